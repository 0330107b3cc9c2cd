"""Rates in tables and tiles: conversions, tiers, hours, dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from llmref.insights.cells import price_cell
from llmref.insights.compared_cells import compared_cell
from llmref.insights.price_dates import is_old_copy, priced_on
from llmref.records.rates import RateKey
from tests.unit.insights.factories import RATES, at, market_of, offer, offering_of

LONG = {"when": {"input_above": 200000}, "rates": {"input": "4", "output": "12"}}
LONGER = {"when": {"input_above": 500000}, "rates": {"input": "6", "output": "12"}}
NIGHT = {"when": {"hours_utc": "16:30-00:30"}, "rates": {"input": "1", "output": "8"}}
BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}


@pytest.mark.parametrize(
    ("more", "rate", "also"),
    [
        ([LONG], "input", "$4.00 above 200K"),
        ([LONG, LONGER], "input", "$4.00 to $6.00 above 200K"),
        ([LONG, LONGER], "output", "$12.00 above 200K"),
        ([NIGHT], "input", "$1.00 at some hours"),
        ([NIGHT], "output", ""),
        ([LONG, NIGHT], "input", "$4.00 above 200K; $1.00 at some hours"),
        ([BATCH], "input", ""),
    ],
)
def test_tiers_and_hours_that_change_a_rate_stand_beside_it(
    more: list[Any], rate: RateKey, also: str
) -> None:
    assert compared_cell(offering_of(offer(prices=more)), rate).also == also


def test_a_converted_rate_is_rounded_in_comparisons_and_whole_as_a_fact() -> None:
    price = {"rates": {"input": "1.99997"}, "converted_from": "DBU"}
    offering = offering_of(offer(rates=None, prices=[price]))

    compared = compared_cell(offering, "input")

    assert (compared.text, compared.title) == ("about $2.00", "Converted from DBU")
    assert offering.price
    assert price_cell(offering.price, "input").text == "$1.99997"


@pytest.mark.parametrize(
    ("source", "published", "about"),
    [("list", "DBU", True), ("page", "DBU", False), ("list", "USD", False)],
)
def test_a_file_says_what_catalogs_convert(source: str, published: str, about: bool) -> None:
    offering = offering_of(offer(source=source), defaults={"converted_from": published})

    assert compared_cell(offering, "input").text == ("about $2.00" if about else "$2.00")


def test_the_date_is_the_oldest_of_the_rates_that_tables_show() -> None:
    price = {
        "rates": {**RATES, "web_search": "1"},
        "source": "page",
        "rate_sources": {"output": "other", "web_search": "list"},
    }

    assert priced_on(offering_of(offer(rates=None, prices=[price], source="list"))) == date(
        2026, 7, 3
    )


@pytest.mark.parametrize(
    ("checked", "is_old"), [("2026-07-31", True), ("2026-08-01", False), ("2026-11-01", False)]
)
def test_a_copy_over_92_days_behind_the_newest_beside_it_is_old(checked: str, is_old: bool) -> None:
    market = market_of(
        offer(source="list", checked="2026-11-01"), offer("beta", source="list", checked=checked)
    )

    assert is_old_copy(at(market, "beta"), market) is is_old
    assert not is_old_copy(at(market), market)
