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
    return f"{rate} {shown_amount(amount, currency)}"


def shown_amount(amount: Amount, currency: Currency = "USD") -> str:
    """An amount as reports show it: $0.40, or free."""
    if not isinstance(amount, Decimal):
        return amount
    return formats.exact_money(amount, currency)


def under(when: When) -> str:
    """The conditions of a price, to be added to a sentence; empty where it has none."""
    stated = when.model_dump(exclude_none=True)
    named = ", ".join(f"{name} {value}" for name, value in stated.items())
    return f", under {named}" if named else ""


def apart(before: Amount, amount: Amount) -> Decimal:
    """How many times the smaller amount goes into the greater; 1 where one of them is free."""
    if isinstance(before, Decimal) and isinstance(amount, Decimal):
        return times(before, amount)
    return Decimal(1)


def about(ratio: Decimal) -> Literal["changed", "suspicious"]:
    """The section of the report that a change by so many times belongs to, and to no other."""
    return "suspicious" if ratio >= SUSPICIOUS else "changed"


def changed(where: str, when: When, rate: RateKey, *, before: Amount, amount: Amount) -> Finding:
    """That a rate is another one now."""
    text = f"{shown(rate, before)} → {shown_amount(amount)}"
    if isinstance(before, Decimal) and isinstance(amount, Decimal):
        text += f" ({change(before, amount)})"
    ratio = apart(before, amount)
    return Finding(about(ratio), where, f"{text}{under(when)}", ratio)


def disputed(
    where: str, when: When, rate: RateKey, *, ours: tuple[Amount, str], claimed: tuple[Amount, str]
) -> Finding:
    """That two sources, each with its claim, disagree about a rate."""
    ratio = apart(ours[0], claimed[0])
    text = f"{shown(rate, ours[0])} by {ours[1]}, {shown_amount(claimed[0])} by {claimed[1]}"
    section: About = "suspicious" if ratio >= SUSPICIOUS else "disagreement"
    return Finding(section, where, f"{text}{under(when)}", ratio)
