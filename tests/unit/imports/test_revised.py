"""A catalog's edit is a revision; two within ten days are a slip; a seen day is a bounded one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from llmref.imports.candidate import Candidate, CandidatePrice
from llmref.imports.evidence import Evidence
from llmref.imports.origins import CATALOGUES
from llmref.imports.revised import with_revisions
from llmref.imports.runs import Run, runs
from llmref.records.offering import OfferingsFile
from llmref.yaml_text import parse

Copies = Sequence[tuple[str, ...]]
"""Catalog, day, and the input price that its copy states; the first day of it, if any."""


def file_of(prices: str) -> OfferingsFile:
    text = f"""
sources:
  litellm: {{url: "{CATALOGUES["litellm"].url}", via: catalogue, checked: 2026-09-19}}
  page: {{url: "https://acme.example.com/pricing", via: page, checked: 2026-09-01}}
defaults: {{source: litellm}}
offerings:
- model: anvil-1
  id: anvil-1
  prices:
{prices}"""
    return OfferingsFile.model_validate(parse(text).value)


def said(source: str, day: str, amount: str, starts: str = "") -> tuple[date, Candidate]:
    since = date.fromisoformat(starts) if starts else None
    price = CandidatePrice({"input": Decimal(amount)}, starts=since)
    listed = Candidate(source=source, provider="acme", id="anvil-1", prices=(price,))
    return date.fromisoformat(day), listed


def settled(prices: str, copies: Copies) -> list[dict[str, object]]:
    evidence = Evidence(tuple(said(*copy) for copy in copies))
    made = with_revisions("acme", file_of(prices), {("acme", "anvil-1"): evidence})
    (offering,) = made.offerings
    return [price.model_dump(exclude_defaults=True, mode="json") for price in offering.prices]


A, B, C = Decimal(1), Decimal(2), Decimal(3)
D1, D5, D9, D19 = date(2026, 9, 1), date(2026, 9, 5), date(2026, 9, 9), date(2026, 9, 19)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], []),
        ([(D1, A), (D5, A)], [Run(A, D1, D5)]),
        ([(D1, A), (D5, B)], [Run(A, D1, D1), Run(B, D5, D5)]),
        # a slip and its repair
        ([(D1, A), (D5, B), (D9, A)], [Run(A, D1, D9)]),
        # a slip and a repair that is another figure
        ([(D1, A), (D5, B), (D9, C)], [Run(A, D1, D1), Run(C, D9, D9)]),
        # what lasts for eleven days and more is a figure
        (
            [(D1, A), (D5, B), (D9, B), (D19, A)],
            [Run(A, D1, D1), Run(B, D5, D9), Run(A, D19, D19)],
        ),
        # the newest figure is one until it is repaired
        ([(D1, A), (D5, A), (D9, B)], [Run(A, D1, D5), Run(B, D9, D9)]),
    ],
)
def test_two_revisions_within_ten_days_are_a_slip_and_its_repair(
    figures: list[tuple[date, Decimal]], expected: list[Run]
) -> None:
    assert runs(figures) == expected


def test_a_revised_figure_is_kept_with_the_copies_between_which_it_changed() -> None:
    copies = [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-09", "2")]

    assert settled("  - rates: {input: 2}", copies) == [
        {
            "rates": {"input": "2"},
            "revised": [
                {
                    "rates": {"input": "3"},
                    "source": "litellm",
                    "after": "2026-09-05",
                    "by": "2026-09-09",
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("prices", "copies"),
    [
        # a slip is no revision
        (
            "  - rates: {input: 2}",
            [
                ("litellm", "2026-09-01", "2"),
                ("litellm", "2026-09-05", "20"),
                ("litellm", "2026-09-09", "2"),
            ],
        ),
        # what a person read, or wrote under the name of the catalog, was not revised
        (
            "  - {rates: {input: 2}, source: page}",
            [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-09", "2")],
        ),
        (
            "  - rates: {input: 2}",
            [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-09", "4")],
        ),
        # another catalog's edit says nothing of this source
        (
            "  - rates: {input: 2}",
            [("models.dev", "2026-09-05", "3"), ("models.dev", "2026-09-09", "2")],
        ),
    ],
)
def test_what_is_no_revision_of_the_prices_source_is_not_noted(prices: str, copies: Copies) -> None:
    assert "revised" not in str(settled(prices, copies))


CHANGED = """
  - {rates: {input: 2}, starts: 2026-09-19}
  - {rates: {input: 3}, ends: 2026-09-19}"""


def test_a_change_that_was_seen_between_two_copies_has_both_as_bounds() -> None:
    copies = [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-19", "2")]

    assert settled(CHANGED, copies) == [
        {"rates": {"input": "2"}, "starts": "2026-09-19", "starts_after": "2026-09-05"},
        {"rates": {"input": "3"}, "ends": "2026-09-19", "ends_after": "2026-09-05"},
    ]


def test_the_bounds_are_those_of_the_catalog_that_saw_the_change_first() -> None:
    copies = [
        *(("litellm", "2026-09-05", "3"), ("litellm", "2026-09-19", "2")),
        *(("models.dev", "2026-08-01", "3"), ("models.dev", "2026-08-09", "2")),
    ]

    now, past = settled(CHANGED, copies)

    assert (now["starts_after"], now["starts"]) == ("2026-08-01", "2026-08-09")
    assert (past["ends_after"], past["ends"]) == ("2026-08-01", "2026-08-09")


def test_a_day_that_the_source_states_has_no_bounds() -> None:
    copies = [
        said("litellm", "2026-09-05", "3"),
        said("litellm", "2026-09-19", "2", starts="2026-09-19"),
    ]
    evidence = {("acme", "anvil-1"): Evidence(tuple(copies))}

    file = file_of(CHANGED)

    assert with_revisions("acme", file, evidence) is file


def test_a_price_that_was_a_slip_is_none_and_its_neighbors_are_one() -> None:
    prices = """
  - {rates: {input: 3}, starts: 2026-09-19}
  - {rates: {input: 2}, starts: 2026-09-10, ends: 2026-09-19}
  - {rates: {input: 3}, ends: 2026-09-10}"""
    copies = [
        ("litellm", "2026-09-05", "3"),
        ("litellm", "2026-09-10", "2"),
        ("litellm", "2026-09-19", "3"),
    ]

    assert settled(prices, copies) == [{"rates": {"input": "3"}}]


def test_a_slip_before_a_new_figure_leaves_one_change() -> None:
    prices = """
  - {rates: {input: 4}, starts: 2026-09-19}
  - {rates: {input: 2}, starts: 2026-09-10, ends: 2026-09-19}
  - {rates: {input: 3}, ends: 2026-09-10}"""
    copies = [
        ("litellm", "2026-09-05", "3"),
        ("litellm", "2026-09-10", "2"),
        ("litellm", "2026-09-19", "4"),
    ]

    assert settled(prices, copies) == [
        {"rates": {"input": "4"}, "starts": "2026-09-19", "starts_after": "2026-09-05"},
        {"rates": {"input": "3"}, "ends": "2026-09-19", "ends_after": "2026-09-05"},
    ]


def test_settling_again_changes_nothing_and_older_revisions_stay() -> None:
    older = "{rates: {input: 5}, source: litellm, after: 2026-01-01, by: 2026-02-01}"
    prices = f"  - {{rates: {{input: 2}}, revised: [{older}]}}"
    copies = [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-09", "2")]

    (price,) = settled(prices, copies)

    assert [one["after"] for one in price["revised"]] == ["2026-09-05", "2026-01-01"]  # type: ignore[attr-defined]
    evidence = Evidence(tuple(said(*copy) for copy in copies))
    once = with_revisions("acme", file_of(prices), {("acme", "anvil-1"): evidence})
    assert with_revisions("acme", once, {("acme", "anvil-1"): evidence}) is once


@pytest.mark.parametrize("ends", ["2026-09-01", "2027-01-01"])
def test_revisions_that_people_noted_stay_at_prices_with_an_end(ends: str) -> None:
    noted = "{rates: {input: 5}, source: page, after: 2026-01-01, by: 2026-02-01}"
    prices = f"  - {{rates: {{input: 2}}, ends: {ends}, revised: [{noted}]}}"
    copies = [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-09", "2")]

    (price,) = settled(prices, copies)

    assert "2026-02-01" in str(price["revised"])


def test_a_price_that_is_to_end_is_current_until_then() -> None:
    copies = [("litellm", "2026-09-05", "3"), ("litellm", "2026-09-09", "2")]

    (price,) = settled("  - {rates: {input: 2}, ends: 2027-01-01}", copies)

    assert "2026-09-05" in str(price["revised"])


def test_an_id_without_claims_stays_as_it_is() -> None:
    file = file_of("  - {rates: {input: 2}, disputed: [{rates: {input: 3}, source: page}]}")

    assert with_revisions("acme", file, {}) is file
