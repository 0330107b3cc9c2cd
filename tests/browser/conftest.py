"""One built site for all browser tests, on the loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import long_words
from tests.browser.faults import Faults
from tests.browser.server import serving
from tests.sites import built, real_site, world


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


@pytest.fixture
def faults(page: Page) -> Faults:
    """Everything that goes wrong in the page from now on."""
    return Faults.of(page)
