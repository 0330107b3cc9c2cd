"""Seeds → catalogue, where most of the catalogue before still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.catalogue import sell
from generator.catalogue.link import Catalogue, link
from generator.catalogue.things import Offering
from generator.seeds import Seeds


def relink(before: Catalogue | None, seeds: Seeds, today: date | None) -> Catalogue:
    """What `link` gives; where only offerings files changed, all the rest is taken over."""
    if before is None or replace(seeds, offerings=before.seeds.offerings) != before.seeds:
        return link(seeds, today)
    return replace(before, seeds=seeds, offerings=tuple(_offerings(before, seeds)))


def _offerings(before: Catalogue, seeds: Seeds) -> Iterator[Offering]:
    held = {seed.path: seed for seed in before.seeds.offerings}
    for seed in seeds.offerings:
        provider = before.providers.get(seed.slug)
        if provider is None:
            continue
        if held.get(seed.path) is seed:
            yield from before.at_provider[provider.slug]
        else:
            yield from sell.offerings(seed, before.models, provider, before.today)
