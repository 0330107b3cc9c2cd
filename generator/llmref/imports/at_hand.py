"""The seeds and all copies at hand, with what follows from them before anything is settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from llmref.imports.candidate import Reading
from llmref.imports.evidence import Evidence, evidence_by_id, native_ids
from llmref.imports.identity import Link, Resolution, resolve
from llmref.imports.identity.kinds import KnownIds, refitted
from llmref.imports.lifecycles import with_real_end
from llmref.imports.new_models import as_traits
from llmref.imports.origins import CATALOGUES, key_in
from llmref.imports.providers import Providers
from llmref.imports.untaken import PRICES_ONLY
from llmref.records.offering import OfferingsFile
from llmref.records.traits import Traits
from llmref.seeds import Seeds

Files = Mapping[str, OfferingsFile]
"""Offerings files, by provider."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What settling goes by, and what no step of it changes."""

    seeds: Seeds
    copies: Sequence[Reading]
    """As they are taken: by the catalogs in the order of trust, of each the newest first."""
    precedence: Sequence[str]
    """The catalogs in the order in which they are believed."""
    providers: Providers
    resolution: Resolution
    """Which model each listed id means."""
    links: Mapping[tuple[str, str, str], Link]
    """By source, outside provider and id."""
    traits: Mapping[str, Traits]
    """What models' records say, those of new ones included, by slug."""
    files: Files
    """The offerings files of the seeds."""
    evidence_by_id: Mapping[tuple[str, str], Evidence]
    """What all copies state of each id, by provider and id."""

    @classmethod
    def of(cls, seeds: Seeds, readings: Iterable[Reading], precedence: Sequence[str]) -> AtHand:
        """All that follows from the seeds and the copies, whose order does not matter."""
        newest = sorted(readings, key=lambda reading: reading.checked, reverse=True)
        copies = sorted(newest, key=lambda reading: precedence.index(reading.source))
        listed = (copy for copy in _newest(copies).values() if copy.source not in PRICES_ONLY)
        resolution = resolve([entry for copy in listed for entry in copy.candidates], seeds)
        providers = Providers(seeds)
        files = {seed.slug: seed.record for seed in seeds.offerings}
        return cls(
            seeds,
            copies,
            precedence,
            providers,
            resolution,
            {
                (link.candidate.source, link.candidate.provider, link.candidate.id): link
                for link in resolution.links
            },
            {new.slug: as_traits(new) for new in resolution.models}
            | {seed.slug: seed.record for seed in seeds.models},
            files,
            evidence_by_id(copies, providers, native_ids(files)),
        )

    @property
    def newest(self) -> Mapping[str, Reading]:
        """The newest copy of each catalog."""
        return _newest(self.copies)

    @property
    def today(self) -> date | None:
        """The day that counts as today from now on."""
        days = [seed.record.as_of for seed in self.seeds.sites]
        return max([*days, *(copy.checked for copy in self.copies)], default=None)

    def newest_day(self, catalog: str) -> date:
        """The date of the newest copy that was imported; one that a person cited is none."""
        catalogue, copy = CATALOGUES[catalog], self.newest.get(catalog)
        origins = (file.sources.get(key_in(file, catalogue)) for file in self.files.values())
        days = [origin.checked or date.min for origin in origins if origin]
        return max([*days, copy.checked if copy else date.min])

    def by_provider(self, copy: Reading, files: Files) -> dict[str, dict[str, Link]]:
        """The links of one copy, and known ids that nothing links, by provider and id."""
        ids, kinds = native_ids(files), self.resolution.kinds
        known = KnownIds.of(self.seeds, files)
        released = {seed.slug: seed.record.released for seed in self.seeds.models}
        by_provider: dict[str, dict[str, Link]] = {}
        for candidate in copy.candidates:
            link = self.links.get((candidate.source, candidate.provider, candidate.id))
            for slug in self.providers.slugs(candidate, ids):
                of_copy = refitted(link, candidate, kinds) if link else known.link(slug, candidate)
                model = of_copy.model or known.model(slug, candidate.id)
                real = with_real_end(of_copy.candidate, released.get(model))
                by_provider.setdefault(slug, {})[candidate.id] = replace(of_copy, candidate=real)
        return by_provider


def _newest(copies: Sequence[Reading]) -> dict[str, Reading]:
    """The first of each catalog's copies, in their order."""
    return {copy.source: copy for copy in reversed(copies)}
