"""Prices that have ended, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from llmref import formats
from llmref.catalogue.entities import Cited, Price, Sellable
from llmref.insights.cells import Cell, price_cell
from llmref.records.rates import RATES, RateKey


@dataclass(frozen=True, slots=True)
class Ended:
    """One rate of a price that no longer holds."""

    rate: RateKey
    condition: str
    starts: date | None
    ends: date
    """The first day on which it no longer held."""
    starts_after: date | None
    """The day before the bounds of its first day, where that is known only so."""
    ends_after: date | None
    """The day before the bounds of its end, where that is known only so."""
    cell: Cell
    cited: Cited | None
    now: Decimal | Literal["free"] | None
    """The same rate under the same condition today; None where there is none."""


def history(sellable: Sellable, today: date) -> tuple[Ended, ...]:
    """The ended prices, one row a rate, the latest end first."""
    gone = [price for price in sellable.prices if price.ends is not None and price.ends <= today]
    gone.sort(key=lambda price: (price.ends, price.starts or date.min), reverse=True)
    return tuple(
        Ended(
            rate,
            formats.condition(price.when),
            price.starts,
            price.ends or today,
            price.starts_after,
            price.ends_after,
            price_cell(price, rate),
            price.source_of(rate),
            _today(sellable, price, rate),
        )
        for price in gone
        for rate in sorted(price.rates, key=list(RATES).index)
    )


def changed_since_verified(prices: Iterable[Price], price: Price) -> date | None:
    """The day on which the price before this one was read at the provider, if only that one was."""
    rate = next(iter(price.rates))
    cited = price.source_of(rate)
    if cited is None or not cited.is_catalogue or price.starts is None:
        return None
    before = (past for past in prices if past.when == price.when and past.ends == price.starts)
    read = (past.source_of(rate) for past in before)
    days = (citation.checked for citation in read if citation and not citation.is_catalogue)
    return next((day for day in days if day <= price.starts), None)


def _today(sellable: Sellable, past: Price, rate: RateKey) -> Decimal | Literal["free"] | None:
    for price in sellable.current:
        if price.when == past.when and price.currency == past.currency:
            return price.rates.get(rate)
    return None
