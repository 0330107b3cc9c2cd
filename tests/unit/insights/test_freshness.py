"""When facts were checked, and when they are due."""

from __future__ import annotations

from datetime import date

import pytest

from llmref.insights import freshness
from llmref.records.provider import Cadence
from tests.unit.insights.factories import RATES, Offer, offer, offering_of, unpriced

VARIANT = {"id": "m-eu", "label": "EU", "source": "page", "checked": "2026-11-15"}


@pytest.mark.parametrize(
    ("checked", "cadence", "due"),
    [
        # checked, cadence, due
        ("2026-11-20", "daily", "2026-11-21"),
        ("2026-12-28", "weekly", "2027-01-04"),
        ("2026-11-20", "monthly", "2026-12-20"),
        ("2026-12-20", "monthly", "2027-01-20"),
        ("2027-01-31", "monthly", "2027-02-28"),
        ("2028-01-31", "monthly", "2028-02-29"),
        ("2026-11-30", "quarterly", "2027-02-28"),
    ],
)
def test_the_next_date_follows_from_the_cadence(checked: str, cadence: Cadence, due: str) -> None:
    assert freshness.next_due(date.fromisoformat(checked), cadence) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("sold", "checked", "catalogues"),
    [
        # offer, newest date, catalogues that all of it is from
        (offer(), "2026-11-01", ()),
        (offer(source="list"), "2026-07-02", ("models.dev",)),
        (offer(source="list", variants=[VARIANT]), "2026-11-15", ()),
        (
            offer(
                rates=None,
                source="list",
                prices=[{"rates": RATES, "rate_sources": {"input": "other"}}],
            ),
            "2026-07-03",
            ("models.dev", "prices.example"),
        ),
        (unpriced(source="list"), "2026-07-02", ("models.dev",)),
        (
            offer(
                rates=None,
                source="undated",
                prices=[{"rates": RATES, "rate_sources": {"input": "other"}}],
            ),
            "2026-07-03",
            ("prices.example",),
        ),
    ],
)
def test_the_newest_date_counts_and_catalogues_are_named(
    sold: Offer, checked: str, catalogues: tuple[str, ...]
) -> None:
    found = freshness.freshness(offering_of(sold), date(2026, 11, 20))

    assert found.checked == date.fromisoformat(checked)
    assert (found.catalogues, found.is_unverified) == (catalogues, bool(catalogues))


@pytest.mark.parametrize(("today", "overdue"), [("2026-11-08", False), ("2026-11-09", True)])
def test_facts_are_overdue_the_day_after_they_are_due(today: str, overdue: bool) -> None:
    found = freshness.freshness(offering_of(offer()), date.fromisoformat(today))

    assert found.is_overdue is overdue


def test_a_provider_is_as_fresh_as_its_newest_offering() -> None:
    offering = offering_of(offer())

    found = freshness.provider_freshness(offering.provider, [offering], date(2026, 11, 2))

    assert (found.checked, found.due) == (date(2026, 11, 1), date(2026, 11, 8))


def test_without_offerings_nothing_is_checked_or_due() -> None:
    found = freshness.provider_freshness(offering_of(offer()).provider, [], date(2026, 11, 2))

    assert (found.checked, found.due, found.is_overdue) == (None, None, False)


def test_what_is_retired_is_never_due_again() -> None:
    retired = offering_of(offer(lifecycle={"status": "retired", "retires_on": "2026-11-10"}))

    found = freshness.freshness(retired, date(2027, 11, 20))

    assert (found.checked, found.due, found.is_overdue) == (date(2026, 11, 1), None, False)
