"""The scores of a benchmark: what the models score against what their input costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from llmref import formats
from llmref.charts.axes import price_axis
from llmref.charts.drawing import Chart, Line, Mark, Words, position, short, words_at
from llmref.charts.scales import Linear, Logarithmic, round_steps
from llmref.speed.values import value

_HEIGHT, _TOP, _BASE = 320, 20, 284
_LEFT, _RIGHT = 8.0, 97.0
_ROOM = 1.6
"""By how much the scale of prices goes beyond the lowest and the highest."""
_APART, _BELOW = 22, 14
"""Percent across and pixels down that two names need between them."""
_NOTE = "Prices are on a logarithmic scale. A price is the creator's, or else the lowest."


@value()
class ScorePoint:
    """A score of a model with a known price."""

    name: str
    amount: Decimal
    """US dollars per unit, above nothing."""
    score: Decimal
    score_text: str
    is_named: bool
    """Whether its name stands beside its mark."""


@value()
class ScoreScale:
    """What the two scales of the drawing are called, and how far that of scores goes."""

    benchmark: str
    per: str
    """What a price is for: per 1M input tokens."""
    low: Decimal
    high: Decimal


def score_and_price(points: Iterable[ScorePoint], scale: ScoreScale, without: int) -> Chart | None:
    """Scores from the bottom up, prices across; None where no score has a price.

    `without` says how many scores are left out, since the model has no known price.
    """
    drawn = sorted(points, key=lambda point: (point.is_named, point.name.casefold()))
    if not drawn:
        return None
    amounts = [float(point.amount) for point in drawn]
    across = Logarithmic(min(amounts) / _ROOM, max(amounts) * _ROOM, _LEFT, _RIGHT)
    down = Linear(float(scale.low), float(scale.high), _BASE, _TOP)
    lines, words = _axes(across, down, scale)
    marks = [
        Mark(
            position(across.at(float(point.amount))),
            position(down.at(float(point.score))),
            "second" if point.is_named else "first",
            _label(point),
        )
        for point in drawn
    ]
    named = [point for point in drawn if point.is_named]
    return Chart(
        id="chart-score",
        title=f"{scale.benchmark}: score and price",
        description=_description(drawn, scale),
        height=_HEIGHT,
        lines=lines,
        marks=marks,
        words=[*words, *_names(named, across, down)],
        key=[("second", "Featured"), ("first", "Other models")] if named else (),
        note=_NOTE + _left_out(without),
    )


def _axes(across: Logarithmic, down: Linear, scale: ScoreScale) -> tuple[list[Line], list[Words]]:
    lines, words = price_axis(across, _TOP, _BASE)
    for step in round_steps(down.high - down.low):
        if (score := down.low + step) <= down.high:
            y = down.at(score)
            lines.append(Line("0", position(y), "100", position(y), "rule"))
            words.append(Words("0", position(y - 4), f"{score:g}"))
    words.append(Words("100", str(_BASE + 34), scale.per, anchor="end"))
    return lines, words


def _names(named: Sequence[ScorePoint], across: Logarithmic, down: Linear) -> list[Words]:
    """The names of featured models, each once and none over another."""
    words: list[Words] = []
    taken: list[tuple[float, float]] = []
    for point in named:
        x, y = across.at(float(point.amount)), down.at(float(point.score)) - 9
        if any(abs(x - other) < _APART and abs(y - height) < _BELOW for other, height in taken):
            continue
        taken.append((x, y))
        words.append(words_at(x, position(y), short(point.name), "second"))
    return words


def _left_out(without: int) -> str:
    if not without:
        return ""
    verb = formats.verb(without, "is", "are")
    scores = formats.plural(without, "score")
    return f" {scores} of models without a known price {verb} left out."


def _label(point: ScorePoint) -> str:
    return f"{point.name}: {point.score_text}, {formats.money(point.amount)}"


def _description(drawn: Sequence[ScorePoint], scale: ScoreScale) -> str:
    by_score = sorted(drawn, key=lambda point: point.score)
    by_amount = sorted(drawn, key=lambda point: point.amount)
    scores = _span([point.score_text for point in by_score])
    amounts = _span([formats.money(point.amount) for point in by_amount])
    return (
        f"{formats.plural(len(drawn), 'score')}: {scores}, of models that cost {amounts}"
        f" {scale.per}."
    )


def _span(texts: Sequence[str]) -> str:
    """The first and the last of sorted texts; one where they are the same."""
    return texts[0] if texts[0] == texts[-1] else f"{texts[0]} to {texts[-1]}"
