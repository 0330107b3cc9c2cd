"""All names by which models are known, and the model that a reading means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from llmref.imports.identity.knowledge import Knowledge
from llmref.imports.identity.readings import Reading
from llmref.imports.identity.spelling import Words, ends, key, signature, words


@dataclass(frozen=True, slots=True)
class Known:
    """What a name means."""

    slug: str
    creator: str = ""
    label: str = ""
    moving: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a reading means, and whether its words are exactly those of a known name."""

    known: Known
    reading: Reading
    exact: bool

    @property
    def label(self) -> str:
        """How the variant differs, as the name and the endings say."""
        parts = (self.known.label, *self.reading.labels)
        return ", ".join(dict.fromkeys(filter(None, parts)))


@dataclass(frozen=True)
class Names:
    """The names that are known, which grow while candidates are read."""

    tunings: tuple[Words, ...]
    exact: dict[str, Known] = field(default_factory=dict)
    loose: dict[Words, set[str]] = field(default_factory=dict)
    by_slug: dict[str, Known] = field(default_factory=dict)

    def add(self, spelt: Words, known: Known) -> None:
        """Know this spelling from now on, unless it is known already."""
        if not spelt or key(spelt) in self.exact:
            return
        self.exact[key(spelt)] = known
        self.by_slug.setdefault(known.slug, Known(known.slug, known.creator))
        if not known.label:
            self.loose.setdefault(signature(spelt), set()).add(known.slug)

    def find(self, readings: Iterable[Reading]) -> NameMatch | None:
        """What the first reading means that means anything."""
        for reading in readings:
            if known := self.exact.get(reading.key):
                return NameMatch(known, reading, exact=True)
            if (near := self._near(reading)) and _fits(near, reading):
                return NameMatch(near, reading, exact=False)
        return None

    def find_exact(self, readings: Iterable[Reading]) -> NameMatch | None:
        """What the first reading means whose words are exactly those of a known name."""
        for reading in readings:
            if known := self.exact.get(reading.key):
                return NameMatch(known, reading, exact=True)
        return None

    def _near(self, reading: Reading) -> Known | None:
        """The one model whose name has one more or one fewer tuning, or its words otherwise."""
        shorter = [
            reading.words[: -len(tuning)] for tuning in self.tunings if ends(reading.words, tuning)
        ]
        for others in (shorter, [(*reading.words, *tuning) for tuning in self.tunings]):
            slugs = {self.exact[k].slug for other in others if (k := key(other)) in self.exact}
            if len(slugs) == 1:
                return self.by_slug[slugs.pop()]
        same_words = self.loose.get(signature(reading.words), set())
        return self.by_slug[next(iter(same_words))] if len(same_words) == 1 else None


def _fits(known: Known, reading: Reading) -> bool:
    """Whether nothing says that somebody else made it."""
    return not (reading.creators and known.creator) or known.creator in reading.creators


def stated_names(knowledge: Knowledge) -> Iterator[tuple[Words, Known]]:
    """The names in the seeds: those of identity.yaml, of the models' records, and former slugs."""
    folders = {seed.slug: seed.folder for seed in knowledge.seeds.models}
    yield from _of_identity(knowledge, folders)
    yield from _of_records(knowledge, folders)
    for old, slug in _former(knowledge):
        if slug in folders:
            yield words(old), Known(slug, _maker(slug, folders, knowledge))


def _of_identity(knowledge: Knowledge, folders: dict[str, str]) -> Iterator[tuple[Words, Known]]:
    for slug, identity in knowledge.record.models.items():
        creator = "" if identity.unattributed else _maker(slug, folders, knowledge)
        known = Known(slug, creator)
        for name in (slug, *identity.spellings, *filter(None, [identity.name])):
            yield words(name), known
        for name, label in identity.variants.items():
            yield words(name), Known(slug, creator, label)
        for name, label in identity.moving.items():
            yield words(name), Known(slug, creator, label, moving=True)
    for creator, of_creator in knowledge.record.creators.items():
        for slug in of_creator.models:
            yield words(slug), Known(slug, creator)


def _of_records(knowledge: Knowledge, folders: dict[str, str]) -> Iterator[tuple[Words, Known]]:
    shown = Counter(key(words(seed.record.name)) for seed in knowledge.seeds.models)
    for seed in knowledge.seeds.models:
        known = Known(seed.slug, _maker(seed.slug, folders, knowledge))
        for name in (seed.slug, *seed.record.aliases):
            yield words(name), known
        spelt = words(seed.record.name)
        if shown[key(spelt)] == 1 and not knowledge.generic.issuperset(spelt):
            yield spelt, known


def _former(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Each slug that a model had, with the one that it has now."""
    for seed in knowledge.seeds.redirects:
        leads_to = seed.record.models
        for old in leads_to:
            slug = old
            for _ in leads_to:
                slug = leads_to.get(slug, slug)
            yield old, slug


def _maker(slug: str, folders: dict[str, str], knowledge: Knowledge) -> str:
    identity = knowledge.model(slug)
    if identity.unattributed:
        return ""
    folder = folders.get(slug, "")
    if folder:
        return folder if folder in knowledge.creators else ""
    return identity.creator or knowledge.brand(key(words(slug)))
