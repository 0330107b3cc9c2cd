"""Amounts as catalogues write them → amounts in our units, without float noise."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from generator.records.rates import RATES, RateKey

SIGNIFICANT = 12
"""More digits than any published price has; what differs further on is noise of floats."""
SMALLEST = Decimal("1e-9")
"""An amount per unit below this is a placeholder, not a price."""


class NotAnAmount(ValueError):
    """The value is no amount that could be charged; the message says why."""


def amount(value: object, times: Decimal | int = 1) -> Decimal:
    """The number, times so much, cleaned of float noise; zero is zero. Raises NotAnAmount."""
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise NotAnAmount(f"{_shown(value)} is not a number")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise NotAnAmount(f"{_shown(value)} is not a number") from None
    if not number.is_finite():
        raise NotAnAmount(f"{_shown(value)} is not a number")
    if number < 0:
        raise NotAnAmount(f"{_shown(value)} is below zero, a placeholder")
    if number == 0:
        return Decimal(0)
    return _cleaned(number * times)


def rate(key: RateKey, value: object, times: Decimal | int) -> Decimal:
    """The amount per unit of the rate key; zero is zero. Raises NotAnAmount."""
    found = amount(value, times)
    kind = RATES[key]
    if found > kind.ceiling:
        raise NotAnAmount(f"${found:f} per {kind.unit} is above ${kind.ceiling:f}, an absurd rate")
    return found


def _cleaned(number: Decimal) -> Decimal:
    if number < SMALLEST:
        raise NotAnAmount(f"{number} is too small to be a price")
    step = Decimal(1).scaleb(number.adjusted() - SIGNIFICANT + 1)
    cleaned = number.quantize(max(step, Decimal("1e-18")), ROUND_HALF_EVEN).normalize()
    return Decimal(f"{cleaned:f}")


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, Decimal) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
