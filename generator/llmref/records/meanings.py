"""What the known keys of mappings mean, for the hints of editors."""

from __future__ import annotations

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
KEY_MEANINGS: dict[str, str] = {
    **{key: f"{kind.label}: per {kind.unit}." for key, kind in RATES.items()},
    **{key: CAPABILITIES[key].meaning for key in get_args(Feature) if key in CAPABILITIES},
    **{str(key): words for key, words in CURRENCIES.items()},
    "web_search": f"A rate per {RATES['web_search'].unit}; a feature: can search the web.",
}
"""By key. `web_search` is both a rate and a feature."""
