"""Changes as text for a terminal, and as Markdown for a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from llmref.changes.change import GROUPS, Change
from llmref.formats import plural

NOTHING = "No fact is different."
_MANY = 4
"""From so many equal sentences about one provider on, they are told once."""


def as_text(changes: Sequence[Change]) -> str:
    """Counts first, then a paragraph per group."""
    if not changes:
        return f"{NOTHING}\n"
    parts = [f"{headline(changes)}.\n"]
    for heading, lines in _groups(changes):
        parts.append("\n".join([f"{heading}", *(f"  {line}" for line in lines), ""]))
    return "\n".join(parts)


def as_markdown(changes: Sequence[Change]) -> str:
    """The same, as Markdown."""
    if not changes:
        return f"{NOTHING}\n"
    parts = [f"**{headline(changes)}.**\n"]
    for heading, lines in _groups(changes):
        parts.append(
            "\n".join([f"### {heading}\n", *(f"- {_escaped(line)}" for line in lines), ""])
        )
    return "\n".join(parts)


def headline(changes: Sequence[Change]) -> str:
    """How many of each: 2 pages added, 1 redirect, 3 prices."""
    counts = []
    for group, (_, one, several) in GROUPS.items():
        held = [change for change in changes if change.group == group]
        pages = sum(change.page for change in held)
        others = len(held) - pages
        if pages:
            counts.append(f"{plural(pages, 'page')} {group}")
        if others:
            counts.append(plural(others, one, several))
    return ", ".join(counts)


def _groups(changes: Sequence[Change]) -> Iterator[tuple[str, list[str]]]:
    for group, held in groupby(changes, key=lambda change: change.group):
        yield GROUPS[group][0], list(_lines(list(held)))


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    """A line per change; what many offerings of a provider share is told once."""
    alike: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        seller, _, sold = change.subject.partition(": ")
        key = (seller if sold else change.subject, change.words)
        alike.setdefault(key, []).append(change)
    for (seller, words), held in alike.items():
        if len(held) >= _MANY and held[0].group == "source":
            yield f"{seller}: {words} ({plural(len(held), 'offering')})"
        else:
            yield from (_line(change) for change in held)


def _line(change: Change) -> str:
    # A model with a rate reads as one sentence; a file, a creator or a page needs a colon.
    glue = " " if ": " in change.subject and change.group == "price" else ": "
    return f"{change.subject}{glue}{change.words}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)
