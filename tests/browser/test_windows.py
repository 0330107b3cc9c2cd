"""Tests share the process that draws their windows, and nothing that a page keeps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.windows import window

pytestmark = pytest.mark.browser
_STORE = "localStorage.setItem('theme', 'dark'); sessionStorage.setItem('seen', 'yes')"
_STORED = "[localStorage.getItem('theme'), sessionStorage.getItem('seen')]"


def test_a_window_keeps_what_it_stored(opener: Page) -> None:
    with window(opener) as page:
        page.goto("/")
        page.evaluate(_STORE)

        page.goto("/models/")

        assert page.evaluate(_STORED) == ["dark", "yes"]


def test_a_window_finds_nothing_that_another_stored(opener: Page) -> None:
    with window(opener) as before:
        before.goto("/")
        before.evaluate(_STORE)

    with window(opener) as page:
        page.goto("/")

        assert page.evaluate(_STORED) == [None, None]


def test_what_a_test_listens_to_ends_with_its_window(opener: Page) -> None:
    heard: list[str] = []
    with window(opener) as before:
        before.add_init_script("console.log('before')")
        before.on("console", lambda message: heard.append(message.text))

    with window(opener) as page, page.expect_console_message() as said:
        page.goto("/")
        page.evaluate("console.log('now')")

    assert said.value.text == "now"
    assert heard == []
