"""Periods of genai-prices: what starts when, and what nobody stated a day for."""

from datetime import date

import pytest

from llmref.imports.facts import Facts
from llmref.imports.genai_history import history, variants

Period = tuple[str, date | None, date | None]
APRIL, MAY, AUGUST = (date(2026, month, 1) for month in (4, 5, 8))


def entry(amount: int, start: date | None) -> dict[str, object]:
    limit = {"constraint": {"start_date": str(start)}} if start else {}
    return {**limit, "prices": {"input_mtok": amount}}


def batch(amount: int, start: date | None) -> dict[str, object]:
    return {"when": {"processing": "batch"}, **entry(amount, start)}


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        # the first day of all is that on which somebody began to list the mode
        ([(1, APRIL)], [("1", None, None)]),
        ([(1, APRIL), (2, MAY)], [("1", None, MAY), ("2", MAY, None)]),
        ([(2, MAY), (1, APRIL)], [("1", None, MAY), ("2", MAY, None)]),
        # an undated first entry has held since ever, so that later days are changes
        ([(1, None)], [("1", None, None)]),
        ([(1, None), (2, MAY)], [("1", None, MAY), ("2", MAY, None)]),
        (
            [(3, AUGUST), (1, None), (2, MAY)],
            [("1", None, MAY), ("2", MAY, AUGUST), ("3", AUGUST, None)],
        ),
    ],
)
def test_a_mode_has_held_since_ever_until_its_first_change(
    said: list[tuple[int, date | None]], periods: list[Period]
) -> None:
    listed = [batch(amount, start) for amount, start in said]

    found = list(variants(Facts("genai-prices", "acme", {"price_variants": listed})))

    assert [(str(one.rates["input"]), one.starts, one.ends) for one in found] == periods
    assert {str(one.when) for one in found} == {"{'mode': 'batch'}"}


def test_a_price_without_mode_keeps_its_first_day() -> None:
    held = {"prices": [entry(1, APRIL), entry(2, MAY)]}

    found = list(history(Facts("genai-prices", "acme", held)))

    assert [(one.starts, one.ends) for one in found] == [(APRIL, MAY), (MAY, None)]


@pytest.mark.parametrize("start", ["2026-03", "2026-02-30", "soon"])
def test_a_price_with_a_day_that_nobody_can_read_has_not_held_since_ever(start: str) -> None:
    odd = {"constraint": {"start_date": start}, "prices": {"input_mtok": 9}}
    modes = [{**odd, "when": {"processing": "batch"}}, batch(1, MAY)]
    facts = Facts("genai-prices", "acme", {"prices": [odd, entry(1, MAY)], "price_variants": modes})

    for found in (list(history(facts)), list(variants(facts))):
        assert [str(one.rates["input"]) for one in found] == ["1"]
    assert facts.left_out.noted


def test_rates_that_cheap_hours_do_not_state_are_those_of_other_hours() -> None:
    hours = {"start_time": "16:30:00Z", "end_time": "00:30:00Z"}
    held = {
        "prices": [
            {"prices": {"input_mtok": 1, "output_mtok": 2}},
            {"constraint": hours, "prices": {"output_mtok": 1}},
        ]
    }

    found = list(history(Facts("genai-prices", "acme", held)))

    assert [
        ({**one.when}, {key: str(rate) for key, rate in one.rates.items()}) for one in found
    ] == [
        ({}, {"input": "1", "output": "2"}),
        ({"hours_utc": "16:30-00:30"}, {"input": "1", "output": "1"}),
    ]
