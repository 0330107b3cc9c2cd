"""Languages of a call are tabs: by mouse, by keyboard, and chosen once for all pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import OFFERING, TYPICAL

pytestmark = pytest.mark.browser
OTHER_OFFERING = "/model/magnet-embed-3/acme/"


def tab(page: Page, name: str) -> Locator:
    return page.get_by_role("tab", name=name, exact=True)


def chosen(page: Page) -> Locator:
    """The tabs that are selected."""
    return page.get_by_role("tab", selected=True)


def shown(page: Page) -> Locator:
    """The calls that can be seen; more than one fails whatever is expected of it."""
    return page.locator(".tab-panel:visible")


def test_the_first_language_is_shown_first(page: Page) -> None:
    page.goto(OFFERING)

    expect(page.get_by_role("tab")).to_have_text(["Python", "curl", "JavaScript"])
    expect(chosen(page)).to_have_text(["Python"])
    expect(shown(page)).to_have_id("call-python")


def test_a_click_shows_another_language(page: Page) -> None:
    page.goto(OFFERING)

    tab(page, "curl").click()

    expect(chosen(page)).to_have_text(["curl"])
    expect(shown(page)).to_have_id("call-curl")


@pytest.mark.parametrize(
    ("keys", "name", "panel"),
    [
        (["ArrowRight"], "curl", "call-curl"),
        (["ArrowRight", "ArrowRight"], "JavaScript", "call-javascript"),
        (["ArrowRight", "ArrowLeft"], "Python", "call-python"),
        # round both ends
        (["ArrowLeft"], "JavaScript", "call-javascript"),
        (["End", "ArrowRight"], "Python", "call-python"),
        # first and last
        (["End"], "JavaScript", "call-javascript"),
        (["End", "Home"], "Python", "call-python"),
        # any other key does nothing
        (["x"], "Python", "call-python"),
    ],
)
def test_keys_move_between_languages(page: Page, keys: list[str], name: str, panel: str) -> None:
    page.goto(OFFERING)
    tab(page, "Python").focus()

    for key in keys:
        page.keyboard.press(key)

    expect(tab(page, name)).to_be_focused()
    expect(chosen(page)).to_have_text([name])
    expect(shown(page)).to_have_id(panel)


def test_only_the_chosen_tab_is_a_stop_of_the_tab_key(page: Page) -> None:
    page.goto(OFFERING)
    tab(page, "Python").focus()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")

    expect(page.locator("#call-curl")).to_be_focused()


def test_tabs_and_panels_name_each_other(page: Page) -> None:
    page.goto(OFFERING)

    tab(page, "curl").click()

    expect(page.get_by_role("tablist", name="Language")).to_be_visible()
    expect(page.get_by_role("tabpanel", name="curl")).to_be_visible()
    expect(tab(page, "curl")).to_have_attribute("aria-controls", "call-curl")


@pytest.mark.parametrize("path", [OFFERING, OTHER_OFFERING, TYPICAL["provider"]])
def test_the_choice_holds_on_every_page(page: Page, path: str) -> None:
    page.goto(OFFERING)
    tab(page, "JavaScript").click()

    page.goto(path)

    expect(chosen(page)).to_have_text(["JavaScript"])
    expect(shown(page)).to_have_id("call-javascript")


def test_a_choice_that_a_page_does_not_have_shows_its_first(page: Page) -> None:
    page.goto(OFFERING)
    page.evaluate("localStorage.setItem('language', 'cobol')")

    page.reload()

    expect(chosen(page)).to_have_text(["Python"])
    expect(shown(page)).to_have_id("call-python")


def test_tabs_work_where_storage_is_forbidden(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden') }})"
    )
    page.goto(OFFERING)

    tab(page, "curl").click()

    expect(chosen(page)).to_have_text(["curl"])
    expect(shown(page)).to_have_id("call-curl")
