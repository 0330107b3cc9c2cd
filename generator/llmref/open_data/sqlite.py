"""The catalogue as a SQLite database, whose sources stand in a table of their own.

The same facts give the same bytes: the file is written in memory, in one order, and the one field
of its header that names the library's version is set to a fixed number, which no reader asks for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

import orjson

from llmref.open_data.basis import Data
from llmref.open_data.price_rows import PRICE_COLUMNS, Row
from llmref.open_data.tables import plain_json
from llmref.records.data_policy import DataPolicy

_VERSION_FIELD = slice(96, 100)
_WRITTEN_BY = (3_040_000).to_bytes(4, "big")
_OF_SOURCE = {"source": "name", "source_url": "url", "via": "via", "revision": "revision"}
_OF_OFFERING = {"variant", "billing", "status", "retires_on", "last_seen", "url"}
_PRICE = [name for name in PRICE_COLUMNS if name not in {*_OF_SOURCE, "verified", *_OF_OFFERING}]
_POLICY = tuple(name for name in DataPolicy.model_fields if name not in {"notes", "sources"})
_APART = {"offerings": {"prices", "json"}}
"""What another table has, or a column beside it."""
_KINDS = {"integer": "INTEGER", "boolean": "INTEGER"}
INDEXES = {
    "offerings": ("model", "provider", "id"),
    "prices": ("model", "provider", "id", "source_id"),
    "aliases": ("id", "model"),
    "retirements": ("date", "model", "provider"),
    "scores": ("benchmark", "model"),
    "models": ("creator", "family"),
}


def as_sqlite(basis: Data, tables: Mapping[str, Sequence[Data]], prices: Iterable[Row]) -> bytes:
    """The bytes of the database: a table for each list of entries, and those of prices."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 4096")
        _write(database, "basis", [basis])
        for name, entries in tables.items():
            _write(database, name, entries)
        _write_prices(database, prices)
        for table, columns in INDEXES.items():
            for column in columns:
                database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        _views(database)
        database.commit()
        written = bytearray(database.serialize())
    written[_VERSION_FIELD] = _WRITTEN_BY
    return bytes(written)


def _write(database: sqlite3.Connection, name: str, entries: Sequence[Data]) -> None:
    """A table with a column for each key, lists and objects as JSON."""
    known = entries[0] if entries else _EMPTY.get(name, ("url",))
    columns = [column for column in known if column not in _APART.get(name, ())]
    kinds = ", ".join(f'"{column}"' for column in columns)
    database.execute(f'CREATE TABLE "{name}" ({kinds})')
    _insert(database, name, columns, entries)


_EMPTY = {
    "offerings": ("model", "provider", "id"),
    "aliases": ("id", "model"),
    "retirements": ("date", "model", "provider"),
    "scores": ("benchmark", "model"),
    "models": ("creator", "family"),
}
"""What the indexes need where nothing is listed."""


def _write_prices(database: sqlite3.Connection, rows: Iterable[Row]) -> None:
    database.execute(
        "CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT, url TEXT, via TEXT,"
        " revision TEXT, verified INTEGER)"
    )
    kinds = (f'"{name}" {_KINDS.get(PRICE_COLUMNS[name].type, "TEXT")}' for name in _PRICE)
    database.execute(
        f"CREATE TABLE prices ({', '.join(kinds)}, source_id INTEGER REFERENCES sources (id))"
    )
    numbers: dict[tuple[Any, ...], int] = {}

    def written() -> Iterator[list[str | int | None]]:
        for row in rows:
            source = (*(row[column] for column in _OF_SOURCE), row["verified"])
            number = numbers.setdefault(source, len(numbers) + 1) if row["source"] else None
            yield [*_values(row, _PRICE), number]

    marks = ", ".join("?" * (len(_PRICE) + 1))
    database.executemany(f"INSERT INTO prices VALUES ({marks})", written())  # noqa: S608
    database.executemany(
        "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)",
        ((number, *source) for source, number in numbers.items()),
    )


def _views(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE VIEW current_prices AS SELECT prices.*, sources.name AS source, sources.url AS"
        " source_url, sources.via, sources.revision, sources.verified FROM prices LEFT JOIN"
        " sources ON sources.id = prices.source_id WHERE prices.current"
    )
    facts = ", ".join(f"json_extract(data_policy, '$.{name}') AS {name}" for name in _POLICY)
    database.execute(
        f"CREATE VIEW data_policies AS SELECT slug AS provider, {facts} FROM providers"  # noqa: S608
    )


def _insert(
    database: sqlite3.Connection, name: str, columns: Sequence[str], entries: Iterable[Data]
) -> None:
    marks = ", ".join("?" * len(columns))
    rows = (_values(entry, columns) for entry in entries)
    database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608


def _values(entry: Data, columns: Sequence[str]) -> list[str | int | None]:
    return [
        value if type(value) in _AS_THEY_ARE else _value(value)
        for value in map(entry.__getitem__, columns)
    ]


_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
"""What a cell takes without a call for each."""


def _value(value: Any) -> str | int | None:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple | dict):
        return orjson.dumps(value, plain_json).decode()
    return str(value)
