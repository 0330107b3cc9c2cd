"""What one catalog took from another counts as the other's, which is read itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from llmref.imports import model_prices, models_dev
from llmref.imports.candidate import Candidate, Reading


def counted_once(readings: Iterable[Reading]) -> list[Reading]:
    """The readings, without prices of model-prices that are models.dev's, where that has a price.

    Where no copy of models.dev at hand prices an id, they stay: what is stated is not lost.
    """
    listed = list(readings)
    priced = {
        (one.provider, one.id)
        for reading in listed
        if reading.source == models_dev.NAME
        for one in reading.candidates
        if one.prices
    }
    return [
        replace(reading, candidates=tuple(_own(one, priced) for one in reading.candidates))
        if reading.source == model_prices.NAME
        else reading
        for reading in listed
    ]


def _own(one: Candidate, priced: set[tuple[str, str]]) -> Candidate:
    if (one.provider, one.id) not in priced:
        return one
    prices = tuple(each for each in one.prices if each.basis != model_prices.FROM_MODELS_DEV)
    if len(prices) == len(one.prices):
        return one
    now = [each for each in prices if each.ends is None and not each.when]
    return replace(one, prices=prices if now else (), billing=one.billing if now else None)
