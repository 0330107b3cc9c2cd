"""The models of a kind: what their input costs against how much fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from llmref import formats
from llmref.charts.axes import price_axis
from llmref.charts.drawing import Chart, Line, Mark, Words, position, short, words_at
from llmref.charts.scales import Logarithmic, decades
from llmref.speed.values import value

_HEIGHT, _TOP, _BASE = 320, 20, 284
_LEFT, _RIGHT = 8.0, 97.0
_ROOM = 1.6
_LEAST = 5
"""Fewer points show no pattern."""
_NOTE = "Both scales are logarithmic. A price is the creator's, or else the lowest."


@value()
class ModelPoint:
    """A model with a known price and a known window."""

    name: str
    amount: Decimal
    """US dollars per 1M input tokens, above nothing."""
    context: int
    is_named: bool
    """Whether its name stands beside its mark."""


def price_and_context(
    points: Iterable[ModelPoint], kind: str, without: int, number: int
) -> Chart | None:
    """Price and window, both on logarithmic scales; None for fewer than five models.

    `without` says how many of those looked at lack one of the two, `number` how many models of the
    kind there are.
    """
    drawn = sorted(points, key=lambda point: (point.is_named, point.name.casefold()))
    if len(drawn) < _LEAST:
        return None
    across = _scale([float(point.amount) for point in drawn], _LEFT, _RIGHT)
    down = _scale([float(point.context) for point in drawn], _BASE, _TOP)
    lines, words = _axes(across, down)
    marks = [
        Mark(
            position(across.at(float(point.amount))),
            position(down.at(point.context)),
            "second" if point.is_named else "first",
            _label(point),
        )
        for point in drawn
    ]
    named = [point for point in drawn if point.is_named]
    words += _names(named, across, down)
    return Chart(
        id="chart-context",
        title=f"{kind} models: input price and context window",
        description=_description(drawn),
        height=_HEIGHT,
        lines=lines,
        marks=marks,
        words=words,
        key=[("second", "Featured"), ("first", "Other models")] if named else (),
        note=_NOTE + _left_out(len(drawn) + without, without, number),
    )


def _scale(amounts: Sequence[float], start: float, stop: float) -> Logarithmic:
    """A scale with some room around the amounts."""
    return Logarithmic(min(amounts) / _ROOM, max(amounts) * _ROOM, start, stop)


def _axes(across: Logarithmic, down: Logarithmic) -> tuple[list[Line], list[Words]]:
    lines, words = price_axis(across, _TOP, _BASE)
    for window in decades(down.low, down.high):
        y = down.at(window)
        lines.append(Line("0", position(y), "100", position(y), "rule"))
        words.append(Words("0", position(y - 4), formats.tokens_short(round(window))))
    words.append(Words("100", str(_BASE + 34), "per 1M input tokens", anchor="end"))
    return lines, words


def _names(named: Sequence[ModelPoint], across: Logarithmic, down: Logarithmic) -> list[Words]:
    """The names of featured models, but those that would lie on another."""
    words: list[Words] = []
    taken: list[tuple[float, float]] = []
    for point in named:
        x, y = across.at(float(point.amount)), down.at(point.context) - 9
        if any(abs(x - other) < 22 and abs(y - height) < 14 for other, height in taken):
            continue
        taken.append((x, y))
        words.append(words_at(x, position(y), short(point.name), "second"))
    return words


def _left_out(looked_at: int, without: int, number: int) -> str:
    parts = []
    if looked_at < number:
        parts.append(
            f" Of {formats.plural(number, 'model')}, the {formats.count(looked_at)} that most"
            " providers offer."
        )
    if without:
        verb = formats.verb(without, "is", "are")
        parts.append(f" {formats.count(without)} without one of the two {verb} left out.")
    return "".join(parts)


def _label(point: ModelPoint) -> str:
    return f"{point.name}: {formats.money(point.amount)}, {formats.tokens_short(point.context)}"


def _description(drawn: Sequence[ModelPoint]) -> str:
    low = min(drawn, key=lambda point: point.amount)
    high = max(drawn, key=lambda point: point.amount)
    least = min(point.context for point in drawn)
    most = max(point.context for point in drawn)
    return (
        f"{formats.plural(len(drawn), 'model')}; input from {formats.money(low.amount)} to"
        f" {formats.money(high.amount)} per 1M tokens, windows from {formats.tokens(least)} to"
        f" {formats.tokens(most)} tokens."
    )
