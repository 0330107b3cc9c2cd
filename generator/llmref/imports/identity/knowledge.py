"""What the seeds know of names, looked up by the words of an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from llmref.imports.candidate import Candidate
from llmref.imports.identity.spelling import Words, words
from llmref.records.creator import CreatorRecord
from llmref.records.identity import (
    CreatorIdentity,
    IdentityRecord,
    ModelIdentity,
    OfferingIdentity,
    ProviderIdentity,
)
from llmref.records.kinds import Kind
from llmref.seeds import Seeds

Endings = Mapping[Words, str]


@dataclass(frozen=True)
class Knowledge:
    """The seeds as identity uses them."""

    seeds: Seeds = field(repr=False)
    record: IdentityRecord = field(repr=False)

    @cached_property
    def creators(self) -> Mapping[str, CreatorRecord]:
        """Records of creators, by slug."""
        return {seed.slug: seed.record for seed in self.seeds.creators}

    @cached_property
    def provider_slugs(self) -> Mapping[str, str]:
        """Slugs of providers, by slug, other slugs, and `source:outside name`."""
        slugs = {seed.slug: seed.slug for seed in self.seeds.providers}
        for seed in self.seeds.providers:
            slugs |= {alias: seed.slug for alias in seed.record.aliases if alias not in slugs}
            for source, name in seed.record.catalogue_ids.items():
                slugs[f"{source}:{name}"] = seed.slug
        return slugs

    def provider(self, candidate: Candidate) -> str:
        """The slug of the candidate's provider, or what its source calls one that we lack."""
        name = candidate.provider
        known = self.provider_slugs
        return known.get(f"{candidate.source}:{name}") or known.get(name, name)

    def habits(self, candidate: Candidate) -> ProviderIdentity:
        """How the ids of the candidate's provider differ from names."""
        known = self.record.providers
        return known.get(self.provider(candidate)) or known.get(candidate.provider) or _NO_HABITS

    def stated(self, candidate: Candidate) -> OfferingIdentity | None:
        """What identity.yaml says of exactly this id."""
        return self.habits(candidate).offerings.get(candidate.id)

    @cached_property
    def prefixes(self) -> Mapping[Words, str]:
        """Creators by the words that stand for them in ids."""
        creators: dict[Words, str] = {}
        for slug, record in self.creators.items():
            for name in (slug, *record.aliases):
                creators[words(name)] = slug
        for slug, identity in self.record.creators.items():
            for name in (slug, *identity.prefixes):
                creators[words(name)] = slug
        return creators

    @cached_property
    def longest_prefix(self) -> int:
        """The number of words of the longest of the prefixes."""
        return max(map(len, self.prefixes), default=0)

    @cached_property
    def brands(self) -> tuple[tuple[str, str], ...]:
        """Beginnings of names with the creators that use them, the longest first."""
        pairs = (
            ("".join(words(word)).replace(".", ""), slug)
            for slug, identity in self.record.creators.items()
            for word in identity.words
        )
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))

    def brand(self, key: str) -> str:
        """The creator whose names begin like this key; empty if none does."""
        same_letter = self._brands_by_letter.get(key[:1], ())
        return next((slug for brand, slug in same_letter if key.startswith(brand)), "")

    @cached_property
    def _brands_by_letter(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        by_letter: dict[str, list[tuple[str, str]]] = {}
        for brand, slug in self.brands:
            by_letter.setdefault(brand[:1], []).append((brand, slug))
        return by_letter

    def identity(self, creator: str) -> CreatorIdentity:
        """What is known of the names of a creator's models."""
        return self.record.creators.get(creator, _NO_CREATOR)

    @cached_property
    def own_providers(self) -> Mapping[str, frozenset[str]]:
        """The creators that a provider belongs to, by the provider's slug."""
        creators: dict[str, set[str]] = {}
        for slug, identity in self.record.creators.items():
            for name in identity.providers:
                creators.setdefault(self.provider_slugs.get(name, name), set()).add(slug)
        return {name: frozenset(slugs) for name, slugs in creators.items()}

    @cached_property
    def owner_names(self) -> Mapping[str, frozenset[str]]:
        """The same by outside names."""
        return {
            name: frozenset({slug})
            for slug, identity in self.record.creators.items()
            for name in identity.providers
        }

    def owners(self, candidate: Candidate) -> frozenset[str]:
        """The creators that the candidate's provider belongs to."""
        creators = self.own_providers.get(self.provider(candidate))
        return creators or self.owner_names.get(candidate.provider, frozenset())

    @cached_property
    def wrappers(self) -> frozenset[Words]:
        """Parts of ids before the model that say nothing."""
        return frozenset(words(wrapper) for wrapper in self.record.wrappers)

    @cached_property
    def editions(self) -> Endings:
        """Parts of ids before the model that mean a variant, with its label."""
        return by_words(self.record.editions)

    @cached_property
    def endings(self) -> Endings:
        """Endings that always mean a variant, with its label."""
        return by_words(self.record.endings)

    @cached_property
    def modes(self) -> Endings:
        """Endings that mean a variant where the rest is the name of a model."""
        return {**by_words(self.record.modes), **{words(word): "" for word in self.record.silent}}

    @cached_property
    def asides(self) -> frozenset[Words]:
        """What brackets in names hold that names no model."""
        return frozenset({*self.endings, *self.modes})

    @cached_property
    def generic(self) -> frozenset[str]:
        """Words that name no model unless something stands before them."""
        return frozenset(self.record.generic)

    @cached_property
    def tunings(self) -> tuple[Words, ...]:
        """Endings that most names leave out."""
        return tuple(words(tuning) for tuning in self.record.tunings)

    @cached_property
    def derived(self) -> frozenset[str]:
        """Words that mean somebody else's finetune."""
        return frozenset(self.record.derived)

    @cached_property
    def kind_words(self) -> tuple[tuple[Words, Kind], ...]:
        """Words in names that mean a kind: more words first, then in the order of the seeds."""
        pairs = ((words(word), kind) for kind, names in self.record.kinds.items() for word in names)
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    def model(self, slug: str) -> ModelIdentity:
        """What is known of the names of a model."""
        return self.record.models.get(slug, _NO_MODEL)


_NO_HABITS, _NO_CREATOR, _NO_MODEL = ProviderIdentity(), CreatorIdentity(), ModelIdentity()


def knowledge(seeds: Seeds) -> Knowledge:
    """What these seeds know."""
    records: Iterable[IdentityRecord] = (seed.record for seed in seeds.identities)
    return Knowledge(seeds, next(iter(records), IdentityRecord()))


def by_words(labels: Mapping[str, str]) -> Endings:
    """The mapping with its keys as words."""
    return {words(text): label for text, label in labels.items()}
