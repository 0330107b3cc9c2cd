"""Every document for programs, and every record, is as its published schema says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from llmref.open_data.record_schemas import RECORD_ADDRESSES
from llmref.open_data.schemas import DOCUMENTS, LINES

pytestmark = pytest.mark.site
SAMPLE = 20
"""One of so many rows and records is judged, and all of them with --all."""


def documents(site: Path) -> Iterator[tuple[str, str, Any]]:
    for name in DOCUMENTS:
        yield name, f"{name}.json", json.loads((site / f"api/v1/{name}.json").read_bytes())


def lines(site: Path, step: int) -> Iterator[tuple[str, str, Any]]:
    for name in LINES:
        rows = (site / f"api/v1/{name}.ndjson").read_bytes().splitlines()
        for number in range(0, len(rows), step):
            yield name, f"line {number + 1}", json.loads(rows[number])


def records(site: Path, step: int) -> Iterator[tuple[str, str, Any]]:
    for kind, address in RECORD_ADDRESSES.items():
        for file in sorted(site.glob(re.sub(r"\{\w+\}", "*", address).lstrip("/")))[::step]:
            yield kind, str(file), json.loads(file.read_bytes())


def test_all_is_as_its_schema_says(site: Path, takes_all: bool) -> None:
    step = 1 if takes_all else SAMPLE
    schemas = {
        file.stem: Draft202012Validator(
            json.loads(file.read_bytes()), format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        for file in site.glob("api/v1/schema/*.json")
    }
    judged: dict[str, int] = {}
    faults: list[str] = []
    for name, where, value in [*documents(site), *lines(site, step), *records(site, step)]:
        judged[name] = judged.get(name, 0) + 1
        for fault in schemas[name].iter_errors(value):
            at = "/".join(map(str, fault.absolute_path))
            faults.append(f"{name}: {where}: {at}: {fault.message[:200]}")

    assert faults[:20] == []
    assert set(judged) == set(schemas)
