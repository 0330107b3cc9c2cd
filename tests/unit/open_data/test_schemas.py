"""The shapes of /api/v1/: every document is as its schema says, and no schema changes unseen."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from llmref import judge
from llmref.open_data.documents import TEXTS, data_files
from llmref.open_data.price_rows import PRICE_COLUMNS
from llmref.open_data.schemas import DOCUMENTS, LINES, SCHEMAS_OF_DATA
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.sites import world

FROZEN = Path(__file__).with_name("shapes-v1.json")


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    catalogue, _ = judge.check(world("typical"))
    assert catalogue is not None
    context = PageContext(catalogue, Addresses("https://reference.example/base/"))
    return {path.removeprefix("api/v1/"): content for path, content in data_files(context)}


def closed(shape: Any) -> Any:
    """A schema that allows no key which it does not name."""
    if isinstance(shape, list):
        return [closed(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    known = {"additionalProperties": False} if "properties" in shape else {}
    return known | {key: closed(value) for key, value in shape.items()}


def bare(shape: Any) -> Any:
    """A schema without the words that explain it."""
    if isinstance(shape, list):
        return [bare(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    return {
        key: bare(value)
        for key, value in shape.items()
        if not (key == "description" and isinstance(value, str))
    }


def published(files: Mapping[str, bytes]) -> Iterator[tuple[str, list[Any]]]:
    """Each schema's name with what it must hold for."""
    for name in DOCUMENTS:
        yield name, [json.loads(files[f"{name}.json"])]
    for name in LINES:
        yield name, [json.loads(line) for line in files[f"{name}.ndjson"].splitlines()]


def test_every_document_is_as_its_schema_says_and_has_no_other_key(
    files: Mapping[str, bytes],
) -> None:
    for name, values in published(files):
        schema = json.loads(files[f"schema/{name}.json"])
        Draft202012Validator.check_schema(schema)
        judge_of = Draft202012Validator(
            schema if name == "datapackage" else closed(schema),
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )
        faults = [
            f"{name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}"
            for value in values
            for fault in judge_of.iter_errors(value)
        ]
        assert values
        assert faults == []


def test_every_json_document_has_a_schema_that_the_index_leads_to(
    files: Mapping[str, bytes],
) -> None:
    listed = {one["name"]: one["schema"] for one in json.loads(files["index.json"])["documents"]}
    without = {"openapi.json", "prices.csv", "catalog.sqlite", "seeds.ndjson"}  # as seeds say it

    assert {name for name, schema in listed.items() if schema is None} == without
    for schema in filter(None, listed.values()):
        path = schema.removeprefix("https://reference.example/base/api/v1/")
        assert json.loads(files[path])["$id"] == schema


def test_the_openapi_description_is_sound_and_has_every_address(
    files: Mapping[str, bytes],
) -> None:
    described = json.loads(files["openapi.json"])

    assert [str(fault) for fault in OpenAPIV31SpecValidator(described).iter_errors()] == []
    assert {f"/api/v1/{name}" for name in TEXTS} < set(described["paths"])
    assert "/model/{model}/{provider}/index.json" in described["paths"]
    assert set(described["components"]["schemas"]) == set(SCHEMAS_OF_DATA)


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    shapes: dict[str, Any] = {name: bare(shape) for name, shape in SCHEMAS_OF_DATA.items()}
    shapes["prices.csv"] = list(PRICE_COLUMNS)
    database = sqlite3.connect(":memory:")
    database.deserialize(files["catalog.sqlite"])
    shapes["catalog.sqlite"] = database.execute("SELECT sql FROM sqlite_master").fetchall()
    database.close()
    return {
        name: hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:16]
        for name, shape in shapes.items()
    }


def test_the_shapes_of_this_version_are_frozen(
    files: Mapping[str, bytes], pytestconfig: pytest.Config
) -> None:
    """A key that is added is told in the changelog of /docs/data/; all else is another version."""
    now = json.dumps(digests(files), indent=1) + "\n"
    if pytestconfig.getoption("renew_golden"):
        FROZEN.write_text(now)

    assert FROZEN.read_text() == now
