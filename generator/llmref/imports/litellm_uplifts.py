"""LiteLLM's multipliers: what the same request costs in a region, or in the fast mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from llmref.imports.amounts import NotAnAmount, amount
from llmref.imports.candidate import CandidatePrice
from llmref.imports.facts import Facts, Rates
from llmref.imports.litellm_rates import TOKENS

_SPECIFIC = "provider_specific_entry"
_UPLIFTS: Mapping[str, Mapping[str, str]] = {
    "regional_processing_uplift_multiplier_eu": {"region": "eu"},
    "regional_processing_uplift_multiplier_us": {"region": "us"},
    "regional_endpoint_uplift_multiplier": {"region": "regional endpoints"},
    "fedramp_uplift_multiplier": {"region": "FedRAMP"},
}
_SPECIFIC_UPLIFTS: Mapping[str, Mapping[str, str]] = {
    "us": {"region": "us"},
    "fast": {"mode": "fast"},
}
_BY_TOKENS = frozenset(TOKENS.values())
"""What is multiplied: prices of tokens, and no fees of tools."""


def uplifted(facts: Facts, charged: Iterable[CandidatePrice]) -> Iterator[CandidatePrice]:
    """What the multipliers of the record make of each of its prices."""
    prices = list(charged)
    for stated, uplifts in ((facts, _UPLIFTS), (facts.inner(_SPECIFIC), _SPECIFIC_UPLIFTS)):
        for key, condition in uplifts.items():
            factor = _factor(stated, key)
            if factor is not None and factor != 1:
                yield from _times(prices, factor, condition)


def _factor(facts: Facts, key: str) -> Decimal | None:
    value = facts.value(key)
    if value is None:
        return None
    try:
        factor = amount(value)
    except NotAnAmount as refusal:
        facts.leave_out(key, str(refusal))
        return None
    if not Decimal("0.1") <= factor <= 10:  # a slip, not an uplift
        facts.leave_out(key, f"a factor of {factor} is not believed")
        return None
    return factor


def _times(
    prices: Iterable[CandidatePrice], factor: Decimal, condition: Mapping[str, str]
) -> Iterator[CandidatePrice]:
    for price in prices:
        if condition.keys() & price.when.keys():
            continue
        rates: Rates = {
            key: rate * factor if isinstance(rate, Decimal) else rate
            for key, rate in price.rates.items()
            if key in _BY_TOKENS
        }
        if rates:
            yield replace(price, rates=rates, when={**price.when, **condition})
