"""Figures that copies of a catalog state in a row, without slips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from llmref.imports.price_claims import Amount

SLIP = timedelta(days=10)
"""Two revisions within so many days are a slip and its repair."""


@dataclass(frozen=True, slots=True)
class Run:
    """A figure, with the days of the first and the last of the copies in a row that state it."""

    amount: Amount
    first: date
    last: date


def runs(figures: Iterable[tuple[date, Amount]]) -> list[Run]:
    """The figures that copies state, oldest first, those in a row as one; slips are left out."""
    raw = in_a_row(Run(amount, day, day) for day, amount in figures)
    lasting = [
        run
        for at, run in enumerate(raw)
        if not (0 < at < len(raw) - 1 and raw[at + 1].first - run.first <= SLIP)
    ]
    return in_a_row(lasting)


def in_a_row(runs: Iterable[Run]) -> list[Run]:
    """Runs, those of one figure that follow each other as one."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].amount == run.amount:
            joined[-1] = replace(joined[-1], last=run.last)
        else:
            joined.append(run)
    return joined
