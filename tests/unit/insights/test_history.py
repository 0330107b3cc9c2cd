"""Prices that have ended."""

from __future__ import annotations

from datetime import date

from llmref.insights.history import ended_prices
from tests.unit.insights.factories import RATES, offer, offering_of

OLD = {"rates": {"output": "12", "input": "3"}, "starts": "2025-01-01", "ends": "2026-01-01"}
OLDEST = {"rates": {"input": "9"}, "ends": "2025-01-01"}
COMING = {"rates": RATES, "starts": "2026-12-01"}
TODAY = date(2026, 11, 20)


def test_ended_prices_come_the_latest_end_first() -> None:
    prices = ended_prices(offering_of(offer(prices=[OLDEST, OLD])), TODAY)

    assert [(price.starts, price.ends) for price in prices] == [
        (date(2025, 1, 1), date(2026, 1, 1)),
        (None, date(2025, 1, 1)),
    ]


def test_current_and_coming_prices_are_no_history() -> None:
    assert ended_prices(offering_of(offer(prices=[COMING])), TODAY) == []
