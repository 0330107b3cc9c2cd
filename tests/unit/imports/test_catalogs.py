"""Every catalog of the one list can be read, is named in NOTICE, and has copies in the tests."""

from pathlib import Path
from typing import get_args

import pytest

from llmref.imports.run import READERS
from llmref.records.catalogs import CATALOGS, CatalogName
from tests.fuzz import copies

ROOT = Path(__file__).parents[3]


def test_every_catalog_is_in_the_table_in_the_same_order_and_no_other_is() -> None:
    assert tuple(CATALOGS) == get_args(CatalogName)


def test_every_catalog_has_a_reader_and_no_other_has() -> None:
    assert set(READERS) == set(CATALOGS)


def test_every_catalog_is_read_by_the_fuzzer() -> None:
    assert set(copies.READERS) == set(CATALOGS)


@pytest.mark.parametrize("name", CATALOGS)
def test_every_catalog_is_named_in_notice_with_its_address_and_what_was_used(name: str) -> None:
    label, url = CATALOGS[name].label, CATALOGS[name].url  # type: ignore[index]  # a key of it
    parts = (ROOT / "NOTICE").read_text(encoding="utf-8").split("\n\n")
    notices = [part.splitlines() for part in parts if part.startswith(label.removesuffix(" API"))]

    assert len(notices) == 1
    assert url.startswith(notices[0][1].strip())
    assert notices[0][2].strip().startswith("Used: ")
