"""What seeds state, each entry under a key that two versions of the seeds share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from llmref.changes.facts import Item, Rename, Way, facts
from llmref.changes.prices import Sheet, condition_of
from llmref.records.base import Record
from llmref.records.benchmark import BenchmarkRecord
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price
from llmref.records.site import Redirects
from llmref.seeds import Seed, Seeds

Key = tuple[str, ...]
"""Kind and slugs: ("offering", "acme", "anvil-1")."""
Moves = Mapping[str, Mapping[str, str]]
"""Per kind: old slugs and those that the same records have now."""
_OTHERS = {"sites", "identities"}
_REFERS = {
    **dict.fromkeys(("model", "models", "featured", "successor"), "model"),
    "creator": "creator",
}
_PRICED = frozenset(
    {"rates", "when", "starts", "ends", "currency", "converted_from", "corrects", "revised"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be added, removed, moved or changed: a record, an offering, a file."""

    name: str
    facts: Mapping[Way, str]
    page: bool = False
    """Whether it has a page of its own."""
    sheet: Sheet | None = None
    slug: str = ""


@dataclass(frozen=True)
class Version:
    """The seeds at one time; slugs that moved since then are read as those of today."""

    seeds: Seeds
    moves: Moves = field(default_factory=dict)

    @property
    def redirects(self) -> Redirects:
        """Old slugs and new ones."""
        files = self.seeds.redirects
        return files[0].record if files else Redirects()

    @cached_property
    def entries(self) -> dict[Key, Entry]:
        """Everything, by its key."""
        return dict([*self._records(), *self._families(), *self._sellables(), *self._others()])

    def now(self, kind: str, slug: str) -> str:
        """The slug that the record of that kind has today."""
        return self.moves.get(kind, {}).get(slug, slug)

    @property
    def _rename(self) -> Rename:
        def rename(key: str, slug: str) -> str:
            kind = "family" if key == "family" else _REFERS.get(key, "")
            return self.now(kind, slug)

        return rename

    def _facts(self, record: Record, *without: str) -> dict[Way, str]:
        return facts(record, without, self._rename)

    def _records(self) -> Iterator[tuple[Key, Entry]]:
        for model in self.seeds.models:
            facts = {**self._facts(model.record), ("creator",): self.now("creator", model.folder)}
            yield self._entry("model", model.slug, model.record.name, facts)
        for provider in self.seeds.providers:
            facts = self._facts(provider.record)
            yield self._entry("provider", provider.slug, provider.record.name, facts)
        for creator in self.seeds.creators:
            facts = self._facts(creator.record, "families")
            yield self._entry("creator", creator.slug, creator.record.name, facts)
        for benchmark in self.seeds.benchmarks:
            facts = self._facts(benchmark.record, "scores") | self._scores(benchmark.record)
            yield self._entry("benchmark", benchmark.slug, benchmark.record.name, facts)
        for page in self.seeds.pages:
            facts = {**self._facts(page.record), ("body",): page.body}
            yield self._entry("page", page.slug, page.record.title, facts)

    def _scores(self, record: BenchmarkRecord) -> dict[Way, str]:
        """Scores by what they are of, so that neither order nor a new slug of a model counts."""
        facts: dict[Way, str] = {}
        for score in record.scores:
            name = ", ".join(filter(None, (self.now("model", score.model), score.setting)))
            stated = self._facts(score, "model", "setting")
            facts |= {("scores", Item(name), *inner): text for inner, text in stated.items()}
        return facts

    def _entry(
        self, kind: str, slug: str, name: str, facts: Mapping[Way, str]
    ) -> tuple[Key, Entry]:
        return (kind, self.now(kind, slug)), Entry(name, facts, page=True, slug=slug)

    def _families(self) -> Iterator[tuple[Key, Entry]]:
        for creator in self.seeds.creators:
            for slug, family in creator.record.families.items():
                yield self._entry("family", slug, family.name, self._facts(family))

    def _others(self) -> Iterator[tuple[Key, Entry]]:
        """Files that are no record's: the site; and each exception."""
        for group in sorted(_OTHERS):
            seeds: tuple[Seed[Record], ...] = getattr(self.seeds, group, ())
            for seed in seeds:
                yield (group,), Entry(seed.path, self._facts(seed.record))
        for static in self.seeds.static:
            yield ("static", static.path), Entry(static.seed, {("content",): static.version})
        for file in self.seeds.exceptions:
            for accepted in file.record.exceptions:
                path = self._path_now(accepted.file)
                subject = self.now(path.partition("/")[0].rstrip("s"), accepted.subject or "")
                key = ("exception", accepted.rule, path, subject)
                name = f"{path} {subject}".rstrip()
                yield key, Entry(name, {("reason",): accepted.reason}, slug=accepted.rule)

    def _path_now(self, path: str) -> str:
        """The path that a seed has today."""
        if "/" not in path:
            return path
        folder, *between, name = path.removesuffix(".yaml").split("/")
        kind = {"models": "model", "creators": "creator"}.get(folder, "provider")
        steps = [folder, *(self.now("creator", step) for step in between), self.now(kind, name)]
        return "/".join(steps) + ".yaml"

    def _sellables(self) -> Iterator[tuple[Key, Entry]]:
        models = {seed.slug: seed.record.name for seed in self.seeds.models}
        providers = {seed.slug: seed.record.name for seed in self.seeds.providers}
        for seed in self.seeds.offerings:
            seller = self.now("provider", seed.slug)
            name = providers.get(seed.slug, seed.slug)
            yield ("file", seller), Entry(name, self._facts(seed.record, "offerings"))
            for offering in seed.record.offerings:
                key = (seller, self.now("model", offering.model))
                title = f"{name}: {models.get(offering.model, offering.model)}"
                yield ("offering", *key), self._sellable(seed.record, offering, title)
                for variant in offering.variants:
                    labelled = f"{title} ({variant.label})"
                    facts = self._sellable(seed.record, variant, labelled)
                    yield ("variant", *key, variant.id), facts

    def _sellable(
        self, file: OfferingsFile, record: OfferingRecord | VariantRecord, name: str
    ) -> Entry:
        facts = self._facts(record, "prices", "variants")
        for price in record.prices:
            field = ("price", _price_name(price))
            stated = self._facts(price, *_PRICED)
            facts |= {(*field, *inner): text for inner, text in stated.items()}
        sheet = Sheet(record.prices, file.defaults.currency)
        return Entry(name, facts, isinstance(record, OfferingRecord), sheet)


def _price_name(price: Price) -> str:
    """What distinguishes a price from the others of the same entry."""
    begins = f"from {price.starts}" if price.starts else ""
    return " ".join(part for part in (condition_of(price), begins) if part) or "base"
