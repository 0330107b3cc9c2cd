"""Changes as text for a terminal, and as Markdown for a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from llmref.changes.change import GROUPS, Change
from llmref.formats import plural

NOTHING = "No fact is different."
_MANY = 4
"""From so many equal sentences about one provider on, they are listed once."""


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
    for group, (_, singular, several) in GROUPS.items():
        of_group = [change for change in changes if change.group == group]
        pages = sum(change.page for change in of_group)
        others = len(of_group) - pages
        if pages:
            counts.append(f"{plural(pages, 'page')} {group}")
        if others:
            counts.append(plural(others, singular, several))
    return ", ".join(counts)


def _groups(changes: Sequence[Change]) -> Iterator[tuple[str, list[str]]]:
    for group, of_group in groupby(changes, key=lambda change: change.group):
        yield GROUPS[group][0], list(_lines(list(of_group)))


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    """A line per change; what many offerings of a provider share is listed once."""
    alike: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        provider, _, model = change.subject.partition(": ")
        key = (provider if model else change.subject, change.words)
        alike.setdefault(key, []).append(change)
    for (provider, words), of_lines in alike.items():
        if len(of_lines) >= _MANY and of_lines[0].group == "source":
            yield f"{provider}: {words} ({plural(len(of_lines), 'offering')})"
        else:
            yield from (_line(change) for change in of_lines)


def _line(change: Change) -> str:
    # A model with a rate reads as one sentence; a file, a creator or a page needs a colon.
    glue = " " if ": " in change.subject and change.group == "price" else ": "
    return f"{change.subject}{glue}{change.words}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)
