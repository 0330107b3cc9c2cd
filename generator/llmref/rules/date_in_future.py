"""Nobody has read a page tomorrow, nor used a model that comes out then: such a date is a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from llmref.catalogue.entities import Model, Provider
from llmref.catalogue.link import Catalogue
from llmref.problems import Place, Problem, error
from llmref.records.charging import Allowance, Minimum
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.source import Gotcha

Read = tuple[Place, date | None]


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each day of reading, release and end of knowledge after today.

    A partial date is after today only if its earliest day is; an announced model may have a day
    of release to come.
    """
    for place, day in (*_of_records(catalogue), *_of_offerings(catalogue)):
        if day is not None and day > catalogue.today:
            yield error(
                place,
                f"{day} is after {catalogue.today}, the date that counts as today",
                "correct it, or update `as_of` in site.yaml",
            )
    for model in catalogue.models.values():
        yield from _of_model(model, catalogue.today)


def _of_model(model: Model, today: date) -> Iterator[Problem]:
    record = model.record
    after = f"is after {today}, the date that counts as today"
    if record.knowledge_cutoff and record.knowledge_cutoff.first > today:
        text = record.knowledge_cutoff.text
        yield model.error("knowledge_cutoff", f"knowledge cutoff {text} {after}", "correct it")
    is_announced = record.lifecycle is not None and record.lifecycle.status == "announced"
    if record.released and record.released.first > today and not is_announced:
        yield model.error(
            "released",
            f"released {record.released.text} {after}",
            "correct it, set `lifecycle: {status: announced}`, or update `as_of` in site.yaml",
        )


def _of_records(catalogue: Catalogue) -> Iterator[Read]:
    for group in (catalogue.creators, catalogue.models, catalogue.providers):
        for entity in group.values():
            for position, source in enumerate(entity.record.sources):
                yield entity.place.at("sources", position, "checked"), source.checked
    for provider in catalogue.providers.values():
        yield from _of_gotchas(provider.record.gotchas, provider.place)
        yield from _of_charging(provider)
        for position, no_call in enumerate(provider.record.no_calls):
            if no_call.source:
                place = provider.place.at("no_calls", position, "source", "checked")
                yield place, no_call.source.checked
    for benchmark in catalogue.benchmarks.values():
        yield benchmark.place.at("source", "checked"), benchmark.record.source.checked
        for position, score in enumerate(benchmark.record.scores):
            yield benchmark.place.at("scores", position, "date"), score.date
    for currency, rate in catalogue.site.exchange_rates.items():
        place = Place("site.yaml", ("exchange_rates", currency, "source", "checked"))
        yield place, rate.source.checked


def _of_charging(provider: Provider) -> Iterator[Read]:
    terms: dict[str, Sequence[Minimum | Allowance]] = {
        "minimums": provider.record.minimums,
        "allowances": provider.record.allowances,
    }
    for key, entries in terms.items():
        for position, entry in enumerate(entries):
            yield provider.place.at(key, position, "source", "checked"), entry.source.checked


def _of_gotchas(gotchas: list[Gotcha], place: Place) -> Iterator[Read]:
    for position, gotcha in enumerate(gotchas):
        if gotcha.source:
            yield place.at("gotchas", position, "source", "checked"), gotcha.source.checked


def _of_offerings(catalogue: Catalogue) -> Iterator[Read]:
    for seed in catalogue.seeds.offerings:
        yield from _of_file(seed.record, seed.place())
        for position, offering in enumerate(seed.record.offerings):
            place = seed.place().at("offerings", position)
            yield from _of_sold(offering, place)
            yield from _of_gotchas(offering.gotchas, place)
            for number, variant in enumerate(offering.variants):
                yield from _of_sold(variant, place.at("variants", number))


def _of_file(file: OfferingsFile, place: Place) -> Iterator[Read]:
    yield place.at("defaults", "checked"), file.defaults.checked
    for key, origin in file.sources.items():
        yield place.at("sources", key, "checked"), origin.checked


def _of_sold(record: OfferingRecord | VariantRecord, place: Place) -> Iterator[Read]:
    if record.checked:  # most have none of their own, and a place for each of them takes long
        yield place.at("checked"), record.checked
    if record.last_seen:
        yield place.at("last_seen"), record.last_seen
    for position, price in enumerate(record.prices):
        if price.checked:
            yield place.at("prices", position, "checked"), price.checked
        for number, dispute in enumerate(price.disputed):
            at = place.at("prices", position, "disputed", number, "checked")
            yield at, dispute.checked
        for number, wrong in enumerate(price.corrects):
            yield place.at("prices", position, "corrects", number, "checked"), wrong.checked
        for number, revision in enumerate(price.revised):
            yield place.at("prices", position, "revised", number, "by"), revision.by
