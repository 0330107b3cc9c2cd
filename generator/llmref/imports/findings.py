"""What an import changed, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

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


def times(old: Decimal, new: Decimal) -> Decimal:
    """How many times the smaller goes into the greater."""
    return max(old, new) / min(old, new)
