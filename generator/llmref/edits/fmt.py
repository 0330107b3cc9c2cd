"""Which seeds are not written in their canonical text, and how they are when they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from llmref import yaml_text
from llmref.canonical.rule import first_difference
from llmref.edits.faithful import Trouble
from llmref.edits.files import NotReadable, SeedFile, paths
from llmref.edits.files import read as read_file
from llmref.edits.stage import Change
from llmref.silences import silences


@dataclass(frozen=True, slots=True)
class Uncanonical:
    """A seed whose text is not canonical, or why that cannot be said."""

    path: str
    change: Change | None = None
    line: int = 1
    column: int = 1
    """Where the text starts to differ, or where the trouble is."""
    trouble: str = ""


def uncanonical(folder: Path) -> Iterator[Uncanonical]:
    """Every seed of the folder whose text is not canonical, by path."""
    for path, _ in sorted(paths(folder)):
        try:
            seed = read_file(folder, path)
            after = seed.with_document(seed.document)
        except NotReadable as failure:
            place = failure.line, failure.column
            yield Uncanonical(path, None, *place, trouble=failure.words)
            continue
        if after.data == seed.source:
            continue
        if trouble := _doubt(seed):
            yield Uncanonical(path, None, trouble.line, trouble.column, trouble.words)
        else:
            change = Change(path, seed.source, after.data)
            yield Uncanonical(path, change, first_difference(seed.text, after.text)[0])


def _doubt(seed: SeedFile) -> Trouble | None:
    """The first text on several lines that are read as one, which may not be meant so."""
    parsed = yaml_text.parse(seed.yaml)
    for silence in silences(seed.yaml, parsed):
        if silence.lines > 1:
            line, column = parsed.place_of(silence.field)
            ways = (
                "write it on one line, or below `>-`, which joins lines, or `|-`, which keeps them"
            )
            words = f"{silence.lines} lines are read as one: {ways}"
            return Trouble(words, line + seed.lines_above, column)
    return None
