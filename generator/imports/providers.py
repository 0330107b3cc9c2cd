"""Which provider of the seeds a catalogue means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.imports.candidate import Candidate
from generator.records.provider import ProviderRecord
from generator.seeds import Seeds


@dataclass(frozen=True)
class Providers:
    """The providers of the seeds, by what catalogues call them."""

    seeds: Seeds

    @cached_property
    def records(self) -> Mapping[str, ProviderRecord]:
        """The records, by slug."""
        return {seed.slug: seed.record for seed in self.seeds.providers}

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The native ids that the seeds have, by provider."""
        return {
            seed.slug: frozenset(
                record.id
                for offering in seed.record.offerings
                for record in (offering, *offering.variants)
            )
            for seed in self.seeds.offerings
        }

    def slugs(self, candidate: Candidate) -> Sequence[str]:
        """The providers that have this id, or, where it is new, the one that gets it."""
        meant = self._meant.get((candidate.source, candidate.provider), ())
        if len(meant) < 2:
            return meant
        return tuple(slug for slug in meant if candidate.id in self.ids.get(slug, ()))

    @cached_property
    def _meant(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for slug, record in self.records.items():
            for source, name in record.catalogue_ids.items():
                found[source, name] = (*found.get((source, name), ()), slug)
        if "openrouter" in self.records:
            found.setdefault(("openrouter", "openrouter"), ("openrouter",))
        return found
