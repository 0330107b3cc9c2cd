"""What ends and what changed, as readers and programs get it."""

from typing import Any

from llmref.pages.changes import changes_page
from llmref.pages.context import PageContext
from llmref.pages.retirements import past_page, retirements_page
from llmref.urls import Addresses
from tests.unit.insights.factories import Offer, catalogue, offer


def context(*offers: Offer, **model: Any) -> PageContext:
    return PageContext(catalogue(*offers, model=model), Addresses("https://reference.example/"))


def ending(provider: str, day: str) -> Offer:
    return offer(provider, lifecycle={"status": "active", "retires_on": day})


ENDS = (
    ending("a", "2026-12-01"),
    ending("b", "2026-12-28"),
    ending("c", "2027-06-01"),
    ending("d", "2026-11-01"),
)


def test_what_is_to_end_stands_by_month_with_how_much_is_near() -> None:
    page = retirements_page(context(*ENDS))

    assert [group.title for group in page.body.groups] == ["December 2026", "June 2027"]
    assert page.body.windows == ["1 within 30 days", "2 within 90 days", "2 within 180 days"]
    row = page.body.groups[0].rows[0]
    assert (row.day.isoformat(), row.distance, row.provider.text) == (
        "2026-12-01",
        "in 11 days",
        "A",
    )


def test_what_has_ended_has_a_page_of_its_own_that_leads_back() -> None:
    page = past_page(context(*ENDS))

    (group,) = page.body.groups
    assert (group.title, group.rows[0].distance) == ("November 2026", "19 days ago")
    assert page.body.other.path == "/retirements/"


def test_programs_get_every_end_with_its_source_in_one_file() -> None:
    data: Any = retirements_page(context(*ENDS)).data

    assert [end["date"].isoformat() for end in data["retirements"]] == [
        "2026-11-01",
        "2026-12-01",
        "2026-12-28",
        "2027-06-01",
    ]
    assert all(end["source"] and end["checked"] for end in data["retirements"])


PRICES = [
    {"rates": {"input": "2"}, "ends": "2026-11-18"},
    {"rates": {"input": "1"}, "starts": "2026-11-18", "ends": "2026-12-01"},
    {"rates": {"input": "4"}, "starts": "2026-12-01"},
    {"when": {"mode": "batch"}, "rates": {"input": "1"}, "ends": "2026-11-18"},
    {"when": {"mode": "batch"}, "rates": {"input": "0.5"}, "starts": "2026-11-18"},
]


def test_what_is_announced_comes_first_and_then_the_weeks() -> None:
    page = changes_page(context(offer("acme", None, prices=PRICES), released="2026-11-09"))

    groups = [(group.title, [row.kind for row in group.rows]) for group in page.body.groups]
    assert groups == [
        ("Announced price changes", ["Price rise"]),
        ("Week of 2026-11-16", ["Price cut"]),
        ("Week of 2026-11-09", ["New model"]),
    ]
    assert page.body.groups[1].rows[0].parts[0].details == [
        "Input $2.00 → $1.00 (\N{MINUS SIGN}50%)",
        "Batch: Input $1.00 → $0.50 (\N{MINUS SIGN}50%)",
    ]
    assert page.body.lead.startswith("1 price cut and 0 price rises since")


def test_a_day_that_is_known_by_bounds_is_shown_by_them() -> None:
    prices = [
        {"rates": {"input": "2"}, "ends": "2026-11-18", "ends_after": "2026-11-10"},
        {"rates": {"input": "1"}, "starts": "2026-11-18", "starts_after": "2026-11-10"},
    ]

    (group,) = changes_page(context(offer("acme", None, prices=prices))).body.groups

    assert group.rows[0].when == "between 2026-11-10 and 2026-11-18"


def test_a_source_that_is_wrong_is_listed_as_corrected() -> None:
    prices = [
        {
            "rates": {"input": "2"},
            "corrects": [{"rates": {"input": "20"}, "source": "list", "checked": "2026-07-02"}],
        }
    ]

    (group,) = changes_page(context(offer("acme", None, prices=prices))).body.groups

    assert [row.kind for row in group.rows] == ["Correction"]
    assert group.rows[0].parts[0].details == ["models.dev has Input at $20.00; it is $2.00"]
