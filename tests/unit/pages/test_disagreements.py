"""The list of disagreements: both claims with their sources, on pages that stay light."""

from typing import Any

from llmref import pages as all_pages
from llmref.pages import disagreements
from llmref.pages.context import PageContext
from llmref.pages.page import Page
from llmref.urls import OWN_DOCS, Addresses
from tests.unit.insights.factories import catalogue, offer


def context(number: int) -> PageContext:
    offers = [
        offer(
            f"p{position:03}",
            None,
            prices=[
                {"rates": {"input": "2"}, "disputed": [{"rates": {"input": "3"}, "source": "list"}]}
            ],
        )
        for position in range(number)
    ]
    return PageContext(catalogue(*offers), Addresses("https://reference.example/"))


def made(number: int) -> list[Page]:
    return [plan.make() for plan in disagreements.disagreement_plans(context(number))]


def test_a_row_has_both_claims_with_source_and_date() -> None:
    (group,) = made(1)[0].body.groups
    row = group.rows[0]

    assert (row.head.text, row.head.path) == ("M on P000", "/model/m/p000/#pricing")
    assert [(claim.text, claim.source, claim.checked) for claim in row.claims] == [
        ("$2.00", "acme.example", "2026-11-01"),
        ("$3.00", "models.dev", "2026-07-02"),
    ]
    assert row.ratio == "1.5 times"
    assert group.title == "From an older copy"


def test_a_long_list_goes_on_on_further_pages_and_machines_get_all_of_it() -> None:
    pages = made(101)

    assert [page.path for page in pages] == ["/docs/disagreements/", "/docs/disagreements/2/"]
    assert [len(page.body.groups[0].rows) for page in pages] == [100, 1]
    data: Any = pages[0].data
    (every,) = pages[0].body.every
    assert len(data["disagreements"]) == len(every.rows) == 101
    assert all(one["older_copy"] for one in data["disagreements"])
    assert (pages[0].body.next.path, pages[1].body.previous.path) == (pages[1].path, pages[0].path)


def test_nothing_disputed_is_said_to_be_so() -> None:
    (page,) = made(0)

    assert page.body.lead == "No two sources that were read disagree about a current price."


def test_no_page_of_the_seeds_can_have_the_address_of_one_that_is_made() -> None:
    """The seeds have no pages here, so that whatever is among the documentation is made."""
    paths = {plan.path for plan in all_pages.plans(context(101)) if "/docs/" in plan.path}

    assert {path.split("/")[2] for path in paths - {"/docs/"}} == OWN_DOCS
