"""Rates that were read → prices and billing: what zeros mean, and conditions in one order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from llmref.imports.candidate import CandidatePrice
from llmref.imports.facts import Facts, Rates
from llmref.records.offering import Billing
from llmref.records.rates import RATES, RateKey

FREE_BESIDE_PAID: frozenset[RateKey] = frozenset({"cache_write", "cache_write_1h", "cache_storage"})
"""Rates that providers publish as free of charge beside paid ones."""
_BASE: frozenset[RateKey] = frozenset({"input", "output"})
_FREE_ID = re.compile(r"[:/-]free$")
_PLAN_NAME = re.compile(r"\b(plan|copilot|subscription)\b|-for-coding\b", re.IGNORECASE)


def settled(facts: Facts, amounts: Mapping[RateKey, Decimal]) -> Rates:
    """The rates as they can be written: zero beside paid rates is free, or nothing said."""
    paid: Rates = {key: amounts[key] for key in RATES if amounts.get(key)}
    if not paid:
        return {}
    for key in RATES:
        if amounts.get(key) != 0:
            continue
        if key in FREE_BESIDE_PAID:
            paid[key] = "free"
        elif key in {"input", "cache_read"}:
            facts.leave_out(key, "a rate of zero beside paid ones is not believed")
    return {key: paid[key] for key in RATES if key in paid}


def is_all_zero(amounts: Mapping[RateKey, Decimal]) -> bool:
    """Whether prices are stated, and every one is zero."""
    return bool(_BASE & amounts.keys()) and not any(amounts.values())


def unpaid(provider: str, native_id: str, name: str = "") -> Billing:
    """How a record whose prices are all zero is paid, by what its words say and no more."""
    if _FREE_ID.search(native_id) or name.lower().endswith("(free)"):
        return "free"
    return "subscription" if _PLAN_NAME.search(provider) else "unknown"


def price(
    rates: Rates,
    when: Mapping[str, object] | None = None,
    *,
    starts: date | None = None,
    ends: date | None = None,
) -> CandidatePrice:
    """A price in dollars."""
    return CandidatePrice(rates, dict(when or {}), "USD", starts, ends)


def distinct(prices: Iterable[CandidatePrice]) -> tuple[CandidatePrice, ...]:
    """The prices that say anything, without conditional ones that equal the price without."""
    kept = [price for price in prices if price.rates]
    base = next((price.rates for price in kept if not price.when and price.ends is None), None)
    return tuple(price for price in kept if not price.when or dict(price.rates) != base)
