"""One id or name → the ways to read it: from all its words to the fewest, with what was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from llmref import formats
from llmref.imports.candidate import Candidate
from llmref.imports.identity.knowledge import Endings, Knowledge, by_words
from llmref.imports.identity.spelling import (
    Words,
    ends,
    key,
    short_date,
    starts,
    whole_date,
    words,
)
from llmref.records.identity import ProviderIdentity

_REVISION = re.compile(r"[-:]v?\d+:\d+\Z")
_SIZE = re.compile(r"\d+(\.\d+)?[bmt](-.*)?", re.I)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NUMBER = re.compile(r"v?\d+(\.\d+)*")
_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What is left of an id once endings are taken off, and what they told."""

    words: Words
    before: tuple[str, ...] = ()
    """What the parts before the model's name told."""
    endings: tuple[str, ...] = ()
    """What the endings told that were taken off."""
    tags: tuple[str, ...] = ()
    """What follows the colon."""
    creators: frozenset[str] = frozenset()
    """Who made it, as parts before the model say."""
    certain: bool = True
    """Whether everything taken off is never part of a name."""

    @property
    def key(self) -> str:
        """What is the same however its words are joined."""
        return key(self.words)

    @property
    def labels(self) -> tuple[str, ...]:
        """All that was told, each once."""
        return tuple(dict.fromkeys(filter(None, (*self.before, *self.endings, *self.tags))))

    @property
    def label(self) -> str:
        """How the variant differs, in the order of the id."""
        return ", ".join(self.labels)


def of_id(candidate: Candidate, known: Knowledge) -> list[Reading]:
    """The ways to read a model ID, the one with the most words first."""
    habits = known.habits(candidate)
    endings = {**known.endings, **by_words(habits.endings)}
    start = _start(candidate, known)
    plain = _without_prefix(start, habits)
    ways = [start] if plain == start else [start, _without_creator(plain, known)]
    return [reading for way in ways for reading in _peeled(way, endings, known)]


def of_name(candidate: Candidate, known: Knowledge) -> list[list[Reading]]:
    """The ways to read a display name: the whole, without brackets, and what brackets hold."""
    name = candidate.name.rpartition(": ")[2]
    inside = [aside for aside in _BRACKETS.findall(name) if words(aside) not in known.asides]
    texts = [name, _BRACKETS.sub(" ", name), *inside] if "(" in name else [name]
    endings = {**known.endings, **by_words(known.habits(candidate).endings)}
    ways = []
    for text in texts:
        spelt = words(text.replace("/", " "))
        start = _without_creator(Reading(spelt), known)
        if start.words and not start.words[0].isdecimal():
            ways.append(list(_peeled(start, endings, known)))
    return ways


def _start(candidate: Candidate, known: Knowledge) -> Reading:
    """The model's part of an id, with what the parts before it say."""
    native_id = _REVISION.sub("", candidate.id)
    path, _, tail = native_id.partition(":") if _is_tagged(native_id) else (native_id, "", "")
    *before, last = path.split("/")
    reading = Reading(words(""))
    for part in before:
        reading = _part(words(part.partition(":")[2] or part), reading, known)
    region, dot, rest = last.partition(".")
    if dot and region in known.record.regions:
        reading = replace(reading, before=(*reading.before, known.record.regions[region]))
        last = rest
    maker, dot, rest = last.partition(".")
    if dot and (slug := known.prefixes.get(words(maker))):
        reading = replace(reading, creators=reading.creators | {slug})
        last = rest if known.brand(key(words(rest))) == slug else f"{maker}-{rest}"
    spelt = words(last)
    if spelt and all(word in known.generic or _NUMBER.fullmatch(word) for word in spelt):
        last = f"{before[-1] if before else known.provider(candidate)}-{last}"
    tags = tuple(_tag(tag, known) for tag in tail.split(":")) if tail else ()
    start = _without_creator(replace(reading, words=words(last)), known)
    return replace(start, tags=tags)


def _tag(tag: str, known: Knowledge) -> str:
    if tag.isdecimal():
        return f"{formats.count(int(tag))} tokens"
    return {**known.modes, **known.endings}.get(words(tag), tag.replace("-", " "))


def _is_tagged(native_id: str) -> bool:
    """Whether what follows the colon means a variant, and not a part of the path or a size."""
    head, colon, tail = native_id.partition(":")
    return bool(colon) and "/" not in tail and not _SIZE.fullmatch(tail) and head != "hf"


def _part(part: Words, reading: Reading, known: Knowledge) -> Reading:
    if part in known.editions:
        return replace(reading, before=(*reading.before, known.editions[part]))
    if part in known.prefixes and part not in known.wrappers:
        return replace(reading, creators=reading.creators | {known.prefixes[part]})
    return reading


def _without_prefix(start: Reading, habits: ProviderIdentity) -> Reading:
    for text, label in ({**dict.fromkeys(habits.prefixes, ""), **habits.editions}).items():
        if starts(start.words, prefix := words(text)):
            rest, before = start.words[len(prefix) :], (*start.before, label)
            return replace(start, words=rest, before=before, certain=False)
    return start


def _without_creator(start: Reading, known: Knowledge) -> Reading:
    """Without the creator's name before a name that begins like one of its models."""
    for count in range(min(known.longest_prefix, len(start.words) - 1), 0, -1):
        slug = known.prefixes.get(start.words[:count])
        rest = start.words[count:]
        if slug and known.brand(key(rest)) == slug:
            return replace(start, words=rest, creators=start.creators | {slug})
    return start


def _peeled(start: Reading, endings: Endings, known: Knowledge) -> Iterator[Reading]:
    reading: Reading | None = start
    while reading is not None:
        yield reading
        reading = _shorter(reading, endings, known)


def _shorter(reading: Reading, endings: Endings, known: Knowledge) -> Reading | None:
    """The reading with its last ending taken off; nothing if it has none."""
    spelt = reading.words
    count, day = whole_date(spelt)
    if count:
        return _less(reading, count, day, certain=True)
    if ending := _ending(spelt, endings):
        return _less(reading, *ending, certain=True)
    if ending := _ending(spelt, known.modes):
        return _less(reading, *ending, certain=False)
    creator = known.brand(key(spelt))
    count, day = short_date(spelt, known.identity(creator).snapshots)
    return _less(reading, count, day, certain=False) if count else None


def _ending(spelt: Words, endings: Mapping[Words, str]) -> tuple[int, str] | None:
    for count in range(min(_LONGEST_ENDING, len(spelt) - 1), 0, -1):
        tail = spelt[-count:]
        if tail in endings and ends(spelt, tail):
            return count, endings[tail]
    return None


def _less(reading: Reading, count: int, label: str, *, certain: bool) -> Reading:
    return replace(
        reading,
        words=reading.words[:-count],
        endings=(label, *reading.endings),
        certain=reading.certain and certain,
    )
