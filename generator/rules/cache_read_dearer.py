"""Caching is there to save money: reading from it dearer than sending anew is likely a slip."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.catalogue.link import Catalogue
from generator.problems import Problem
from generator.records.rates import RateKey

_PAIRS: tuple[tuple[RateKey, RateKey], ...] = (
    ("cache_read", "input"),
    ("audio_cache_read", "audio_input"),
    ("image_cache_read", "image_input"),
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each current price whose cached input costs more than fresh input."""
    for thing in catalogue.priced:
        for price in thing.current:
            for cached, fresh in _PAIRS:
                low, high = price.rates.get(cached), price.rates.get(fresh)
                if isinstance(low, Decimal) and isinstance(high, Decimal) and low > high:
                    yield price.warning(
                        f"rates.{cached}",
                        f"{cached} at {low}, but {fresh} at {high}",
                        "are the two swapped? else accept it in exceptions.yaml",
                        thing.id,
                    )
