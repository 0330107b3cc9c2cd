"""A real browser runs nothing of what hostile seeds say, on any page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.faults import Faults
from tests.browser.patience import be_patient, patient
from tests.browser.server import serving
from tests.hostile.site import HostileSite

pytestmark = pytest.mark.browser
BELOW = "/llm-reference"
"""The path of the site's base URL."""
_WATCH = """window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.ran.push(name)"""


@pytest.fixture(scope="module", autouse=True)
def patience() -> None:
    be_patient()


def test_nothing_runs_on_any_page(browser: Browser, hostile: HostileSite) -> None:
    page = patient(browser.new_page())  # `page` has a base URL, for later files of a worker too
    page.add_init_script(_WATCH)
    faults = Faults.of(page)
    with serving(hostile.folder, BELOW) as address:
        for path in hostile.documents:
            page.goto(f"{address}{BELOW}{path}")

            assert page.evaluate("window.ran") == [], path
            assert faults.said == [], path
            assert [url for url in faults.requests if not url.startswith(f"{address}/")] == [], path
    page.close()


def test_nothing_runs_in_calculators_and_comparisons(
    browser: Browser, hostile: HostileSite
) -> None:
    models = [path for path in hostile.documents if re.fullmatch("/model/[^/]+/", path)]
    compared = ",".join(path.split("/")[2] for path in models[:3])
    places = [*models, *(path for path in hostile.documents if path.startswith("/provider/"))]
    page = patient(browser.new_page())
    page.add_init_script(_WATCH)
    faults = Faults.of(page)
    with serving(hostile.folder, BELOW) as address:
        for path in (*places, f"/compare/?m={compared}&"):
            query = "in=1M&cached=1k&out=1M&requests=9"
            page.goto(f"{address}{BELOW}{path}{'' if '?' in path else '?'}{query}")
            _fill(page)

            assert page.evaluate("window.ran") == [], path
            assert faults.said == [], path
            assert [url for url in faults.requests if not url.startswith(f"{address}/")] == [], path
    page.close()


def _fill(page: Page) -> None:
    """Wait for results, and rank by each example, where a page has them."""
    if "?m=" in page.url:
        expect(page.locator("compare-page tbody tr").first).to_be_visible()
    if not page.locator("cost-calculator, cost-open").count():
        return
    expect(page.locator("cost-calculator [role=status]")).not_to_be_empty()
    for rank in page.locator("cost-rank select").all():
        for number in range(rank.locator("option").count()):
            rank.select_option(index=number)
