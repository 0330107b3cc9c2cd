"""What counts as a fault of a page: a request that fails, unless its page was left meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import Faults

pytestmark = pytest.mark.browser
SLOW = "**/slow.json"
_ASK = "fetch('/slow.json').catch((error) => { document.title = error.name })"


def test_a_request_that_was_open_when_its_page_was_left_is_no_fault(page: Page) -> None:
    page.route(SLOW, lambda _: None)  # never answered
    faults = Faults.of(page)
    page.goto("/")
    with page.expect_request(SLOW):
        page.evaluate(f"() => {{ {_ASK} }}")
    with page.expect_event("requestfailed"):
        page.goto("/models/")

    assert faults.said == []


def test_a_request_that_a_page_gives_up_by_itself_is_a_fault(page: Page) -> None:
    page.route(SLOW, lambda route: route.abort("aborted"))
    faults = Faults.of(page)
    page.goto("/")
    page.evaluate(f"() => {{ {_ASK} }}")

    expect(page).to_have_title("TypeError")
    assert [said for said in faults.said if "/slow.json: net::ERR_ABORTED" in said] != []


def test_a_request_that_fails_on_the_next_page_is_a_fault(page: Page) -> None:
    page.route(SLOW, lambda route: route.abort("connectionrefused"))
    faults = Faults.of(page)
    page.goto("/")
    page.goto("/models/")
    page.evaluate(f"() => {{ {_ASK} }}")

    expect(page).to_have_title("TypeError")
    assert [said for said in faults.said if "/slow.json: net::ERR_CONNECTION_REFUSED" in said] != []
