"""The two rates of a price that a sentence names: those that its kind of model is charged by."""

from __future__ import annotations

from llmref import formats
from llmref.catalogue.entities import Cited, Price
from llmref.insights.cells import sentence_money
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.rates import RATES, RateKey

_MAIN_RATES: dict[RateKey, int] = {
    rate: position
    for position, rate in enumerate(RATES)
    if rate not in {"web_search", "cache_storage", "cache_write_1h"}
}
"""The rates that a sentence names, with their places in it."""
_MOST = 2


def named_rates(price: Price, kind: Kind) -> list[RateKey]:
    """The rates that tables of the kind show, in their order, before any others of the price."""
    shown = MODEL_KINDS[kind].rates_shown
    places = {**_MAIN_RATES, **{rate: place - len(shown) for place, rate in enumerate(shown)}}
    return sorted(price.rates.keys() & _MAIN_RATES.keys(), key=places.__getitem__)[:_MOST]


def rates_text(price: Price, kind: Kind) -> str:
    """The main rates of a price in a sentence: $0.40 per 1M input tokens and $1.60 per …."""
    return formats.names(
        [
            "nothing " + formats.rate_per(rate)
            if isinstance(amount, str)
            else f"{sentence_money(price, amount)} {formats.rate_per(rate)}"
            for rate in named_rates(price, kind)
            for amount in (price.rates[rate],)
        ]
    )


def source_of_named(price: Price, kind: Kind) -> Cited | None:
    """Where they were read: a catalog where any of them is from one, so that none is verified."""
    cited = [price.source_of(rate) for rate in named_rates(price, kind)]
    return next((each for each in cited if each and each.is_catalogue), price.cited)
