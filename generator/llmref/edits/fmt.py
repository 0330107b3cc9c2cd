"""Which seeds are not written in their canonical text, and how they are when they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from llmref import yaml_text
from llmref.canonical.document import Document, Plain, read
from llmref.canonical.rule import first_difference
from llmref.edits.files import NotReadable, SeedFile, paths
from llmref.edits.files import read as read_file
from llmref.edits.stage import Change
from llmref.silences import silences

_BY_HAND = "write the keys and items around it plainly, each on a line of its own"


@dataclass(frozen=True, slots=True)
class Uncanonical:
    """A seed whose text is not canonical, or why that cannot be said."""

    path: str
    change: Change | None = None
    line: int = 1
    column: int = 1
    """Where the text starts to differ, or where the trouble is."""
    trouble: str = ""


class _Trouble(NamedTuple):
    words: str
    line: int = 1
    column: int = 1


def uncanonical(folder: Path) -> Iterator[Uncanonical]:
    """Every seed of the folder whose text is not canonical, by path."""
    for path, _ in sorted(paths(folder)):
        try:
            seed = read_file(folder, path)
        except NotReadable as failure:
            place = failure.line, failure.column
            yield Uncanonical(path, None, *place, trouble=failure.words)
            continue
        after = seed.with_document(seed.document)
        if after.data == seed.source:
            continue
        if trouble := _doubt(seed) or _lost(seed, after):
            yield Uncanonical(path, None, trouble.line, trouble.column, trouble.words)
        else:
            change = Change(path, seed.source, after.data)
            yield Uncanonical(path, change, first_difference(seed.text, after.text)[0])


def _doubt(seed: SeedFile) -> _Trouble | None:
    """The first text on several lines that are read as one, which may not be meant so."""
    parsed = yaml_text.parse(seed.yaml)
    for silence in silences(seed.yaml, parsed):
        if silence.lines > 1:
            line, column = parsed.place_of(silence.field)
            ways = (
                "write it on one line, or below `>-`, which joins lines, or `|-`, which keeps them"
            )
            words = f"{silence.lines} lines are read as one: {ways}"
            return _Trouble(words, line + seed.lines_above, column)
    return None


def _lost(seed: SeedFile, after: SeedFile) -> _Trouble | None:
    """What the canonical text would say otherwise, with its place; None if all is the same."""
    before, now = seed.document, read(after.yaml)
    if isinstance(now, yaml_text.Fault) or _unordered(before.value) != _unordered(now.value):
        return _Trouble(f"its canonical text would say something else: {_BY_HAND}")
    gone = Counter(_comments(before)) - Counter(_comments(now))
    for number, line in enumerate(seed.text.split("\n"), 1):
        for comment in gone:
            if (column := line.find(comment)) >= 0:
                words = f"the comment {comment!r} cannot be placed: {_BY_HAND}"
                return _Trouble(words, number, column + 1)
    return None


def _comments(document: Document) -> Iterator[str]:
    yield from filter(None, document.header)
    yield from document.comments.lines()


def _unordered(value: Plain) -> object:
    """The value in one order, so that two with the same parts are equal."""
    if isinstance(value, dict):
        return sorted((key, repr(_unordered(inner))) for key, inner in value.items())
    return sorted(repr(_unordered(inner)) for inner in value) if isinstance(value, list) else value
