"""Prices that have ended, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from llmref.catalogue.entities import Price, Sellable


def ended_prices(sellable: Sellable, today: date) -> list[Price]:
    """The prices that no longer hold, the latest end first."""
    ended = [price for price in sellable.prices if price.ends is not None and price.ends <= today]
    return sorted(ended, key=lambda price: (price.ends, price.starts or date.min), reverse=True)


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
