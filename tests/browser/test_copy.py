"""Copy buttons put exactly the code on the clipboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.kinds import OFFERING, TYPICAL

pytestmark = pytest.mark.browser


@pytest.fixture
def offering(page: Page, context: BrowserContext) -> Page:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(OFFERING)
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def blocks(page: Page) -> list[Locator]:
    return page.locator("copy-code:visible").all()


@pytest.mark.parametrize("language", ["Python", "curl", "JavaScript"])
def test_every_block_of_code_is_copied_exactly(offering: Page, language: str) -> None:
    offering.get_by_role("tab", name=language, exact=True).click()
    shown = [block.locator("code").text_content() for block in blocks(offering)]

    copied = []
    for block in blocks(offering):
        block.get_by_role("button").click()
        expect(block.get_by_role("button")).to_have_text("Copied")
        copied.append(clipboard(offering))

    assert copied == shown
    assert len(copied) >= 3


def test_a_call_is_copied_whole(offering: Page) -> None:
    offering.get_by_role("button", name="Copy the call").click()

    assert clipboard(offering).startswith("import os\n")
    assert clipboard(offering).endswith(")")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_copies(offering: Page, key: str) -> None:
    button = offering.get_by_role("button", name="Copy the model ID")
    button.focus()

    offering.keyboard.press(key)

    expect(button).to_have_text("Copied")
    assert clipboard(offering) == "anvil-2.1@default"


def test_what_was_done_is_told_to_those_who_do_not_see_it(offering: Page) -> None:
    offering.get_by_role("button", name="Copy the model ID").click()

    block = offering.locator("copy-code[data-what='the model ID']")
    expect(block.get_by_role("status")).to_have_text("Copied")


def test_code_is_selected_where_the_clipboard_is_refused(page: Page) -> None:
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
    )
    page.goto(OFFERING)

    button = page.get_by_role("button", name="Copy the model ID")
    button.click()

    expect(button).to_have_text("Selected")
    assert page.evaluate("getSelection().toString()") == "anvil-2.1@default"


def test_a_page_is_copied_as_markdown(offering: Page) -> None:
    offering.get_by_role("button", name="Copy as Markdown").click()

    expect(offering.locator("copy-page button")).to_have_text("Copied")
    beside = offering.evaluate("fetch('index.md').then((answer) => answer.text())")
    assert clipboard(offering) == beside


def test_documentation_is_copied_as_markdown(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(TYPICAL["docs"])
    page.get_by_role("button", name="Copy as Markdown").click()

    expect(page.locator("copy-page button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("---\ntitle:")
