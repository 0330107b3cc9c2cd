"""Formatting loses nothing that matters."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from llmref import formats


def _read(text: str) -> Decimal:
    return Decimal(text.replace(",", "").strip("$%KM"))


@given(st.decimals(min_value="0.000001", max_value="0.999999", places=6))
def test_amounts_below_a_dollar_can_be_read_back(amount: Decimal) -> None:
    assert _read(formats.money(amount)) == amount


@given(st.decimals(min_value=1, max_value=999999999, places=2))
def test_amounts_above_a_dollar_can_be_read_back(amount: Decimal) -> None:
    assert _read(formats.money(amount)) == amount


@given(st.decimals(min_value="1e-18", max_value="1e9", places=18))
def test_money_is_right_to_five_digits(amount: Decimal) -> None:
    off = abs(_read(formats.money(amount)) - amount)

    assert off <= amount * Decimal("0.00005")


@given(st.decimals(min_value="1e-18", max_value="1e9", places=18))
def test_money_never_shows_more_zeros_than_cents_need(amount: Decimal) -> None:
    decimals = formats.money(amount).partition(".")[2]

    assert len(decimals) == 2 or not decimals.endswith("0")


@given(st.decimals(min_value="1e-18", max_value="1e9", places=18))
def test_amounts_for_machines_are_exact(amount: Decimal) -> None:
    assert Decimal(formats.amount_text(amount)) == amount


@given(st.integers(min_value=0, max_value=10_000_000))
def test_tokens_can_be_read_back(number: int) -> None:
    assert _read(formats.tokens(number)) == number


@given(st.integers(min_value=1, max_value=10_000_000))
def test_short_tokens_are_right_to_half_a_percent(number: int) -> None:
    text = formats.tokens_short(number)
    size = {"K": 1_000, "M": 1_000_000}.get(text[-1], 1)

    assert abs(_read(text) * size - number) <= Decimal(number) / 200


@given(st.lists(st.text("abc", min_size=1), min_size=1, max_size=4))
def test_up_to_four_names_are_all_given(items: list[str]) -> None:
    assert formats.many(items).replace(" and ", ", ").split(", ") == items
