"""What happened to a rate, as lines of the report: changed, or disputed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator import formats
from generator.imports.findings import SUSPICIOUS, Finding, per_cent, times
from generator.imports.price_claims import Amount
from generator.records.price import Currency, When
from generator.records.rates import RateKey


def shown(rate: RateKey, amount: Amount, currency: Currency = "USD") -> str:
    """A rate as reports show it: input $0.4."""
    if not isinstance(amount, Decimal):
        return f"{rate} {amount}"
    return f"{rate} {formats.SIGNS[currency]}{amount.normalize():f}"


def under(when: When) -> str:
    """The conditions of a price, to be added to a sentence; empty where it has none."""
    stated = when.model_dump(exclude_none=True)
    named = ", ".join(f"{name} {value}" for name, value in stated.items())
    return f", under {named}" if named else ""


def apart(held: Amount, amount: Amount) -> Decimal:
    """How many times the smaller amount goes into the greater; 1 where one of them is free."""
    if isinstance(held, Decimal) and isinstance(amount, Decimal):
        return times(held, amount)
    return Decimal(1)


def changed(
    where: str, when: When, rate: RateKey, *, held: Amount, amount: Amount
) -> Iterator[Finding]:
    """That a rate is another one now."""
    text = f"{shown(rate, held)} → {shown(rate, amount)}"
    if isinstance(held, Decimal) and isinstance(amount, Decimal):
        text += f" ({per_cent(held, amount)})"
    ratio = apart(held, amount)
    yield Finding("changed", where, f"{text}{under(when)}", ratio)
    if ratio >= SUSPICIOUS:
        yield Finding("suspicious", where, text, ratio)


def disputed(
    where: str, when: When, rate: RateKey, *, held: tuple[Amount, str], said: tuple[Amount, str]
) -> Finding:
    """That two sources, each with its claim, disagree about a rate."""
    ratio = apart(held[0], said[0])
    text = f"{shown(rate, held[0])} by {held[1]}, {shown(rate, said[0])} by {said[1]}"
    about = "suspicious" if ratio >= SUSPICIOUS else "disagreement"
    return Finding(about, where, f"{text}{under(when)}", ratio)  # type: ignore[arg-type]
