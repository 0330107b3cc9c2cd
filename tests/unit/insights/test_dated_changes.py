"""A price that took the place of another on a known day; never what only looks like it."""

from typing import Any

import pytest

from llmref.insights.dated_changes import PriceChange, dated_price_changes
from tests.unit.insights.factories import catalogue, offer

OLD = {"rates": {"input": "2", "output": "8"}, "ends": "2026-10-01"}


def changes(*prices: dict[str, Any], **fields: Any) -> list[PriceChange]:
    return dated_price_changes(catalogue(offer("acme", None, prices=list(prices), **fields)))


def new(**rates: str) -> dict[str, Any]:
    return {"rates": rates, "starts": "2026-10-01"}


@pytest.mark.parametrize(
    ("rates", "direction"),
    [
        ({"input": "1", "output": "8"}, "cut"),
        ({"input": "1", "output": "4"}, "cut"),
        ({"input": "free", "output": "8"}, "cut"),
        ({"input": "3", "output": "8"}, "rise"),
        ({"input": "1", "output": "9"}, "mixed"),
    ],
)
def test_a_change_is_a_cut_a_rise_or_both(rates: dict[str, str], direction: str) -> None:
    (change,) = changes(OLD, new(**rates))

    assert change.direction == direction
    assert change.day.isoformat() == "2026-10-01"


def test_a_rate_that_only_one_of_them_states_has_not_changed() -> None:
    assert changes(OLD, new(input="2", cache_read="0.2")) == []


@pytest.mark.parametrize(
    "later",
    [
        {"rates": {"input": "1"}, "starts": "2026-11-01"},
        {"rates": {"input": "1"}, "starts": "2026-10-01", "when": {"mode": "batch"}},
        {"rates": {"input": "1"}, "starts": "2026-10-01", "currency": "EUR"},
    ],
)
def test_a_price_after_a_gap_or_under_another_condition_follows_none(later: dict[str, Any]) -> None:
    assert changes(OLD, later) == []


def test_an_id_that_moves_to_another_model_has_no_change_of_price() -> None:
    assert changes(OLD, new(input="1"), moving=True) == []


def test_a_variant_with_the_offerings_own_prices_says_nothing_of_its_own() -> None:
    variants = [{"id": "m-1", "label": "1"}]

    (change,) = changes(OLD, new(input="1", output="8"), variants=variants)

    assert change.sellable is change.offering
