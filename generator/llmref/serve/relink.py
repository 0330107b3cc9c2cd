"""Seeds → catalogue, where most of the catalogue before still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue, link, link_model
from llmref.catalogue.offerings import offerings_of
from llmref.seeds import Seeds


def relink(before: Catalogue | None, seeds: Seeds, today: date | None) -> Catalogue:
    """What `link` gives; where only models and offerings files changed, the rest is taken over."""
    if before is None or not _same_otherwise(before.seeds, seeds):
        return link(seeds, today)
    seed_before = {seed.path: seed for seed in before.seeds.models}
    changed = {
        seed.slug: link_model(seed, before.creators, before.families)
        for seed in seeds.models
        if seed_before[seed.path] is not seed
    }
    models = {slug: changed.get(slug, model) for slug, model in before.models.items()}
    offerings = tuple(_offerings(before, seeds, models, changed))
    return replace(before, seeds=seeds, models=models, offerings=offerings)


def _same_otherwise(before: Seeds, seeds: Seeds) -> bool:
    if [seed.path for seed in before.models] != [seed.path for seed in seeds.models]:
        return False
    return replace(seeds, models=before.models, offerings=before.offerings) == before


def _offerings(
    before: Catalogue, seeds: Seeds, models: Mapping[str, Model], changed: Mapping[str, Model]
) -> Iterator[Offering]:
    seed_before = {seed.path: seed for seed in before.seeds.offerings}
    for seed in seeds.offerings:
        provider = before.providers.get(seed.slug)
        if provider is None:
            continue
        if seed_before.get(seed.path) is not seed:
            yield from offerings_of(seed, models, provider, before.today)
        else:
            new = offerings_of(seed, changed, provider, before.today) if changed else ()
            instead = {offering.place: offering for offering in new}
            for offering in before.at_provider[provider.slug]:
                yield instead.get(offering.place, offering) if instead else offering
