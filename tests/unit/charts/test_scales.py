"""Positions and the labels of axes."""

from __future__ import annotations

from datetime import date

import pytest

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


@pytest.mark.parametrize("years", [0, 1, 3, 20])
def test_days_are_first_days_and_have_room(years: int) -> None:
    days = first_days(date(2020, 2, 11), date(2020 + years, 9, 3))

    assert 1 < len(days) <= 6
    assert all(day.day == 1 for day in days)
