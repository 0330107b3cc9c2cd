"""What an offering's page says beside its price table."""

from datetime import date
from typing import Any

from llmref.pages.price_notes import price_notes
from llmref.pages.prices import price_groups, price_rows, variant_rows
from tests.unit.insights.factories import offer, offering_of

TODAY = date(2026, 11, 20)


def test_a_correction_names_its_source_and_what_that_says() -> None:
    wrong = {"rates": {"input": "20", "cache_write": "free"}, "source": "list"}
    price = {"rates": {"input": "2", "cache_write": "3"}, "corrects": [wrong]}

    assert price_notes(offering_of(offer(rates=None, prices=[price])), TODAY) == [
        (
            "Corrects models.dev, which says $20.00 per 1M input tokens and nothing per 1M tokens"
            " written to the cache (2026-07-02)."
        )
    ]


def test_an_announced_price_is_given_in_full_with_its_day() -> None:
    now = {"rates": {"input": "2"}, "ends": "2026-12-01"}
    soon = {"rates": {"input": "4", "cache_write": "free"}, "starts": "2026-12-01"}
    batch = {"when": {"mode": "batch"}, "rates": {"input": "2"}, "starts": "2027-01-01"}

    assert price_notes(offering_of(offer(rates=None, prices=[batch, soon, now])), TODAY) == [
        (
            "From 2026-12-01: $4.00 per 1M input tokens and nothing per 1M tokens written to the"
            " cache."
        ),
        "From 2027-01-01, Batch: $2.00 per 1M input tokens.",
    ]


def test_an_id_that_vanished_says_when_it_was_listed_last() -> None:
    gone = {"id": "m-1", "label": "old", "last_seen": "2026-07-02"}
    there = {"id": "m-2", "label": "new"}

    rows = variant_rows(offering_of(offer(variants=[gone, there])))

    assert [row.label for row in rows] == ["old, last listed on 2026-07-02", "new"]


def groups(**fields: Any) -> list[tuple[str, list[str]]]:
    rows = price_rows(offering_of(offer(**fields)))
    return [
        (group.condition, [row.cell.text for row in group.rows]) for group in price_groups(rows)
    ]


def test_a_price_without_conditions_needs_no_heading() -> None:
    assert groups(rates={"input": "2"}, not_offered=["flex"]) == [("", ["$2.00", "Not offered"])]


def test_rates_stand_below_their_condition_and_what_is_the_same_stands_once() -> None:
    prices = [{"rates": {"input": "2"}}, {"when": {"mode": "batch"}, "rates": {"input": "1"}}]
    alike = {"id": "m-1", "label": "EU", "prices": [{"rates": {"input": "2"}}]}
    other = {"id": "m-2", "label": "US", "prices": [{"rates": {"input": "3"}}]}

    assert groups(rates=None, prices=prices, variants=[alike, other]) == [
        ("Always; EU", ["$2.00"]),
        ("Batch", ["$1.00"]),
        ("US", ["$3.00"]),
    ]


def test_what_asks_for_more_conditions_stands_later() -> None:
    both = {"mode": "batch", "input_above": 32000}
    prices = [
        {"when": both, "rates": {"input": "3"}},
        {"when": {"mode": "batch"}, "rates": {"input": "1"}},
        {"rates": {"input": "2"}},
    ]

    shown = groups(rates=None, prices=prices)

    assert [rates for _, rates in shown] == [["$2.00"], ["$1.00"], ["$3.00"]]
