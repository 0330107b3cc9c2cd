"""Sentences below a price table: what readers of the prices must know besides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from llmref import formats
from llmref.catalogue.entities import Correction, Offering, Price
from llmref.insights import cells
from llmref.insights.prices import upcoming
from llmref.records.price import Currency
from llmref.records.rates import RATES, RateKey


def price_notes(offering: Offering, today: date) -> list[str]:
    """What a reader of the price table has to know besides."""
    notes = []
    if offering.billing == "free" and offering.current == ():
        limit = f": {offering.free_limit}" if offering.free_limit else "; its limit is not sourced"
        notes.append(f"Calls are free here{limit}.")
    if offering.plan:
        notes.append(_plan_note(offering))
    for price in offering.current:
        if price.starts is not None:
            named = formats.condition(price.when) or "The price"
            notes.append(f"{named} holds since {formats.day(price.starts)}.")
        notes += [
            f"Sources disagree on {RATES[rate].label.lower()}: {text}."
            for rate in price.rates
            if (text := cells.dispute_text(price, rate))
        ]
        notes += [_correction_note(price, wrong) for wrong in price.corrections]
    notes += [_announced_note(price) for price in upcoming(offering.prices, today)]
    return notes


def _correction_note(price: Price, wrong: Correction) -> str:
    where, day = cells.source_name(wrong.cited.origin), formats.day(wrong.cited.checked)
    charged = _charged(wrong.rates, price.currency)
    return f"Corrects {where}, which says {charged} ({day})."


def _announced_note(price: Price) -> str:
    since = f"From {formats.day(price.starts)}" if price.starts else "Announced"
    named = formats.condition(price.when)
    charged = _charged(price.rates, price.currency)
    return f"{since}, {named}: {charged}." if named else f"{since}: {charged}."


def _charged(rates: Mapping[RateKey, Decimal | Literal["free"]], currency: Currency) -> str:
    return formats.names(
        [
            f"{'nothing' if amount == 'free' else formats.money(amount, currency)}"
            f" {formats.rate_per(rate)}"
            for rate, amount in rates.items()
        ]
    )


def _plan_note(offering: Offering) -> str:
    plan = offering.plan
    if plan is None:
        return ""
    fee = f", {plan.fee}" if plan.fee else ", whose fee is not sourced"
    per = f" a {plan.per}" if plan.fee and plan.per else ""
    includes = f" It includes: {plan.includes}." if plan.includes else ""
    return f"Calls are part of the plan {plan.name}{fee}{per}.{includes}"
