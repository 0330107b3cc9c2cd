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


NAME = 32
"""Letters of a name that fit the narrowest screen beside an amount."""


def short(name: str) -> str:
    """A name as long as there is room for; the table beside the drawing has it whole."""
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def position(number: float) -> str:
    """A position with one digit after the point, the same on every machine: 12.5, 40."""
    text = f"{number:.1f}"
    return text.removesuffix(".0")
