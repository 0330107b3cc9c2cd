"""Comments of what a seed said → the same comments at what it says now; none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from llmref.canonical.comments import Comments, Step
from llmref.canonical.document import Document, Plain
from llmref.canonical.style import Style, style_of
from llmref.records.base import Record


def revised(record: type[Record], document: Document, value: dict[str, Plain]) -> Document:
    """The document with another value; each comment stays with the key or item it stands at.

    A comment of what is gone moves above what follows it, or below the rest.
    """
    comments = _carried(document.comments, document.value, value, style_of(record))
    return replace(document, value=value, comments=comments)


def _carried(comments: Comments, old: Plain, new: Plain, style: Style) -> Comments:
    kept = Comments([*comments.above], comments.beside, [*comments.below])
    if not comments.inside:
        return kept
    matches = _matches(old, new, style)
    waiting: list[str] = []
    for step, value in _steps(old):
        inner = comments.inside.get(step)
        target = matches.get(step)
        if target is None:
            waiting += _ordered(inner)
            continue
        if inner:
            kept.inside[target] = _carried(inner, value, _at(new, target), _inner(style, step))
        if waiting:
            above = kept.at(target).above
            above[:0] = waiting
            waiting = []
    kept.below[:0] = waiting
    return kept


def _ordered(comments: Comments | None) -> Iterator[str]:
    return comments.lines() if comments else iter(())


def _steps(value: Plain) -> Iterator[tuple[Step, Plain]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _at(value: Plain, step: Step) -> Plain:
    return value[step]  # type: ignore[index]  # steps fit the value


def _inner(style: Style, step: Step) -> Style:
    return style.of(step) if isinstance(step, str) else style.of_item


def _matches(old: Plain, new: Plain, style: Style) -> dict[Step, Step]:
    """Where each key or item of the old value is in the new one; those that are gone are not."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: key for key in old if key in new}
    if not (isinstance(old, list) and isinstance(new, list)):
        return {}
    matches: dict[Step, Step] = {}
    free = dict(enumerate(new))
    for marked in (False, True):  # first those that are equal, then those that are the same thing
        for place, item in enumerate(old):
            if place in matches:
                continue
            known = _known_by(item, style, marked=marked)
            target = next(
                (at for at, text in free.items() if _known_by(text, style, marked=marked) == known),
                None,
            )
            if target is not None and known is not None:
                matches[place] = target
                del free[target]
    return matches


def _known_by(item: Plain, style: Style, *, marked: bool) -> object:
    """What distinguishes the item from others: all that it says, or only what seldom changes."""
    if not marked:
        return item
    if not isinstance(item, dict) or not style.marks:
        return None
    return tuple(repr(item.get(mark)) for mark in style.marks)
