"""Which provider of the seeds a catalogue means."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from llmref.imports.candidate import Candidate
from llmref.records.provider import ProviderRecord
from llmref.seeds import Seeds


@dataclass(frozen=True)
class Providers:
    """The providers of the seeds, by what catalogues call them."""

    seeds: Seeds

    @cached_property
    def records(self) -> Mapping[str, ProviderRecord]:
        """The records, by slug."""
        return {seed.slug: seed.record for seed in self.seeds.providers}

    def slugs(self, candidate: Candidate, ids: Mapping[str, Container[str]]) -> Sequence[str]:
        """The provider meant; where several are called so, those that have this id, by `ids`."""
        meant = self._meant.get((candidate.source, candidate.provider), ())
        if len(meant) < 2:
            return meant
        return tuple(slug for slug in meant if candidate.id in ids.get(slug, ()))

    @cached_property
    def _meant(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        slugs: dict[tuple[str, str], tuple[str, ...]] = {}
        for slug, record in self.records.items():
            for source, name in record.catalogue_ids.items():
                slugs[source, name] = (*slugs.get((source, name), ()), slug)
        if "openrouter" in self.records:
            slugs.setdefault(("openrouter", "openrouter"), ("openrouter",))
        return slugs
