"""The explorer knows what an offering charges in each mode and region."""

from __future__ import annotations

from typing import Any

import pytest

from llmref.pages.context import PageContext
from llmref.pages.explorer_terms import area, further_terms
from llmref.urls import Addresses
from tests.unit.insights.factories import catalogue, offer

BASE: dict[str, Any] = {"rates": {"input": "2", "output": "8"}}


def price(input_rate: str, **when: str) -> dict[str, Any]:
    return {"when": when, "rates": {"input": input_rate, "output": "9"}}


def inputs(*prices: dict[str, Any], **fields: Any) -> dict[tuple[str, str], str]:
    """The input rate of each mode and area but the standard ones."""
    made = catalogue(offer("a", None, prices=[BASE, *prices], **fields))
    context = PageContext(made, Addresses("https://reference.example/"))
    rows = further_terms(context, made.offerings[0])
    return {terms: values["input"] for terms, values in rows.items()}


def test_the_base_price_has_no_row_of_its_own() -> None:
    assert inputs() == {}


def test_each_mode_and_region_has_its_own_price() -> None:
    rows = inputs(price("1", mode="batch"), price("3", region="eu"))

    assert rows == {("Batch", ""): "1.00", ("", "Europe"): "3.00"}


def test_the_lowest_of_an_area_counts() -> None:
    rows = inputs(price("5", region="eu-west-2"), price("4", region="eu-north-1"))

    assert rows == {("", "Europe"): "4.00"}


def test_a_mode_that_only_regions_have_costs_at_least_the_lowest_of_them() -> None:
    rows = inputs(price("1", mode="batch", region="us"), price("3", mode="batch", region="eu"))

    assert rows[("Batch", "")] == "1.00"


def test_regions_without_prices_of_their_own_have_the_base_price() -> None:
    rows = inputs(price("1", mode="batch"), regions=["us-central1"])

    assert rows[("", "United States")] == "2.00"
    assert rows[("Batch", "United States")] == "1.00"


def test_a_variant_of_a_region_has_its_own_price() -> None:
    variant = {"id": "eu.m", "label": "EU", "region": "eu", "prices": [{"rates": {"input": "7"}}]}

    assert inputs(variants=[variant]) == {("", "Europe"): "7.00"}


def test_other_conditions_make_no_row() -> None:
    assert inputs(price("1", region="eu", input_above="1000")) == {}


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("us", "United States"),
        ("us-gov-west-1", "US government"),
        ("eu-west-2", "Europe"),
        ("EU data zone", "Europe"),
        ("eu01", "Europe"),
        ("European data centers", "Europe"),
        ("Japan", "Asia Pacific"),
        ("Mars", "Mars"),
    ],
)
def test_regions_are_chosen_by_area(region: str, name: str) -> None:
    assert area(region) == name
