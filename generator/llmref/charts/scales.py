"""From an amount or a day to a position, and which amounts and days get a label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import floor, log10

_STEPS = (1, 2, 5, 10)
_MONTH, _YEAR = 56, 36
"""Pixels from one name to the next: 2026-08, 2026."""
_DAYS = 28
"""Of the shortest month."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Positions in proportion to amounts; an amount of `low` stands at `start`."""

    low: float
    high: float
    start: float
    stop: float

    def at(self, amount: float) -> float:
        """Where an amount stands; the middle where all are the same."""
        if self.high == self.low:
            return (self.start + self.stop) / 2
        part = (amount - self.low) / (self.high - self.low)
        return self.start + part * (self.stop - self.start)


@dataclass(frozen=True, slots=True)
class Logarithmic:
    """Positions on which each doubling takes the same room; amounts are above 0."""

    low: float
    high: float
    start: float
    stop: float

    def at(self, amount: float) -> float:
        """Where an amount stands."""
        inner = Linear(log10(self.low), log10(self.high), self.start, self.stop)
        return inner.at(log10(amount))


def round_steps(high: float, number: int = 4) -> list[float]:
    """Round amounts from 0 to the first that is not below `high`, about `number` of them."""
    if high <= 0:
        return [0.0]
    rough = high / number
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    steps = [0.0]
    while steps[-1] < high * 0.999:
        steps.append(round(steps[-1] + step, 12))
    return steps


def decades(low: float, high: float) -> list[float]:
    """The round amounts between two, both above 0: powers of ten, and parts where those are few."""
    powers = range(floor(log10(low)), floor(log10(high)) + 1)
    for steps in ((1,), (1, 5), (1, 2, 5)):
        round_amounts = [step * 10.0**power for power in powers for step in steps]
        inside = [amount for amount in round_amounts if low <= amount <= high]
        if len(inside) > 2:
            return inside
    return inside


def first_days(first: date, last: date, pixels: float) -> list[date]:
    """First days of months, quarters or years between two days, as many as have room.

    `pixels` is the room on the narrowest screen.
    """
    total = max(1, (last - first).days)
    for months in (1, 2, 3, 6, 12, 24, 60, 120):
        room = months * _DAYS * pixels / total
        if room >= (_MONTH if months % 12 else _YEAR):
            return [day for day in _months(first, last) if _is_step(day, months)]
    return []


def _months(first: date, last: date) -> Iterator[date]:
    year, month = first.year, first.month
    while (day := date(year, month, 1)) <= last:
        if day >= first:
            yield day
        year, month = year + month // 12, month % 12 + 1


def _is_step(day: date, months: int) -> bool:
    return (day.year * 12 + day.month - 1) % months == 0
