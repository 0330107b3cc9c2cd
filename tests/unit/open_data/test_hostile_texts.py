"""Texts of strangers arrive unharmed in tables, lines and databases, as real readers see them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from llmref.open_data.price_rows import PRICE_COLUMNS
from llmref.open_data.sqlite import INDEXES, as_sqlite
from llmref.open_data.tables import as_csv, as_lines

TEXTS = (
    *("=1+1", "+1", "-1", "@cf/meta/llama", '=HYPERLINK("https://x.example")'),
    *("a,b", 'say "x"', "two\nlines", "carriage\r\nreturn", "tab\tbed", "semi;colon"),
    *("'; DROP TABLE prices; --", "{{ 7 * 7 }}", "<script>alert(1)</script>", "&amp;"),
    *("\x1b[31mred\x1b[0m", "\u202eright to left", "ein Wort—日本語 🦙", " edges ", "NULL", "0012"),
)


def row(text: str) -> dict[str, Any]:
    return {
        **dict.fromkeys(PRICE_COLUMNS),
        **dict.fromkeys(("model", "provider", "id", "variant", "source", "source_url"), text),
        "verified": False,
    }


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [row(text) for text in TEXTS]


def test_a_table_gives_every_text_back(rows: list[dict[str, Any]]) -> None:
    written = as_csv(list(PRICE_COLUMNS), rows).decode()

    read = list(csv.DictReader(io.StringIO(written, newline=""), strict=True))

    assert [one["id"] for one in read] == list(TEXTS)
    assert [one["source"] for one in read] == list(TEXTS)


def test_every_cell_of_a_table_is_quoted(rows: list[dict[str, Any]]) -> None:
    written = as_csv(list(PRICE_COLUMNS), rows).decode()

    for text in TEXTS:
        assert f',"{text.replace(chr(34), chr(34) * 2)}",' in written


def test_each_row_of_lines_is_one_line(rows: list[dict[str, Any]]) -> None:
    lines = as_lines(rows).decode().split("\n")

    assert lines.pop() == ""
    assert [json.loads(line)["id"] for line in lines] == list(TEXTS)
    assert not any("\x1b" in line for line in lines)


def test_a_database_gives_every_text_back(rows: list[dict[str, Any]]) -> None:
    tables = {
        "aliases": [{"id": text, "model": text} for text in TEXTS],
        **{name: [] for name in INDEXES if name not in {"prices", "aliases"}},
    }
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(as_sqlite({"as_of": None}, tables, rows))

        read = database.execute("SELECT id FROM current_prices").fetchall()
        prices = database.execute(
            "SELECT p.id, s.name FROM prices p JOIN sources s ON s.id = p.source_id"
            " ORDER BY p.rowid"
        ).fetchall()
        aliases = database.execute("SELECT id FROM aliases ORDER BY rowid").fetchall()

    assert read == []
    assert prices == [(text, text) for text in TEXTS]
    assert aliases == [(text,) for text in TEXTS]
