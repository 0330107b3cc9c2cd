"""Positions and the labels of axes."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from llmref.charts.drawing import words_at
from llmref.charts.scales import Linear, Logarithmic, decades, first_days, round_steps


def test_a_linear_scale_puts_amounts_in_proportion() -> None:
    scale = Linear(0, 10, 100, 20)

    assert [scale.at(amount) for amount in (0, 5, 10)] == [100, 60, 20]


def test_amounts_that_are_all_alike_stand_in_the_middle() -> None:
    assert Linear(3, 3, 0, 80).at(3) == 40
    assert Logarithmic(3, 3, 0, 80).at(3) == 40


def test_a_logarithmic_scale_gives_each_doubling_the_same_room() -> None:
    scale = Logarithmic(1, 8, 0, 90)

    assert [round(scale.at(amount)) for amount in (1, 2, 4, 8)] == [0, 30, 60, 90]


@pytest.mark.parametrize(
    ("high", "steps"),
    [(3, [0, 1, 2, 3]), (0.435, [0, 0.2, 0.4, 0.6]), (25, [0, 10, 20, 30]), (0, [0])],
)
def test_steps_are_round_and_hold_the_highest_amount(high: float, steps: list[float]) -> None:
    assert round_steps(high) == pytest.approx(steps)


@pytest.mark.parametrize(
    ("low", "high", "inside"),
    [(0.02, 20, [0.1, 1, 10]), (80_000, 700_000, [100_000, 200_000, 500_000]), (4, 4.5, [])],
)
def test_round_amounts_lie_inside(low: float, high: float, inside: list[float]) -> None:
    assert decades(low, high) == pytest.approx(inside)


@pytest.mark.parametrize("months", [4, 7, 19, 43, 250])
@pytest.mark.parametrize("pixels", [154, 268])
def test_days_are_first_days_and_have_room(months: int, pixels: float) -> None:
    first, last = date(2020, 2, 11), date(2020 + months // 12, 1 + months % 12, 20)
    across = Linear(first.toordinal(), last.toordinal(), 0, pixels)

    days = first_days(first, last, pixels)

    assert days
    assert all(day.day == 1 for day in days)
    least = 36 if all(day.month == 1 for day in days) else 56
    places = [across.at(day.toordinal()) for day in days]
    assert all(after - before >= least for before, after in pairwise(places))


@pytest.mark.parametrize(
    ("x", "anchor"), [(0, "start"), (30, "start"), (50, "middle"), (70, "end"), (100, "end")]
)
def test_words_stay_by_their_mark_on_a_wide_screen(x: float, anchor: str) -> None:
    words = words_at(x, "0", "n" * 27, "first")  # two thirds of the narrowest screen

    assert (words.x, words.anchor) == (str(x), anchor)
