"""Hostile texts reach CSV, lines of JSON, SQLite, feeds and calendars as they were written.

Each is read by a program that knows its format.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

import feedparser
import icalendar

from tests.hostile.site import HostileSite, texts


def _faults(hostile: HostileSite, read: Iterable[str]) -> list[str]:
    every = list(read)
    assert every
    return [fault for text in every for fault in hostile.world.faults(text)]


def _cells(hostile: HostileSite) -> Iterator[str]:
    with (hostile.folder / "api/v1/prices.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        yield from row


def test_cells_of_csv_arrive_unharmed(hostile: HostileSite) -> None:
    assert _faults(hostile, _cells(hostile)) == []


def test_no_cell_of_csv_stands_without_quotes(hostile: HostileSite) -> None:
    text = (hostile.folder / "api/v1/prices.csv").read_text(encoding="utf-8")

    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())


def test_lines_of_json_arrive_unharmed(hostile: HostileSite) -> None:
    read = [
        text
        for file in sorted(hostile.folder.rglob("*.ndjson"))
        for line in file.read_bytes().splitlines()
        for text in texts(json.loads(line))
    ]

    assert _faults(hostile, read) == []


def test_the_database_holds_texts_as_they_were_written(hostile: HostileSite) -> None:
    with closing(sqlite3.connect(hostile.folder / "api/v1/catalog.sqlite")) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        values = [
            value
            for (name,) in names
            for row in database.execute(f'SELECT * FROM "{name}"')
            for value in row
            if isinstance(value, str)
        ]

    plain = [value for value in values if value[:1] not in {"[", "{"}]
    assert _faults(hostile, plain) == []


def test_feed_readers_get_texts_as_they_were_written(hostile: HostileSite) -> None:
    read = []
    for file in hostile.folder.rglob("*.atom"):
        feed = feedparser.parse(file.read_bytes(), sanitize_html=False)
        assert not feed.bozo, file
        read += [feed.feed.title, *(entry.title for entry in feed.entries)]
        read += [entry.content[0].value for entry in feed.entries]

    assert _faults(hostile, read) == []


def test_calendars_get_texts_as_they_were_written(hostile: HostileSite) -> None:
    read = []
    for file in hostile.folder.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        for event in calendar.walk("VEVENT"):
            assert not event.errors
            read += [str(event["SUMMARY"]), str(event["DESCRIPTION"])]

    assert _faults(hostile, read) == []
