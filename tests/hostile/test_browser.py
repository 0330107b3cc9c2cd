"""A real browser runs nothing of what hostile seeds say, on any page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.faults import Faults
from tests.browser.server import serving
from tests.hostile.site import HostileSite

pytestmark = pytest.mark.browser
BELOW = "/llm-reference"
"""The path of the site's base URL."""
LEFT_BEHIND = "net::ERR_ABORTED"
"""What a page had not asked for yet when the next one was opened."""
_WATCH = """window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.ran.push(name)"""


def test_nothing_runs_on_any_page(browser: Browser, hostile: HostileSite) -> None:
    page = browser.new_page()  # not of `page`: its base URL would hold for later files of a worker
    page.add_init_script(_WATCH)
    faults = Faults.of(page)
    with serving(hostile.folder, BELOW) as address:
        for path in hostile.documents:
            page.goto(f"{address}{BELOW}{path}")

            assert page.evaluate("window.ran") == [], path
            assert [said for said in faults.said if LEFT_BEHIND not in said] == [], path
            assert [url for url in faults.requests if not url.startswith(f"{address}/")] == [], path
    page.close()
