"""A slug that leads to nothing would lose an offering, a neighbour or a link without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from llmref.catalogue.charging import plans_of
from llmref.catalogue.entities import Provider
from llmref.catalogue.link import UNATTRIBUTED, Catalogue
from llmref.problems import Place, Problem, error
from llmref.records.charging import Allowance, Minimum
from llmref.records.provider import NoCall, RecipeRecord
from llmref.records.source import Gotcha
from llmref.wording import Guesses


class SlugReference(NamedTuple):
    """One slug that has to lead to something."""

    place: Place
    what: str
    slug: str
    known: Collection[str]


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each reference to what does not exist.

    A file that was refused exists: that it is broken is reported at its own path only.
    """
    guesses = Guesses()
    for place, subject, slug, known in _references(catalogue):
        if slug not in known:
            hint = guesses.near(slug, known) or f"there is no {subject} at all yet"
            yield error(place, f"there is no {subject} {slug!r}", hint)


def _references(catalogue: Catalogue) -> Iterator[SlugReference]:
    models = {*catalogue.models, *_refused(catalogue, "models")}
    yield from _of_models(catalogue)
    yield from _of_providers(catalogue, models)
    yield from _of_offerings(catalogue, models)
    yield from _of_lives(catalogue, models)
    for benchmark in catalogue.benchmarks.values():
        scores = benchmark.place.at("scores")
        for position, score in enumerate(benchmark.record.scores):
            yield SlugReference(scores.at(position, "model"), "model", score.model, models)
    featured = Place("site.yaml", ("featured",))
    for position, slug in enumerate(catalogue.site.featured):
        yield SlugReference(featured.at(position), "model", slug, models)
    yield from _of_redirects(catalogue, models)


def _refused(catalogue: Catalogue, folder: str) -> set[str]:
    paths = (PurePosixPath(path) for path in catalogue.seeds.refused)
    return {path.stem for path in paths if path.parts[0] == folder}


def _of_models(catalogue: Catalogue) -> Iterator[SlugReference]:
    broken = _refused(catalogue, "creators")
    creators = {*catalogue.creators, *broken, UNATTRIBUTED}
    for seed in catalogue.seeds.models:
        place, creator = seed.place(), catalogue.creators.get(seed.folder)
        yield SlugReference(place, "creator", seed.folder, creators)
        if seed.record.family and (creator or seed.folder == UNATTRIBUTED):
            families = creator.record.families if creator else ()
            subject = f"family of {seed.folder}"
            yield SlugReference(place.at("family"), subject, seed.record.family, families)


def _of_providers(catalogue: Catalogue, models: Collection[str]) -> Iterator[SlugReference]:
    creators = {*catalogue.creators, *_refused(catalogue, "creators")}
    for provider in catalogue.providers.values():
        record, place = provider.record, provider.place
        if record.creator:
            yield SlugReference(place.at("creator"), "creator", record.creator, creators)
        yield from _of_gotchas(record.gotchas, place, models)
        of_some: dict[str, Sequence[RecipeRecord | NoCall | Minimum | Allowance]] = {
            "minimums": record.minimums,
            "allowances": record.allowances,
            "recipes": record.recipes,
            "no_calls": record.no_calls,
        }
        yield from _of_plans(catalogue, provider)
        for key, listed in of_some.items():
            for position, entry in enumerate(listed):
                for number, slug in enumerate(entry.models):
                    entry_at = place.at(key, position, "models", number)
                    yield SlugReference(entry_at, "model", slug, models)


def _of_plans(catalogue: Catalogue, provider: Provider) -> Iterator[SlugReference]:
    """The plans of allowances, which the offerings of the provider declare."""
    if catalogue.seeds.hides("offerings"):
        return
    plans = plans_of(catalogue.seeds, provider.slug)
    for position, allowance in enumerate(provider.record.allowances):
        if allowance.plan:
            place = provider.place.at("allowances", position, "plan")
            yield SlugReference(place, "plan", allowance.plan, plans)


def _of_gotchas(
    gotchas: list[Gotcha], place: Place, models: Collection[str]
) -> Iterator[SlugReference]:
    for position, gotcha in enumerate(gotchas):
        for number, slug in enumerate(gotcha.models):
            yield SlugReference(
                place.at("gotchas", position, "models", number), "model", slug, models
            )


def _of_offerings(catalogue: Catalogue, models: Collection[str]) -> Iterator[SlugReference]:
    providers = {*catalogue.providers, *_refused(catalogue, "providers")}
    for seed in catalogue.seeds.offerings:
        file, place = seed.record, seed.place()
        yield SlugReference(place, "provider", seed.slug, providers)
        for position, offering in enumerate(file.offerings):
            entry_at = place.at("offerings", position)
            yield SlugReference(entry_at.at("model"), "model", offering.model, models)
            if offering.gotchas:
                yield from _of_gotchas(offering.gotchas, entry_at, models)
            if offering.plan:
                yield SlugReference(entry_at.at("plan"), "plan", offering.plan, file.plans)
            for number, variant in enumerate(offering.variants):
                if variant.plan:
                    variant_at = entry_at.at("variants", number, "plan")
                    yield SlugReference(variant_at, "plan", variant.plan, file.plans)


def _of_lives(catalogue: Catalogue, models: Collection[str]) -> Iterator[SlugReference]:
    for entity, life, _ in catalogue.lifecycles:
        if life.successor:
            place = entity.place.at("lifecycle", "successor")
            yield SlugReference(place, "model", life.successor, models)


def _of_redirects(catalogue: Catalogue, models: Collection[str]) -> Iterator[SlugReference]:
    known: dict[str, tuple[str, Collection[str]]] = {
        "models": ("model", models),
        "offerings": ("model", {*models, *catalogue.redirects.models}),
        "providers": ("provider", {*catalogue.providers, *_refused(catalogue, "providers")}),
        "creators": ("creator", {*catalogue.creators, *_refused(catalogue, "creators")}),
        "families": ("family", catalogue.families),
        "docs": ("page", {page.slug for page in catalogue.pages} | _refused(catalogue, "pages")),
    }
    for group, pairs in catalogue.redirects:
        subject, live = known[group]
        if subject == "family" and catalogue.seeds.hides("creators"):
            continue  # it may be one of the file that could not be read
        slugs = {*live, *pairs}
        for old, new in pairs.items():
            yield SlugReference(Place("redirects.yaml", (group, old)), subject, new, slugs)
