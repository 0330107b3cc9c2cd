"""On paper a page is dark on light, without what only a screen can use, and whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import OFFERING, TYPICAL

pytestmark = pytest.mark.browser


def test_paper_is_light_even_for_those_who_read_in_the_dark(page: Page) -> None:
    page.goto(OFFERING)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")

    page.emulate_media(media="print", color_scheme="dark")

    expect(page.locator("html")).to_have_css("color-scheme", "light")
    expect(page.locator("body")).to_have_css("color", "rgb(29, 28, 26)")


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_paper_has_no_buttons(page: Page, path: str) -> None:
    page.goto(path)

    page.emulate_media(media="print")

    # what sorts a column is its heading
    assert page.locator("button:visible:not(th > button)").count() == 0


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_paper_has_no_navigation(page: Page, path: str) -> None:
    page.goto(path)

    page.emulate_media(media="print")

    assert page.locator("nav:visible, search-box:visible, .skip:visible").count() == 0


def test_no_code_is_cut_off(page: Page) -> None:
    page.goto(OFFERING)

    page.emulate_media(media="print")

    cut_off = page.evaluate(
        """() => [...document.querySelectorAll("pre")]
          .filter((code) => code.checkVisibility() && code.scrollWidth > code.clientWidth + 1)
          .map((code) => code.textContent)"""
    )
    assert cut_off == []


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_every_kind_of_page_can_be_printed(page: Page, path: str) -> None:
    page.goto(path)

    assert page.pdf(format="A4").startswith(b"%PDF-")


def test_charts_and_their_tables_are_on_paper_though_they_are_folded_on_screens(
    page: Page,
) -> None:
    page.goto("/model/anvil-2.1/")
    assert page.locator("#prices:not([open]) .chart").count() == 1
    page.emulate_media(media="print")

    hidden = page.evaluate(
        """() => [...document.querySelectorAll(".chart, details:has(> .chart) table")]
          .filter((part) => !part.checkVisibility({contentVisibilityProperty: true}))
          .map((part) => part.textContent)"""
    )
    assert hidden == []


@pytest.mark.parametrize("path", ["/model/anvil-2.1/", OFFERING])
def test_paper_asks_nobody_for_numbers(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("cost-calculator form, cost-open summary").first).to_be_visible()
    page.emulate_media(media="print")

    assert page.locator("cost-open summary:visible, #calculator:visible").count() == 0


def test_what_was_calculated_is_on_paper(page: Page) -> None:
    page.goto("/model/anvil-2.1/?in=50M&out=5M")
    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()
    page.emulate_media(media="print")

    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()


def test_the_keys_of_charts_are_printed_though_backgrounds_are_not(page: Page) -> None:
    page.goto("/patterns/")
    page.emulate_media(media="print")

    unprinted = page.evaluate(
        """() => [...document.querySelectorAll(".chart .key")]
          .filter((key) => getComputedStyle(key, "::before").printColorAdjust !== "exact")
          .map((key) => key.textContent)"""
    )
    assert page.locator(".chart .key").count() > 5
    assert unprinted == []
