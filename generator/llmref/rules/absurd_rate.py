"""No known price is near the ceiling of its rate: above it, somebody slipped by a unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref import formats
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.rates import RATES

_OTHER_CURRENCY = 10
"""A unit of any other currency that is read here is worth at least some tenth of a dollar, or
belongs to one with few digits; so its ceiling is that many times as high."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each amount above the ceiling of its rate."""
    for sellable in catalogue.priced:
        for price in sellable.prices:
            for rate, amount in price.rates.items():
                kind = RATES[rate]
                ceiling = kind.ceiling * (1 if price.currency == "USD" else _OTHER_CURRENCY)
                if isinstance(amount, Decimal) and amount > ceiling:
                    yield price.error(
                        f"rates.{rate}",
                        f"{formats.count(amount)} {price.currency} per {kind.unit} is above"
                        f" {formats.count(ceiling)}, far above every known price",
                        f"is it really per {kind.unit}?",
                    )
