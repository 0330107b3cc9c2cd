"""Seeds → catalog. References to nothing are left out here and reported by a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from llmref.catalogue.benchmarks import Benchmark, Score, scores_of
from llmref.catalogue.entities import Creator, Family, Model, Offering, Provider, Variant
from llmref.catalogue.offerings import offerings_of
from llmref.records.model import ModelRecord
from llmref.records.site import Exceptions, PageMatter, Redirects, SiteRecord
from llmref.records.traits import Lifecycle
from llmref.seeds import Seed, Seeds
from llmref.static import StaticFile


@dataclass(frozen=True)
class Catalogue:
    """Every fact of the seeds, joined. Mappings and tuples are sorted by slug."""

    seeds: Seeds = field(repr=False)
    site: SiteRecord
    today: date
    """The day that counts as now: nothing here reads a clock."""
    creators: Mapping[str, Creator]
    families: Mapping[str, Family]
    models: Mapping[str, Model]
    providers: Mapping[str, Provider]
    offerings: tuple[Offering, ...]
    """Sorted by provider, then by model ID."""

    @cached_property
    def at_model(self) -> dict[str, tuple[Offering, ...]]:
        """The offerings of each model, by the model's slug."""
        return _grouped(
            self.models, ((offering.model.slug, offering) for offering in self.offerings)
        )

    @cached_property
    def at_provider(self) -> dict[str, tuple[Offering, ...]]:
        """The offerings of each provider, by the provider's slug."""
        return _grouped(
            self.providers, ((offering.provider.slug, offering) for offering in self.offerings)
        )

    @cached_property
    def by_creator(self) -> dict[str, tuple[Model, ...]]:
        """The models of each creator, by the creator's slug."""
        pairs = ((m.creator.slug, m) for m in self.models.values() if m.creator)
        return _grouped(self.creators, pairs)

    @cached_property
    def by_family(self) -> dict[str, tuple[Model, ...]]:
        """The models of each family, by the family's slug."""
        pairs = ((m.family.slug, m) for m in self.models.values() if m.family)
        return _grouped(self.families, pairs)

    @cached_property
    def benchmarks(self) -> dict[str, Benchmark]:
        """Every benchmark by its slug."""
        return {
            seed.slug: Benchmark(seed.place(), seed.slug, seed.record)
            for seed in self.seeds.benchmarks
        }

    @cached_property
    def at_benchmark(self) -> dict[str, tuple[Score, ...]]:
        """The scores of each benchmark, by its slug, as its direction ranks them."""
        return {
            slug: tuple(scores_of(benchmark, self.models))
            for slug, benchmark in self.benchmarks.items()
        }

    @cached_property
    def scores_of_models(self) -> dict[str, tuple[Score, ...]]:
        """The scores of each model, by the model's slug."""
        scores = (score for scores in self.at_benchmark.values() for score in scores)
        return _grouped(self.models, ((score.model.slug, score) for score in scores))

    @cached_property
    def by_id(self) -> dict[str, tuple[tuple[Offering, Offering | Variant], ...]]:
        """What has each ID, with its offering; the ID in small letters."""
        having: dict[str, list[tuple[Offering, Offering | Variant]]] = defaultdict(list)
        for offering in self.offerings:
            for sellable in offering.sellables:
                having[sellable.id.lower()].append((offering, sellable))
        return {id_: tuple(each) for id_, each in having.items()}

    @cached_property
    def sellables(self) -> tuple[Offering | Variant, ...]:
        """All that has a model ID: each offering, followed by its variants."""
        return tuple(sellable for offering in self.offerings for sellable in offering.sellables)

    @cached_property
    def priced(self) -> tuple[Offering | Variant, ...]:
        """The sellables that state prices of their own."""
        return tuple(sellable for sellable in self.sellables if sellable.record.prices)

    @cached_property
    def lifecycles(self) -> tuple[tuple[Model | Offering | Variant, Lifecycle, str], ...]:
        """All that state a lifecycle of their own, with it and with the slug or model ID."""
        of_models = ((m, m.record.lifecycle, m.slug) for m in self.models.values())
        of_ids = ((s, s.record.lifecycle, s.id) for s in self.sellables)
        return tuple((t, life, name) for t, life, name in (*of_models, *of_ids) if life)

    @cached_property
    def by_key(self) -> dict[str, Offering]:
        """Each offering by its model's and its provider's slug: gpt-4.1-mini/openai."""
        return {offering.key: offering for offering in self.offerings}

    @cached_property
    def static(self) -> dict[str, StaticFile]:
        """Each file that is published as it is, by its address on the site: /CNAME."""
        return {file.address: file for file in self.seeds.static}

    @property
    def pages(self) -> tuple[Seed[PageMatter], ...]:
        """The documentation pages."""
        return self.seeds.pages

    @property
    def redirects(self) -> Redirects:
        """Old slugs and new ones."""
        return self.seeds.redirects[0].record if self.seeds.redirects else Redirects()

    @property
    def exceptions(self) -> Exceptions:
        """Accepted warnings."""
        files = self.seeds.exceptions
        return files[0].record if files else Exceptions(exceptions=[])


Entry = TypeVar("Entry")
UNATTRIBUTED = "unattributed"
"""The folder of models whose maker is not known, and of routers."""


def link(seeds: Seeds, today: date | None = None) -> Catalogue:
    """The catalogue of the seeds, on the given day or on the day that the site names.

    Raises IndexError where the seeds hold no site record.
    """
    site = seeds.sites[0].record
    day = today or site.as_of
    creators = {seed.slug: Creator(seed.place(), seed.slug, seed.record) for seed in seeds.creators}
    families = {
        slug: Family(creator.place.at("families", slug), slug, record, creator)
        for creator in creators.values()
        for slug, record in creator.record.families.items()
    }
    models = {
        seed.slug: link_model(seed, creators, families)
        for seed in sorted(seeds.models, key=lambda seed: seed.slug)
    }
    providers = {
        seed.slug: Provider(seed.place(), seed.slug, seed.record) for seed in seeds.providers
    }
    offerings = tuple(
        offering
        for seed in seeds.offerings
        if seed.slug in providers
        for offering in offerings_of(seed, models, providers[seed.slug], day)
    )
    return Catalogue(
        seeds, site, day, creators, dict(sorted(families.items())), models, providers, offerings
    )


def link_model(
    seed: Seed[ModelRecord], creators: Mapping[str, Creator], families: Mapping[str, Family]
) -> Model:
    """A model with its creator and family, where those exist."""
    creator = creators.get(seed.folder)
    family = families.get(seed.record.family or "")
    return Model(
        seed.place(),
        seed.slug,
        seed.record,
        creator,
        family if family and family.creator is creator else None,
    )


def _grouped(
    keys: Iterable[str], pairs: Iterable[tuple[str, Entry]]
) -> dict[str, tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for key, entity in pairs:
        groups[key].append(entity)
    return {key: tuple(groups[key]) for key in keys}
