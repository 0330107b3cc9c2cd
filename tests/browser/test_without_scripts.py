"""Without scripts a page is complete: nothing is hidden, nothing is missing, no button is dead."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import OFFERING, TYPICAL

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
_HEADINGS = "main :is(h1, h2, h3):not(.visually-hidden)"
_SAME = "[data-same='kind'] :nth-child(7), [data-same='creator'] :nth-child(6)"
_TEXT = f"main :is(p, li, dt, dd, td, th, pre):not(details *, {_SAME})"
"""What a reader folds out needs no script either, and is not shown before; a column that repeats
what the heading above its table says is not shown at all."""


def test_every_call_is_shown_whole(still: Page) -> None:
    still.goto(OFFERING)

    calls = still.locator("pre[data-call]")
    expect(calls).to_have_count(3)
    for call in calls.all():
        expect(call).to_be_visible()
    assert "print(" in str(calls.nth(0).text_content())
    assert "curl " in str(calls.nth(1).text_content())
    assert "console.log(" in str(calls.nth(2).text_content())


def test_each_call_says_its_language(still: Page) -> None:
    still.goto(OFFERING)

    for name in ("Python", "curl", "JavaScript"):
        expect(still.locator("h3.tab-title", has_text=name)).to_be_visible()


@every_page
def test_nothing_is_missing_and_nothing_hidden(still: Page, page: Page, path: str) -> None:
    page.goto(path)
    still.goto(path)

    assert texts(still, _HEADINGS) == texts(page, _HEADINGS)
    assert texts(still, "main tr") == texts(page, "main tr")
    assert still.locator(f"{_TEXT}:visible").count() == still.locator(_TEXT).count()
    expect(still.locator("button:not(form[action] [type=submit])")).to_have_count(0)
    expect(still.get_by_role("tab")).to_have_count(0)


_EMPTY = """() => [...document.querySelectorAll("main *")]
    .filter((part) => part.localName.includes("-") || part.querySelector(":not(:defined)"))
    .filter((part) => !part.textContent.trim() && part.getBoundingClientRect().height > 0)
    .map((part) => part.outerHTML)"""
"""Where scripts would put something, and nothing else stands: the room that it takes."""


@every_page
def test_what_only_scripts_fill_takes_no_room(still: Page, path: str) -> None:
    still.goto(path)

    assert still.evaluate(_EMPTY) == []


def texts(page: Page, selector: str) -> list[str]:
    return page.locator(selector).all_text_contents()
