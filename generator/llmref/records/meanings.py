"""What the known keys of mappings mean, for the hints of editors."""

from __future__ import annotations

from llmref.records.price import Currency
from llmref.records.rates import RATES
from llmref.records.traits import Feature

FEATURES: dict[Feature, str] = {
    "reasoning": "Thinks in tokens of its own before it answers.",
    "tools": "Can ask for functions to be called.",
    "parallel_tools": "Can ask for several functions to be called at once.",
    "structured_output": "Can keep to a JSON Schema that the request gives.",
    "json_mode": "Can be told to answer in JSON, without a schema.",
    "streaming": "Can send its answer in pieces, as it comes.",
    "temperature": "Lets the request choose how much chance there is in an answer.",
    "web_search": "Can search the web while it answers.",
    "code_execution": "Can run code while it answers.",
    "computer_use": "Can work a screen, a mouse and a keyboard.",
    "fine_tuning": "Can be trained further on data of one's own.",
}
CURRENCIES: dict[Currency, str] = {
    "USD": "US dollar.",
    "EUR": "Euro.",
    "CNY": "Chinese yuan.",
    "GBP": "British pound.",
    "JPY": "Japanese yen.",
}
KEY_MEANINGS: dict[str, str] = {
    **{key: f"{kind.label}: per {kind.unit}." for key, kind in RATES.items()},
    **{str(key): words for key, words in FEATURES.items()},
    **{str(key): words for key, words in CURRENCIES.items()},
    "web_search": f"A rate per {RATES['web_search'].unit}; a feature: can search the web.",
}
"""By key. `web_search` is both a rate and a feature."""
