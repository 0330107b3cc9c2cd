"""axe finds nothing on any kind of page, in light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import Page

from tests.browser.kinds import REAL, TYPICAL

pytestmark = pytest.mark.browser
THEMES = ("light", "dark")
WIDTHS = (320, 1280)


def violations(page: Page, address: str) -> Iterator[str]:
    """Every violation of a page, in each theme at each width."""
    page.goto(address)
    for theme in THEMES:
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for found in Axe().run(page).response["violations"]:
                for node in found["nodes"]:
                    yield f"{theme}, {width}: {found['id']}: {node['html'][:200]}"


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_axe_finds_nothing(page: Page, path: str) -> None:
    assert list(violations(page, path)) == []


@pytest.mark.parametrize("path", list(REAL.values()), ids=list(REAL))
def test_axe_finds_nothing_in_real_seeds(page: Page, real_url: str, path: str) -> None:
    assert list(violations(page, f"{real_url}{path}")) == []
