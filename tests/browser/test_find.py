"""A field finds rows of a list by name, id or maker."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ROWS = "[data-group] tbody tr"
CARDS = "[data-group] .card"


def names(page: Page) -> list[str]:
    return page.locator(f"{ROWS}:visible th > a, {CARDS}:visible a").all_text_contents()


@pytest.mark.parametrize("asked", ["nuts & bolts", "NUTS-&B", "bolts nuts"])
def test_all_words_are_found_however_they_are_spelt(page: Page, asked: str) -> None:
    page.goto("/providers/")
    page.get_by_role("searchbox", name="Find in this list").fill(asked)

    expect(page.locator("find-rows [role=status]")).to_have_text(re.compile(r"^1 of \d+$"))
    assert names(page) == ["Nuts & Bolts"]


def test_an_empty_field_shows_everything_again(page: Page) -> None:
    page.goto("/providers/")
    before = names(page)
    field = page.get_by_role("searchbox", name="Find in this list")
    field.fill("no such provider")
    assert names(page) == []
    assert page.locator("[data-group]:visible").count() == 0

    field.fill("")

    assert names(page) == before
    expect(page.locator("find-rows [role=status]")).to_have_text("")


def test_a_provider_is_searched_by_id(page: Page) -> None:
    page.goto("/provider/acme/")
    page.get_by_role("searchbox", name="Find a model here").fill("anvil-2.1@default")

    assert names(page) == ["Anvil 2.1 (Turbo)"]


def test_all_pages_of_a_list_are_filtered(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/docs/disagreements/2/")
    total = re.search(r"of ([\d,]+)\.", str(page.locator(".pager").text_content()))
    assert total
    before = page.locator(f"{ROWS}:visible").count()
    field = page.get_by_role("searchbox", name="Filter all pages")

    field.fill("openrouter")

    expect(page.locator("find-rows [role=status]")).to_have_text(
        re.compile(rf"^\d{{3}} of {total[1]}$")
    )
    field.fill("")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(before)


def test_with_few_rows_left_axe_finds_nothing(page: Page) -> None:
    page.goto("/providers/?q=desk")

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
