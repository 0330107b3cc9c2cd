"""The lines and words by which a drawing is read: amounts, days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from llmref import formats
from llmref.charts.drawing import NARROWEST, Line, Words, position
from llmref.charts.scales import Linear, Logarithmic, decades, first_days
from llmref.records.price import Currency

_BELOW = 18
"""Pixels from a base line down to its words."""


def money_axis(
    down: Linear, amounts: Sequence[float], currency: Currency
) -> tuple[list[Line], list[Words]]:
    """A line across for each amount, with the amount above it at the left."""
    lines, words = [], []
    for amount in amounts:
        y = down.at(amount)
        lines.append(Line("0", position(y), "100", position(y), "rule"))
        text = formats.money(Decimal(str(amount)), currency) if amount else "0"
        words.append(Words("0", position(y - 4), text))
    return lines, words


def day_axis(
    across: Linear, first: date, last: date, top: int, base: int
) -> tuple[list[Line], list[Words]]:
    """A line down for the first days of months or years, with their names below."""
    days = first_days(first, last, (across.stop - across.start) * NARROWEST / 100)
    by_year = all(day.month == 1 for day in days)
    lines, words = [], []
    for day in days:
        x = position(across.at(day.toordinal()))
        lines.append(Line(x, str(top), x, str(base), "rule"))
        text = str(day.year) if by_year else f"{day:%Y-%m}"
        words.append(Words(x, str(base + _BELOW), text, anchor="middle"))
    return lines, words


def price_axis(across: Logarithmic, top: int, base: int) -> tuple[list[Line], list[Words]]:
    """A line at each round amount of US dollars, with the amount below the drawing."""
    lines, words = [], []
    for amount in decades(across.low, across.high):
        x = position(across.at(amount))
        lines.append(Line(x, str(top), x, str(base), "rule"))
        text = formats.money(Decimal(str(amount)))
        words.append(Words(x, str(base + _BELOW), text, anchor="middle"))
    return lines, words
