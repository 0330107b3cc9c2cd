"""What an import changed, and what a person should look at."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, TypeVar

T = TypeVar("T")

About = Literal[
    "error",
    "lapsed",
    "new",
    "restored",
    "removed",
    "changed",
    "revised",
    "assumed",
    "vanished",
    "disagreement",
    "standing",
    "suspicious",
    "kept",
    "unclaimed",
    "unbilled",
    "currency",
    "unconfirmed",
    "unlinked",
    "outvoted",
    "overdue",
    "left out",
]
SUSPICIOUS = Decimal(10)
"""A price that became so many times what it was is more often a slip than news."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    about: About
    where: str
    """provider/id."""
    text: str
    weight: Decimal = Decimal(0)
    """What the lines of a section are sorted by, the greatest first."""
    group: str = ""
    """What is listed on one line together; a line of its own where this is empty."""

    @property
    def order(self) -> tuple[Decimal, str, str]:
        """The place in its section."""
        return (-self.weight, self.where, self.text)


Reporting: TypeAlias = Generator[Finding, None, T]
"""A value, and the findings on the way to it: `yield from` gives the one and passes on the rest."""


def each(steps: Iterable[Reporting[T]]) -> Reporting[list[T]]:
    """The values of all steps, and their findings."""
    values = []
    for step in steps:
        values.append((yield from step))
    return values


def with_findings(steps: Reporting[T]) -> tuple[T, list[Finding]]:
    """The value, and all findings on the way to it."""
    findings = []
    while True:
        try:
            findings.append(next(steps))
        except StopIteration as end:
            return end.value, findings


def times(old: Decimal, new: Decimal) -> Decimal:
    """How many times the smaller goes into the greater."""
    return max(old, new) / min(old, new)
