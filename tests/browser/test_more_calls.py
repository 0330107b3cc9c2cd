"""The fold below a recipe shows the calls of other features there, with this offering's id."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import Page, expect

from tests.browser.faults import Faults
from tests.browser.kinds import OFFERING
from tests.browser.server import serving
from tests.sites import built, world

pytestmark = pytest.mark.browser
FOLD = "details.more-calls"


def native_id(page: Page) -> str:
    return str(page.locator("more-calls").get_attribute("data-native-id"))


def test_by_keyboard_it_shows_whole_calls_with_this_id(page: Page, faults: Faults) -> None:
    page.goto(OFFERING)
    labels = page.locator(f"{FOLD} a").all_text_contents()
    page.locator(f"{FOLD} summary").focus()

    page.keyboard.press("Enter")

    expect(page.locator(f"{FOLD} h3")).to_have_text(labels)
    calls = page.locator(f"{FOLD} pre[data-call]")
    expect(calls).to_have_count(3 * len(labels))
    assert all(native_id(page) in text for text in calls.all_text_contents())
    assert faults.said == []


def test_it_says_what_each_call_was_run_for(page: Page) -> None:
    page.goto(OFFERING)
    page.locator("more-calls").evaluate("fold => { fold.dataset.nativeId = 'another/id' }")

    page.locator(f"{FOLD} summary").click()

    said = page.locator(f"{FOLD} .standing:last-child").first
    expect(said).to_contain_text("in place of another/id: ")
    expect(page.locator(f"{FOLD} pre[data-call]").first).to_contain_text('"another/id"')


def test_open_it_has_nothing_that_axe_finds(page: Page) -> None:
    page.goto(OFFERING)
    page.locator(f"{FOLD} summary").click()
    expect(page.locator(f"{FOLD} h3").first).to_be_visible()

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_without_scripts_it_links_to_the_calls(still: Page) -> None:
    still.goto(OFFERING)
    still.locator(f"{FOLD} summary").click()

    link = still.locator(f"{FOLD} a").first
    label = str(link.text_content())
    link.click()

    expect(still.locator("section:target h2")).to_have_text(label)


def test_where_the_page_cannot_be_fetched_the_links_stay(page: Page) -> None:
    page.goto(OFFERING)
    page.route("**/calls/**", lambda route: route.abort())
    links = page.locator(f"{FOLD} a").count()

    page.locator(f"{FOLD} summary").click()

    expect(page.locator(f"{FOLD} a")).to_have_count(links)
    expect(page.locator(f"{FOLD} a").first).to_be_visible()


def test_below_a_path_it_finds_the_page(page: Page, tmp_path: Path) -> None:
    built(world("typical"), tmp_path / "site", "https://owner.github.io/repo/")
    with serving(tmp_path / "site", "/repo") as address:
        page.goto(f"{address}/repo{OFFERING}")
        page.locator(f"{FOLD} summary").click()

        expect(page.locator(f"{FOLD} pre[data-call]").first).to_be_attached()
