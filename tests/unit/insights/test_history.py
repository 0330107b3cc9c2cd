"""Prices that have ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from llmref.insights.history import history
from tests.unit.insights.factories import RATES, offer, offering_of

OLD = {"rates": {"output": "12", "input": "3"}, "starts": "2025-01-01", "ends": "2026-01-01"}
OLDEST = {"rates": {"input": "9"}, "ends": "2025-01-01"}
OLD_BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1.5"}, "ends": "2026-01-01"}
COMING = {"rates": RATES, "starts": "2026-12-01"}
TODAY = date(2026, 11, 20)


def test_ended_prices_are_listed_a_row_for_each_rate_the_latest_first() -> None:
    rows = history(offering_of(offer(prices=[OLDEST, OLD])), TODAY)

    assert [(row.rate, row.cell.text, row.starts, row.ends) for row in rows] == [
        ("input", "$3.00", date(2025, 1, 1), date(2026, 1, 1)),
        ("output", "$12.00", date(2025, 1, 1), date(2026, 1, 1)),
        ("input", "$9.00", None, date(2025, 1, 1)),
    ]


def test_a_row_tells_what_the_rate_is_now_under_its_condition() -> None:
    rows = history(offering_of(offer(prices=[OLD, OLD_BATCH])), TODAY)

    assert [(row.condition, row.now) for row in rows] == [
        ("", Decimal(2)),
        ("", Decimal(8)),
        ("Batch", None),
    ]


def test_current_and_coming_prices_are_no_history() -> None:
    assert history(offering_of(offer(prices=[COMING])), TODAY) == ()
