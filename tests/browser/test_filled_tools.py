"""Calculators with results and filled comparisons: for every reader, on any screen, on paper."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import Page, expect

from tests.browser.test_keyboard import UNSEEN
from tests.browser.test_narrow import broken_days, reaching_out, width

pytestmark = pytest.mark.browser
FILLED = {
    "calculator": "/model/anvil-2.1/?in=50M&cached=60%25&out=5M&mode=batch",
    "ranked": "/model/anvil-2.1/?rank=nightly",
    "provider": "/provider/acme/?preset=chat-1k",
    "pair": "/compare/anvil-2.1-vs-anvil-2.1-mini/?preset=nightly",
    "comparison": "/compare/?m=anvil-2.1,anvil-2.1-mini/acme&preset=chat-1k",
}


def _open(page: Page, path: str) -> None:
    page.goto(path)
    shown = (
        "compare-page" if "?m=" in path else "cost-rank" if "rank" in path else "cost-calculator"
    )
    expect(page.locator(f"{shown} tbody tr, cost-rank select").first).to_be_visible()


@pytest.mark.parametrize("path", list(FILLED.values()), ids=list(FILLED))
def test_axe_finds_nothing(page: Page, path: str) -> None:
    _open(page, path)

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("path", list(FILLED.values()), ids=list(FILLED))
def test_nothing_reaches_out_at_320_pixels(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    _open(page, path)

    assert width(page) == 320
    assert reaching_out(page) == []
    assert broken_days(page) == []


@pytest.mark.parametrize("path", list(FILLED.values()), ids=list(FILLED))
def test_paper_has_results_and_nothing_to_fill_in(page: Page, path: str) -> None:
    _open(page, path)
    page.emulate_media(media="print")

    main = page.locator("main")
    expect(main.locator("table").first).to_be_visible()
    for tool in main.locator("select, input, form button").all():
        expect(tool).to_be_hidden()


@pytest.mark.parametrize("path", list(FILLED.values()), ids=list(FILLED))
def test_the_focus_is_seen_wherever_it_is(page: Page, path: str) -> None:
    _open(page, path)

    assert page.evaluate(UNSEEN) == []


@pytest.mark.parametrize("path", [FILLED["comparison"], FILLED["pair"]])
def test_differences_are_signed_where_colors_are_forced(page: Page, path: str) -> None:
    page.emulate_media(forced_colors="active")
    _open(page, path)

    signs = page.locator(".differs > th").evaluate_all(
        "rows => rows.map((row) => getComputedStyle(row, '::before').content)"
    )
    assert signs
    assert all("\N{NOT EQUAL TO}" in sign for sign in signs)


def test_a_keyboard_ranks_fills_and_copies(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/model/anvil-2.1/")
    chosen = page.get_by_label("Ranked for")
    chosen.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#providers caption").first).not_to_contain_text("1,000 chats")
    expect(chosen).to_be_focused()
    page.get_by_label("Input tokens", exact=True).focus()
    page.keyboard.type("2M")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("300k")
    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()
    page.locator("cost-calculator").get_by_role("button", name="Copy as Markdown").focus()
    page.keyboard.press("Enter")

    expect(page.locator("cost-calculator [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("| Rank | Provider | Cost | Notes |")
