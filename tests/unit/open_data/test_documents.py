"""The documents below /api/v1/, as programs read them; and their shapes, which are frozen."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from llmref import judge
from llmref.open_data.documents import TEXTS, data_files
from llmref.open_data.guides import GUIDES
from llmref.open_data.price_rows import PRICE_COLUMNS
from llmref.open_data.schemas import SCHEMAS_OF_DATA, schema_path
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.sites import world

ROOT = "api/v1/"
SCHEMAS = set(map(schema_path, SCHEMAS_OF_DATA))


def files_of(name: str) -> dict[str, bytes]:
    catalogue, _ = judge.check(world(name))
    assert catalogue is not None
    context = PageContext(catalogue, Addresses("https://reference.example/base/"))
    return {
        path.removeprefix(ROOT): content
        for path, content in data_files(context)
        if path.startswith(ROOT)
    }


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return files_of("typical")


def document(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def rows(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files["prices.ndjson"].splitlines()]


def test_the_index_lists_every_document(files: Mapping[str, bytes]) -> None:
    listed = {entry["name"]: entry["url"] for entry in document(files, "index.json")["documents"]}

    assert set(listed) == set(TEXTS) == set(files) - SCHEMAS
    assert listed["prices.csv"] == "https://reference.example/base/api/v1/prices.csv"
    assert len(files) <= 60


def test_the_manifest_has_the_digest_of_every_other_document(files: Mapping[str, bytes]) -> None:
    listed = document(files, "manifest.json")["files"]

    assert set(listed) == set(files) - {"manifest.json", "snapshots.json"}
    assert all(
        hashlib.sha256(files[name]).hexdigest() == entry["sha256"]
        and len(files[name]) == entry["bytes"]
        for name, entry in listed.items()
    )


def test_every_document_names_the_day_and_the_prices_that_it_stands_on(
    files: Mapping[str, bytes],
) -> None:
    documents = [document(files, name) for name in files if name.endswith(".json")]
    digest = hashlib.sha256(files["prices.ndjson"]).hexdigest()

    assert {json.dumps(one["basis"]) for one in documents if "basis" in one} == {
        json.dumps({"as_of": documents[0]["basis"]["as_of"], "prices_sha256": digest})
    }


def test_csv_and_lines_say_the_same(files: Mapping[str, bytes]) -> None:
    cells = list(csv.DictReader(io.StringIO(files["prices.csv"].decode(), newline="")))

    assert list(cells[0]) == list(PRICE_COLUMNS)
    for cell, row in zip(cells, rows(files), strict=True):
        assert {name: text for name, text in cell.items() if text} == {
            name: _text(value) for name, value in row.items() if value is not None
        }


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else str(value)


def test_the_three_states_of_a_rate_never_look_alike(files: Mapping[str, bytes]) -> None:
    by_state: dict[str, list[dict[str, Any]]] = {}
    for row in rows(files):
        by_state.setdefault(row["state"], []).append(row)

    assert set(by_state) == {"known", "free", "not_offered"}
    assert all(Decimal(row["amount"]) > 0 for row in by_state["known"])
    assert {row["amount"] for row in by_state["free"]} == {"0"}
    assert {row["amount"] for row in by_state["not_offered"]} == {None}


def test_the_database_has_every_row_with_its_source(files: Mapping[str, bytes]) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(files["catalog.sqlite"])

    read = database.execute(
        "SELECT model, provider, prices.id, rate, amount, sources.name, checked FROM prices"
        " LEFT JOIN sources ON sources.id = source_id ORDER BY prices.rowid"
    ).fetchall()

    columns = ("model", "provider", "id", "rate", "amount", "source", "checked")
    assert read == [tuple(row[column] for column in columns) for row in rows(files)]
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


def test_the_same_seeds_give_the_same_bytes(files: Mapping[str, bytes]) -> None:
    assert files_of("typical") == files


def test_a_catalog_with_little_in_it_has_every_document() -> None:
    assert set(files_of("tiny")) == {*TEXTS, *SCHEMAS}


def test_a_guide_for_language_models_leads_to_pages_data_and_documentation() -> None:
    catalogue, _ = judge.check(world("typical"))
    assert catalogue is not None
    context = PageContext(catalogue, Addresses("https://reference.example/base/"))
    guide, full = (dict(data_files(context))[name].decode() for name in GUIDES)

    heads = [line for line in guide.splitlines() if line.startswith("#")]
    assert heads[0] == f"# {catalogue.site.name}"
    assert heads[1:] == ["## Records", "## Data, version 1", "## Documentation"]
    assert guide.splitlines()[2] == f"> {catalogue.site.description}"
    assert "(https://reference.example/base/api/v1/offerings.json)" in guide
    assert full.startswith(guide)
    assert all(f"\n# {page.record.title}\n" in full for page in catalogue.pages)


def test_the_data_package_describes_every_column(files: Mapping[str, bytes]) -> None:
    (table,) = document(files, "datapackage.json")["resources"]
    cells = csv.DictReader(io.StringIO(files["prices.csv"].decode(), newline=""))
    read: dict[str, Callable[[str], object]] = {
        "integer": int,
        "number": Decimal,
        "date": date.fromisoformat,
        "boolean": BOOLEANS.get,
    }

    assert [field["name"] for field in table["schema"]["fields"]] == list(PRICE_COLUMNS)
    assert table["hash"] == f"sha256:{hashlib.sha256(files['prices.csv']).hexdigest()}"
    for row in cells:
        for field in table["schema"]["fields"]:
            text = row[field["name"]]
            assert text or not field["constraints"]["required"]
            assert not text or read.get(field["type"], str)(text) is not None


BOOLEANS = {"true": True, "false": False}
