"""One built site for all browser tests, on the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import long_words
from tests.browser.faults import Faults
from tests.browser.patience import be_patient, patient
from tests.browser.server import serving
from tests.browser.windows import window
from tests.sites import built, real_site, world


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    be_patient()


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the typical world is served; what `page.goto` starts from."""
    site = tmp_path_factory.mktemp("typical") / "site"
    built(world("typical"), site, "https://reference.example.com/")
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def real_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of the real seeds is served."""
    with serving(real_site(tmp_path_factory)) as address:
        yield address


@pytest.fixture(scope="session")
def long_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the typical world is served with words as long as they may be."""
    folder = tmp_path_factory.mktemp("long")
    built(long_words.laid(folder / "seeds"), folder / "site", "https://reference.example.com/")
    with serving(folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def opener(browser: Browser, browser_context_args: dict[str, Any], base_url: str) -> Iterator[Page]:
    """The page of a test file that opens a window for each of its tests."""
    with browser.new_context(**browser_context_args) as context:
        page = patient(context.new_page())
        page.goto("/404.html")
        yield page


@pytest.fixture
def context(opener: Page) -> Iterator[BrowserContext]:
    """What the windows of a file share; no test leaves a permission behind."""
    yield opener.context
    opener.context.clear_permissions()


@pytest.fixture
def page(context: BrowserContext, opener: Page) -> Iterator[Page]:
    """A window of this test alone."""
    with window(opener) as page:
        yield page


@pytest.fixture(scope="module")
def still(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page in a browser that runs no scripts, and therefore keeps nothing."""
    with browser.new_context(java_script_enabled=False, base_url=base_url) as context:
        yield patient(context.new_page())


@pytest.fixture
def faults(page: Page) -> Faults:
    """Everything that goes wrong in the page from now on."""
    return Faults.of(page)
