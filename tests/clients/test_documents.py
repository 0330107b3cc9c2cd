"""The data package and the database, opened by programs that know their formats."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from llmref import judge
from llmref.open_data.documents import data_files
from llmref.open_data.price_rows import PRICE_COLUMNS
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.sites import REAL

pytestmark = pytest.mark.clients
PYTHON = REAL.parent / ".venv-clients/bin/python"
FOLDER = "api/v1/"
INDEXED = {"prices": {"model", "provider", "id"}, "aliases": {"id"}, "offerings": {"id", "model"}}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the documents of the real seeds."""
    folder = tmp_path_factory.mktemp("documents")
    catalogue, _ = judge.check(REAL)
    assert catalogue is not None
    for path, content in data_files(PageContext(catalogue, Addresses("https://a.example/"))):
        if path.startswith(FOLDER):
            file = folder / path.removeprefix(FOLDER)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def judged(documents: Path) -> Any:
    script = Path(__file__).with_name("read_documents.py")
    done = subprocess.run([PYTHON, script, documents], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_frictionless_finds_the_package_and_its_table_valid(documents: Path, judged: Any) -> None:
    with (documents / "prices.csv").open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file))

    assert judged["errors"] == []
    assert judged["valid"]
    assert judged["rows"] == {"prices": rows}
    assert judged["fields"] == {"prices": list(PRICE_COLUMNS)}


def test_sqlite_utils_opens_every_table_with_its_indexes(documents: Path, judged: Any) -> None:
    counts = json.loads((documents / "index.json").read_bytes())["counts"]

    assert {name: judged["tables"][name] for name in counts} == counts
    assert judged["keys"] == [["prices", "source_id", "sources", "id"]]
    for table, columns in INDEXED.items():
        assert {index[0] for index in judged["indexes"][table]} >= columns
    assert len(judged["prices"]) == 5
    assert all(price["source_url"] and price["checked"] for price in judged["prices"])
