"""What happened to a rate, as lines of the report: changed, or disputed."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from llmref import formats
from llmref.formats import change
from llmref.imports.findings import SUSPICIOUS, About, Finding, times
from llmref.imports.price_claims import Amount
from llmref.records.price import Currency, When
from llmref.records.rates import RateKey


def shown(rate: RateKey, amount: Amount, currency: Currency = "USD") -> str:
    """A rate as reports show it: input $0.40."""
    return f"{rate} {_money(amount, currency)}"


def _money(amount: Amount, currency: Currency = "USD") -> str:
    if not isinstance(amount, Decimal):
        return amount
    return formats.exact_money(amount, currency)


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


def about(ratio: Decimal) -> Literal["changed", "suspicious"]:
    """The section of the report that a change by so many times belongs to, and to no other."""
    return "suspicious" if ratio >= SUSPICIOUS else "changed"


def changed(where: str, when: When, rate: RateKey, *, held: Amount, amount: Amount) -> Finding:
    """That a rate is another one now."""
    text = f"{shown(rate, held)} → {_money(amount)}"
    if isinstance(held, Decimal) and isinstance(amount, Decimal):
        text += f" ({change(held, amount)})"
    ratio = apart(held, amount)
    return Finding(about(ratio), where, f"{text}{under(when)}", ratio)


def disputed(
    where: str, when: When, rate: RateKey, *, held: tuple[Amount, str], said: tuple[Amount, str]
) -> Finding:
    """That two sources, each with its claim, disagree about a rate."""
    ratio = apart(held[0], said[0])
    text = f"{shown(rate, held[0])} by {held[1]}, {_money(said[0])} by {said[1]}"
    section: About = "suspicious" if ratio >= SUSPICIOUS else "disagreement"
    return Finding(section, where, f"{text}{under(when)}", ratio)
