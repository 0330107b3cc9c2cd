"""What the known keys of mappings mean, for the hints of editors."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from llmref.records.features import CAPABILITIES, Feature
from llmref.records.price import Currency
from llmref.records.rates import RATES

CURRENCIES: dict[Currency, str] = {
    "USD": "US dollar.",
    "EUR": "Euro.",
    "CNY": "Chinese yuan.",
    "GBP": "British pound.",
    "JPY": "Japanese yen.",
}
VOCABULARIES: tuple[dict[str, str], ...] = (
    {key: f"{kind.label}: per {kind.unit}." for key, kind in RATES.items()},
    {key: CAPABILITIES[key].meaning for key in get_args(Feature) if key in CAPABILITIES},
    {str(key): words for key, words in CURRENCIES.items()},
)
"""By key: rates, features, currencies. A key such as `reasoning` is in more than one."""


def meanings(keys: Collection[str]) -> dict[str, str] | None:
    """The meanings of the keys of a mapping, by the vocabulary that has them all; else None."""
    return next((words for words in VOCABULARIES if {*keys} <= words.keys()), None)
