"""The whole site of the real seeds, built once for all workers and only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.walk import Walk
from tests.sites import real_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def takes_all(request: pytest.FixtureRequest) -> bool:
    """Whether the whole is judged where a sample is enough for most days."""
    return bool(request.config.getoption("all"))


@pytest.fixture(scope="module")
def walk(site: Path, request: pytest.FixtureRequest) -> Walk:
    """What the `LOOKS` of a module took from every page."""
    return Walk(site, request.module.LOOKS)
