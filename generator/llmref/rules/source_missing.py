"""A fact without source and date cannot be checked by anyone, so it is not published."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.catalogue.offerings import Level, citation
from llmref.problems import Field, Problem, error
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price
from llmref.records.source import source_of
from llmref.wording import Guesses

Fact = tuple[Field, tuple[Level, ...]]
"""The place of a fact and the levels that may say where it was read, the innermost first."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each unknown source key, and each fact without source or date."""
    yield from _of_providers(catalogue)
    guesses = Guesses()
    for seed in catalogue.seeds.offerings:
        file = seed.record
        default = (file.defaults.source, file.defaults.checked)
        if default[0] is not None and default[0] not in file.sources:
            place = seed.place().at("defaults", "source")
            yield error(place, *_unknown(default[0], file, guesses))
        for steps, levels in _facts(file, default):
            if levels[0][0] is not None and levels[0][0] not in file.sources:
                yield error(
                    seed.place().at(*steps, "source"), *_unknown(levels[0][0], file, guesses)
                )
            elif not citation(file, *levels) and (words := _uncited(file, levels)):
                yield error(seed.place().at(*steps), *words)


def _of_providers(catalogue: Catalogue) -> Iterator[Problem]:
    """Features of a provider without a source: the pages of all its models repeat them."""
    for provider in catalogue.providers.values():
        if provider.record.features and not source_of(provider.record.sources, "features"):
            yield provider.error(
                "features",
                "this has no source",
                "add `features` under `for` of a source of this record",
            )


def _facts(file: OfferingsFile, default: Level) -> Iterator[Fact]:
    for position, offering in enumerate(file.offerings):
        outer = ((offering.source, offering.checked), default)
        steps: Field = ("offerings", position)
        yield steps, outer
        yield from _of_life(offering, steps, outer)
        if offering.request_parameters and offering.request_parameters.source:
            level = (offering.request_parameters.source, None)
            yield (*steps, "request_parameters"), (level, *outer)
        yield from _of_prices(offering, steps, outer)
        for number, variant in enumerate(offering.variants):
            inner = ((variant.source, variant.checked), *outer)
            if inner[0] != (None, None):
                yield (*steps, "variants", number), inner
            yield from _of_life(variant, (*steps, "variants", number), inner)
            yield from _of_prices(variant, (*steps, "variants", number), inner)


def _of_life(
    record: OfferingRecord | VariantRecord, steps: Field, outer: tuple[Level, ...]
) -> Iterator[Fact]:
    if record.lifecycle and record.lifecycle.source:
        yield (*steps, "lifecycle"), ((record.lifecycle.source, None), *outer)
    if record.last_seen_by:
        yield (*steps, "last_seen_by"), ((record.last_seen_by, None), *outer)


def _of_prices(
    record: OfferingRecord | VariantRecord, steps: Field, outer: tuple[Level, ...]
) -> Iterator[Fact]:
    for position, price in enumerate(record.prices):
        field = (*steps, "prices", position)
        level = (price.source, price.checked)
        if level != (None, None):
            yield field, (level, *outer)
        yield from _within(price, field, outer)


def _within(price: Price, field: Field, outer: tuple[Level, ...]) -> Iterator[Fact]:
    for rate, source in price.rate_sources.items():
        yield (*field, "rate_sources", rate), ((source, None), *outer)
    for number, dispute in enumerate(price.disputed):
        yield (*field, "disputed", number), ((dispute.source, dispute.checked),)
    for number, wrong in enumerate(price.corrects):
        yield (*field, "corrects", number), ((wrong.source, wrong.checked),)
    for number, revision in enumerate(price.revised):
        yield (*field, "revised", number), ((revision.source, revision.by),)


def _unknown(key: str, file: OfferingsFile, guesses: Guesses) -> tuple[str, str]:
    hint = guesses.near(key, file.sources) or "declare it under `sources` at the top of the file"
    return f"there is no source {key!r} in this file", hint


def _uncited(file: OfferingsFile, levels: tuple[Level, ...]) -> tuple[str, str] | None:
    key = next((source for source, _ in levels if source is not None), None)
    if key is None:
        return "this has no source", "add a `source`, here or in `defaults`"
    if key not in file.sources:
        return None  # told where the key is written
    return f"the source {key!r} has no date", "add `checked`, the date of the copy"
