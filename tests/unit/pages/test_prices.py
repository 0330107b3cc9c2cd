"""What an offering's page says beside its price table."""

from datetime import date
from typing import Any

import pytest

from llmref.insights.freshness import freshness
from llmref.pages.price_grid import price_grid
from llmref.pages.price_notes import price_notes, revision_notes
from llmref.pages.prices import (
    history_rows,
    price_rows,
    source_runs,
    variant_rows,
    with_status,
)
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


def grid(**fields: Any) -> tuple[list[str], list[tuple[list[str], list[str]]]]:
    """What the prices of an offering depend on, and the texts of each row."""
    shown = price_grid(offering_of(offer(**fields)))
    assert shown is not None
    rows = [(list(row.conditions), [cell.text for cell in row.cells]) for row in shown.rows]
    return list(shown.dimensions), rows


def test_prices_without_conditions_need_no_grid_and_name_a_shared_source_once() -> None:
    offering = offering_of(offer(rates={"input": "2", "output": "3"}, not_offered=["flex"]))

    (run,) = source_runs(price_rows(offering))

    assert price_grid(offering) is None
    assert [row.cell.text for row in run.rows] == ["$2.00", "$3.00", "Not offered"]


def test_a_grid_has_a_column_for_each_condition_and_what_is_the_same_stands_once() -> None:
    prices = [{"rates": {"input": "2"}}, {"when": {"mode": "batch"}, "rates": {"input": "1"}}]
    alike = {"id": "m-1", "label": "EU", "prices": [{"rates": {"input": "2"}}]}
    other = {"id": "m-2", "label": "US", "prices": [{"rates": {"input": "3"}}]}

    assert grid(rates=None, prices=prices, variants=[alike, other]) == (
        ["ID", "Mode"],
        [
            (["Standard, EU", "Standard"], ["$2.00"]),
            (["Standard", "Batch"], ["$1.00"]),
            (["US", "Standard"], ["$3.00"]),
        ],
    )


@pytest.mark.parametrize("label", ["other id", "other spelling", "full id"])
def test_an_id_that_is_only_written_otherwise_is_named_itself(label: str) -> None:
    other = {"id": "m-1", "label": label, "prices": [{"rates": {"input": "3"}}]}

    _, rows = grid(variants=[other])

    assert [conditions for conditions, _ in rows] == [["Standard"], ["m-1"]]


def test_what_asks_for_more_conditions_stands_later() -> None:
    both = {"mode": "batch", "input_above": 32000}
    prices = [
        {"when": both, "rates": {"input": "3"}},
        {"when": {"mode": "batch"}, "rates": {"input": "1"}},
        {"rates": {"input": "2"}},
    ]

    assert grid(rates=None, prices=prices) == (
        ["Mode", "Input tokens"],
        [
            (["Standard", "Any"], ["$2.00"]),
            (["Batch", "Any"], ["$1.00"]),
            (["Batch", "above 32,000"], ["$3.00"]),
        ],
    )


def test_a_mode_that_is_not_offered_has_a_row_and_an_unstated_rate_is_not_sourced() -> None:
    prices = [
        {"rates": {"input": "2", "output": "4"}},
        {"when": {"region": "eu"}, "rates": {"input": "3"}},
    ]

    assert grid(rates=None, prices=prices, not_offered=["batch"]) == (
        ["Mode", "Region"],
        [
            (["Standard", "Any"], ["$2.00", "$4.00"]),
            (["Standard", "eu"], ["$3.00", "Not sourced"]),
            (["Batch", "Any"], ["Not offered", "Not offered"]),
        ],
    )


REVISION = {"rates": {"input": "3"}, "source": "list", "after": "2026-09-05", "by": "2026-09-09"}


def test_a_revised_figure_says_whose_it_is_and_between_which_copies() -> None:
    earlier = {**REVISION, "rates": {"input": "4"}, "after": "2026-05-01", "by": "2026-06-01"}
    price = {"rates": {"input": "2", "output": "8"}, "revised": [earlier, REVISION]}

    offering = offering_of(offer(rates=None, prices=[price]))

    assert revision_notes(offering) == [
        "models.dev changed its figure between 2026-09-05 and 2026-09-09: input $3.00 → $2.00.",
        "models.dev changed its figure between 2026-05-01 and 2026-06-01: input $4.00 → $3.00.",
    ]
    assert price_notes(offering, TODAY) == []


def test_revised_figures_of_a_condition_and_of_another_id_say_of_which() -> None:
    batch = {"when": {"mode": "batch"}, "rates": {"input": "free"}, "revised": [REVISION]}
    alike = {"id": "m-1", "label": "EU"}
    other = {
        "id": "m-2",
        "label": "US",
        "prices": [{"rates": {"output": "2"}, "revised": [REVISION]}],
    }
    prices = [{"rates": {"input": "2"}}, batch]

    assert revision_notes(
        offering_of(offer(rates=None, prices=prices, variants=[alike, other]))
    ) == [
        (
            "Batch: models.dev changed its figure between 2026-09-05 and 2026-09-09: input $3.00"
            " → free."
        ),
        (
            "US: models.dev changed its figure between 2026-09-05 and 2026-09-09: input $3.00"
            " → not stated."
        ),
    ]


def test_a_day_that_is_only_bounded_is_shown_by_its_bounds() -> None:
    now = {"rates": {"input": "2"}, "starts": "2026-09-09", "starts_after": "2026-09-05"}
    past = {"rates": {"input": "3"}, "ends": "2026-09-09", "ends_after": "2026-09-05"}
    offering = offering_of(offer(rates=None, prices=[now, past]))

    (row,) = history_rows(offering, TODAY)

    assert (row.ends_after, row.ends) == (date(2026, 9, 5), date(2026, 9, 9))
    assert price_notes(offering, TODAY) == ["The price changed between 2026-09-05 and 2026-09-09."]


def test_a_price_that_follows_one_read_at_the_provider_says_when_that_was_verified() -> None:
    now = {"rates": {"input": "2"}, "starts": "2026-11-09", "source": "list"}
    past = {"rates": {"input": "3"}, "ends": "2026-11-09", "source": "page"}
    offering = offering_of(offer(rates=None, prices=[now, past]))

    assert price_notes(offering, TODAY) == [
        "The price applies since 2026-11-09.",
        "The price changed since it was verified on 2026-11-01.",
    ]


@pytest.mark.parametrize(
    ("claimed", "notes"),
    [
        # a claim of a later day than the reading
        (
            "2026-11-05",
            [
                (
                    "The price was verified on 2026-11-01, and is stated otherwise since"
                    " 2026-11-05: it is overdue to be verified again."
                )
            ],
        ),
        # the reading knew the claim
        ("2026-11-01", []),
        ("2026-10-01", []),
    ],
)
def test_a_reading_that_a_later_claim_contradicts_is_overdue(
    claimed: str, notes: list[str]
) -> None:
    dispute = {"rates": {"input": "3"}, "source": "list", "checked": claimed}
    price = {"rates": {"input": "2"}, "source": "page", "disputed": [dispute]}
    offering = offering_of(offer(rates=None, prices=[price]))

    fresh = freshness(offering, date(2026, 11, 6))

    assert [note for note in price_notes(offering, TODAY) if "verified" in note] == notes
    assert (fresh.is_overdue and fresh.due == date(2026, 11, 5)) is bool(notes)


def test_a_catalogs_price_is_not_overdue_by_what_another_states() -> None:
    dispute = {"rates": {"input": "3"}, "source": "other", "checked": "2026-11-05"}
    price = {"rates": {"input": "2"}, "source": "list", "disputed": [dispute]}

    assert offering_of(offer(rates=None, prices=[price])).current[0].contradicted_on is None


@pytest.mark.parametrize(
    ("life", "words"),
    [
        ({}, "main ID"),
        ({"status": "active"}, "main ID"),
        # the provider's own page
        ({"status": "active", "retires_on": "2027-03-01"}, "main ID, retires 2027-03-01"),
        ({"status": "deprecated"}, "main ID, deprecated"),
        # a catalog alone
        (
            {"status": "active", "retires_on": "2027-03-01", "source": "list"},
            "main ID, retires 2027-03-01 (models.dev, unverified)",
        ),
        (
            {"status": "retired", "retires_on": "2026-07-01", "source": "list"},
            "main ID, retired 2026-07-01 (models.dev, unverified)",
        ),
        ({"status": "active", "source": "list"}, "main ID"),
    ],
)
def test_words_on_an_id_name_the_catalog_that_alone_states_its_end(
    life: dict[str, str], words: str
) -> None:
    fields: dict[str, Any] = {"lifecycle": life} if life else {}

    assert with_status("main ID", offering_of(offer(**fields))) == words
