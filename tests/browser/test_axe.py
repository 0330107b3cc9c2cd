"""axe finds nothing on any kind of page, in light and dark, narrow and wide, all opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import Page, expect

from tests.browser.kinds import OFFERING, REAL, TYPICAL

pytestmark = pytest.mark.browser
THEMES = ("light", "dark")
WIDTHS = (320, 1280)


def violations(page: Page, address: str) -> Iterator[str]:
    """Every violation of a page, in each theme at each width."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    yield from found_at(page)


def found_at(page: Page) -> Iterator[str]:
    """Every violation of a page as it stands, in each theme at each width."""
    for theme in THEMES:
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for found in Axe().run(page).response["violations"]:
                for node in found["nodes"]:
                    yield f"{theme}, {width}: {found['id']}: {node['html'][:200]}"


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_axe_finds_nothing(page: Page, path: str) -> None:
    assert list(violations(page, path)) == []


def test_axe_finds_nothing_in_the_open_list_of_the_search_field(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").first.fill("anvil")
    expect(page.get_by_role("option").first).to_be_visible()

    assert list(found_at(page)) == []


def test_axe_finds_nothing_with_a_comparison_begun_and_columns_to_choose(page: Page) -> None:
    page.goto("/models/")
    page.get_by_role("button", name=re.compile("^Add .+ to the comparison$")).first.click()
    expect(page.locator("compare-tray")).to_be_visible()
    page.get_by_text("Columns", exact=True).click()

    assert list(found_at(page)) == []


def test_axe_finds_nothing_with_the_filters_of_the_explorer_open(page: Page) -> None:
    page.goto("/models/?kind=Chat&columns=input,license")
    expect(page.locator(".explorer-count")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")

    assert list(found_at(page)) == []
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wider)


def test_axe_finds_nothing_in_the_unfolded_calculator(page: Page) -> None:
    page.goto(OFFERING)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    expect(page.locator("cost-calculator form").first).to_be_visible()

    assert list(found_at(page)) == []


@pytest.mark.parametrize("path", list(REAL.values()), ids=list(REAL))
def test_axe_finds_nothing_in_real_seeds(page: Page, real_url: str, path: str) -> None:
    assert list(violations(page, f"{real_url}{path}")) == []
