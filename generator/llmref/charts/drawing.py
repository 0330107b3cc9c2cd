"""What a chart is made of, whatever it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from llmref.speed.values import value

Tone = Literal["first", "second", "quiet", "rule", "end"]
"""What a mark stands for; color and form follow from it, never color alone."""
Anchor = Literal["start", "middle", "end"]


@value()
class Line:
    """A straight line: across in percent, down in pixels."""

    x1: str
    y1: str
    x2: str
    y2: str
    tone: Tone


@value()
class Mark:
    """A point: a disc for the first tone, a square for the second, a ring for others."""

    x: str
    y: str
    tone: Tone
    label: str = ""
    """What it is, shown on hovering; empty where words stand beside it."""


@value()
class Words:
    """A line of text whose base is at a point."""

    x: str
    y: str
    text: str
    tone: Tone = "quiet"
    anchor: Anchor = "start"


@value()
class Chart:
    """A drawing with its title and, for those who do not see it, what it shows."""

    id: str
    title: str
    description: str
    """One or two sentences with the figures that the drawing makes visible."""
    height: int
    lines: Sequence[Line]
    marks: Sequence[Mark]
    words: Sequence[Words]
    key: Sequence[tuple[Tone, str]] = ()
    """What each tone stands for, where the drawing has several."""
    note: str = ""
    """What is left out, or how the drawing is to be read."""


NARROWEST = 280
"""Pixels that a drawing has on the narrowest screen."""
_ROOM = 200
"""Pixels of a name that there are beside an amount."""
_WIDE, _PLAIN, _OTHER = 11, 7, 13
"""Pixels that a letter takes at most, in the size of words: m and w, other ASCII, the rest."""


_WIDE_LETTERS = "mwMW@%"


def width(text: str) -> int:
    """How many pixels a line of text takes at most."""
    if not text.isascii() or "\x7f" in text:
        return sum(map(_letter_width, text))
    wide = sum(map(text.count, _WIDE_LETTERS))
    return wide * _WIDE + (len(text) - wide) * _PLAIN


def _letter_width(letter: str) -> int:
    return _OTHER if letter > "~" else _WIDE if letter in _WIDE_LETTERS else _PLAIN


def short(name: str) -> str:
    """A name as long as there is room for; the table beside the drawing has it whole."""
    if width(name) <= _ROOM:
        return name
    kept = name[: _ROOM // _PLAIN]  # no more letters than that fit, however narrow
    while width(kept) > _ROOM - _OTHER:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def words_at(x: float, y: str, text: str, tone: Tone) -> Words:
    """Words that begin at a place, end there or lie around it, else begin or end close to it.

    The first of these that fits the narrowest screen, so that they stay by it on any other.
    """
    part = width(text) * 100 / NARROWEST
    if x + part <= 100:
        return Words(position(x), y, text, tone)
    if part <= x:
        return Words(position(x), y, text, tone, "end")
    if part / 2 <= min(x, 100 - x):
        return Words(position(x), y, text, tone, "middle")
    if 100 - x > x:
        return Words(position(max(0, 100 - part)), y, text, tone)
    return Words(position(min(100, part)), y, text, tone, "end")


def position(number: float) -> str:
    """A position with one digit after the point, the same on every machine: 12.5, 40."""
    text = f"{number:.1f}"
    return text.removesuffix(".0")
