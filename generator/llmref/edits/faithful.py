"""What a new text of a seed would lose: a comment without a place, or a part of what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from llmref import yaml_text
from llmref.canonical.document import Document, Plain, read

_BY_HAND = "write the keys and items around it plainly, each on a line of its own"


class Trouble(NamedTuple):
    """Why a text cannot be written, and where in the text before."""

    words: str
    line: int = 1
    column: int = 1


def lost(before: Document | None, wanted: Document, text: str, new: str) -> Trouble | None:
    """What YAML loses that is to say what is wanted; None where it has all.

    `before` is what `text` said, or None for a new file; its comments count as well as those that
    are wanted.
    """
    now = read(new)
    if isinstance(now, yaml_text.Fault) or _unordered(wanted.value) != _unordered(now.value):
        return Trouble(f"its canonical text would say something else: {_BY_HAND}")
    had = Counter(_comments(wanted))
    if before is not None:
        had |= Counter(_comments(before))
    gone = had - Counter(_comments(now))
    for comment in gone:
        words = f"the comment {comment!r} cannot be placed: {_BY_HAND}"
        for number, line in enumerate(text.split("\n"), 1):
            if (column := line.find(comment)) >= 0:
                return Trouble(words, number, column + 1)
        return Trouble(words)
    return None


def _comments(document: Document) -> Iterator[str]:
    yield from filter(None, document.header)
    yield from document.comments.lines()


def _unordered(value: Plain) -> object:
    """The value in one order, so that two with the same parts are equal."""
    if isinstance(value, dict):
        return sorted((key, repr(_unordered(inner))) for key, inner in value.items())
    return sorted(repr(_unordered(inner)) for inner in value) if isinstance(value, list) else value
