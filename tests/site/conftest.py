"""The whole site of the real seeds, built once and only read."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites import built, pages, world

Documents = dict[str, LexborHTMLParser]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("real") / "site"
    built(world("real"), folder, "https://reference.example.com/")
    return folder


@pytest.fixture(scope="session")
def documents(site: Path) -> Documents:
    """Every page but redirects, by its address."""
    return dict(pages(site))
