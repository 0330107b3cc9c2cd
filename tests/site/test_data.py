"""Price, source, date and status are the same wherever an offering is told, for every offering."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.served import served
from tests.sites import REAL

pytestmark = pytest.mark.site
Fact = tuple[str, ...]
"""Model, provider, ID, status, rate, amount, currency, source and date."""


def fact(*values: object) -> Fact:
    return tuple("" if value is None else str(value) for value in values)


def in_records(site: Path) -> Counter[Fact]:
    """What the JSON beside the pages of offerings states, of offerings and their variants."""
    facts: Counter[Fact] = Counter()
    for file in site.glob("model/*/*/index.json"):
        told = json.loads(file.read_bytes())
        for sold in (told, *told["variants"]):
            facts.update(_of_sold(told["model"]["slug"], told["provider"]["slug"], sold))
    return facts


def _of_sold(model: str, provider: str, sold: dict[str, Any]) -> Iterator[Fact]:
    status = (sold["lifecycle"] or {}).get("status")
    for price in sold["prices"]:
        for rate, told in price["rates"].items():
            source = told.get("source", price["source"]) or {}
            amount = "0" if told["amount"] == "free" else told["amount"]
            where = (source.get("url"), source.get("checked"))
            currency = price["currency"]
            yield fact(model, provider, sold["id"], status, rate, amount, currency, *where)


def in_csv(site: Path) -> Counter[Fact]:
    columns = ("model", "provider", "id", "status", "rate", "amount", "currency", "source_url")
    with (site / "api/v1/prices.csv").open(encoding="utf-8", newline="") as file:
        return Counter(
            fact(*(row[column] for column in (*columns, "checked")))
            for row in csv.DictReader(file, strict=True)
            if row["state"] != "not_offered"
        )


def in_lines(site: Path) -> Counter[Fact]:
    columns = ("model", "provider", "id", "status", "rate", "amount", "currency", "source_url")
    with (site / "api/v1/prices.ndjson").open("rb") as lines:
        rows = map(json.loads, lines)
        return Counter(
            fact(*(row[column] for column in (*columns, "checked")))
            for row in rows
            if row["state"] != "not_offered"
        )


def in_database(site: Path) -> Counter[Fact]:
    with closing(sqlite3.connect(site / "api/v1/catalog.sqlite")) as database:
        return Counter(
            fact(*row)
            for row in database.execute(
                "SELECT p.model, p.provider, p.id, json_extract(o.lifecycle, '$.status'), p.rate,"
                " p.amount, p.currency, s.url, p.checked FROM prices p"
                " LEFT JOIN sources s ON s.id = p.source_id JOIN (SELECT DISTINCT model, provider,"
                " id, lifecycle FROM offerings) o"
                " ON o.model = p.model AND o.provider = p.provider AND o.id = p.id"
                " WHERE p.state != 'not_offered'"
            )
        )


def test_every_form_states_the_same_prices_sources_dates_and_statuses(site: Path) -> None:
    stated = in_records(site)

    assert len(stated) > 20_000
    assert in_csv(site) == stated
    assert in_lines(site) == stated
    assert in_database(site) == stated


def test_the_list_of_offerings_states_current_prices_with_source_date_and_status(
    site: Path,
) -> None:
    listed: Counter[Fact] = Counter()
    for entry in json.loads((site / "api/v1/offerings.json").read_bytes())["items"]:
        listed.update(_of_entry(entry))
    stated: Counter[Fact] = Counter()
    for file in site.glob("model/*/*/index.json"):
        told = json.loads(file.read_bytes())
        for sold in (told, *told["variants"]):
            now = {**sold, "prices": _current(sold["prices"], told["as_of"])}
            stated.update(_of_sold(told["model"]["slug"], told["provider"]["slug"], now))

    assert sum(listed.values()) > 20_000
    assert listed == stated


def _current(prices: list[dict[str, Any]], day: str) -> list[dict[str, Any]]:
    return [
        price
        for price in prices
        if (price["starts"] or "") <= day and (price["ends"] is None or day < price["ends"])
    ]


def _of_entry(entry: dict[str, Any]) -> Iterator[Fact]:
    status = (entry["lifecycle"] or {}).get("status")
    which = entry["model"], entry["provider"], entry["id"], status
    for price in entry["prices"]:
        for rate, text in price["rates"].items():
            elsewhere = price["rate_sources"].get(rate)
            url = elsewhere["url"] if elsewhere else price["source"]
            checked = elsewhere["checked"] if elsewhere else price["checked"]
            amount = "0" if text == "free" else text
            yield fact(*which, rate, amount, price["currency"], url, checked)


def test_lists_state_the_current_prices_of_the_records(site: Path) -> None:
    listed = {
        (entry["model"], entry["provider"], entry["id"]): entry["prices"]
        for entry in json.loads((site / "api/v1/offerings.json").read_bytes())["items"]
    }
    for file in (*site.glob("model/*/index.json"), *site.glob("provider/*/index.json")):
        for told in json.loads(file.read_bytes())["offerings"]:
            # Those of another ID that is labelled as a mode stand at that ID in the list.
            own = [price for price in told["prices"] if "at_id" not in price]
            assert listed[told["model"], told["provider"], told["id"]] == own, file


def test_every_form_states_the_same_scores(site: Path) -> None:
    columns = ("model", "setting", "score", "date", "self_reported", "source_url")
    listed = Counter(
        fact(entry["slug"], *(score[column] for column in columns))
        for entry in json.loads((site / "api/v1/benchmarks.json").read_bytes())["items"]
        for score in entry["scores"]
    )
    of_benchmarks = Counter(
        fact(told["slug"], *(score[column] for column in columns))
        for file in site.glob("benchmarks/*/index.json")
        for told in [json.loads(file.read_bytes())]
        for score in told["scores"]
    )
    of_models = Counter(
        fact(*(score[column] for column in ("benchmark", *columns)))
        for file in site.glob("model/*/index.json")
        for score in json.loads(file.read_bytes())["scores"]
    )
    with closing(sqlite3.connect(site / "api/v1/catalog.sqlite")) as database:
        rows = database.execute(f"SELECT benchmark, {', '.join(columns)} FROM scores").fetchall()

    yes_no = {0: False, 1: True, None: None}
    assert listed
    assert of_benchmarks == listed
    assert of_models == listed
    assert Counter(fact(*row[:5], yes_no[row[5]], row[6]) for row in rows) == listed


# --- the lines of the documentation -----------------------------------------------------------


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as host:
        yield host


BLOCKS = re.findall(r"```(\w+)\n(.*?)```", (REAL / "pages/data.md").read_text(), re.S)
LINES = [
    (language, line)
    for language, code in BLOCKS
    if language in {"sh", "python"}
    for line in (code.splitlines() if language == "sh" else [code])
]
LISTED = (REAL / "pages/data.md").read_text().partition("\n## How facts are written")[0]
ADDRESSES = [
    address
    for row in re.findall(r"^\| (`.*?) \| ", LISTED, re.M)
    for address in re.findall(r"`([^`]+)`", row)
]
"""Those of the table: of files, and of what is beside a page."""


@pytest.mark.parametrize(("language", "code"), LINES)
def test_a_line_of_the_documentation_works(
    language: str, code: str, address: str, tmp_path: Path
) -> None:
    shell = ["bash", "-eo", "pipefail", "-c", code]
    command = [sys.executable, "-c", code] if language == "python" else shell

    run = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "SITE": address},
        capture_output=True,
        check=True,
    )

    assert run.stdout or list(tmp_path.iterdir())
    assert run.stderr == b""


def test_every_address_has_a_line_that_is_run() -> None:
    lines = "\n".join(code for _, code in LINES)
    without = [
        address
        for address in ADDRESSES
        if not re.search(re.escape(address).replace("<document>", "[a-z]+"), lines)
    ]

    assert len(ADDRESSES) > 30
    assert without == []


def test_the_queries_of_the_documentation_find_rows(site: Path) -> None:
    with closing(sqlite3.connect(site / "api/v1/catalog.sqlite")) as database:
        found = [
            database.execute(code).fetchall() for language, code in BLOCKS if language == "sql"
        ]

    assert found
    assert all(found)


def test_every_document_is_explained(site: Path) -> None:
    text = (REAL / "pages/data.md").read_text()
    files = {file.name for file in (site / "api/v1").iterdir() if file.is_file()}

    assert {name for name in files if f"`/api/v1/{name}`" not in text} == set()
