"""Amounts as catalogues write them → amounts in our units, without float noise."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from llmref.formats import exact_money
from llmref.imports.unreadable import Unreadable, number, shown
from llmref.records.rates import RATES, RateKey

SIGNIFICANT = 12
"""More digits than any published price has; what differs further on is noise of floats."""
SMALLEST = Decimal("1e-9")
"""An amount per unit below this is a placeholder, not a price."""


class NotAnAmount(ValueError):
    """The value is no amount that could be charged; the message says why."""


def amount(value: object, times: Decimal | int = 1) -> Decimal:
    """The number, times so much, cleaned of float noise; zero is zero. Raises NotAnAmount."""
    read = number(value) if isinstance(value, str) else value
    if isinstance(read, Unreadable):
        raise NotAnAmount(read.reason)
    if isinstance(read, bool) or not isinstance(read, (int, Decimal)):
        raise NotAnAmount(f"{shown(value)} is not a number")
    if not Decimal(read).is_finite():
        raise NotAnAmount(f"{shown(value)} is not a number")
    if read < 0:
        raise NotAnAmount(f"{shown(value)} is below zero, a placeholder")
    return _cleaned(Decimal(read) * times) if read else Decimal(0)


def rate(key: RateKey, value: object, times: Decimal | int) -> Decimal:
    """The amount per unit of the rate key; zero is zero. Raises NotAnAmount."""
    charged = amount(value, times)
    kind = RATES[key]
    if charged > kind.ceiling:
        stated, most = exact_money(charged), exact_money(kind.ceiling)
        raise NotAnAmount(f"{stated} per {kind.unit} is above {most}, an absurd rate")
    return charged


def _cleaned(number: Decimal) -> Decimal:
    if number < SMALLEST:
        raise NotAnAmount(f"{number} is too small to be a price")
    step = Decimal(1).scaleb(number.adjusted() - SIGNIFICANT + 1)
    cleaned = number.quantize(max(step, Decimal("1e-18")), ROUND_HALF_EVEN).normalize()
    return Decimal(f"{cleaned:f}")
