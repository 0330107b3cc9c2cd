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

from llmref.lookups.facts import load_facts
from llmref.lookups.showing import shown_record
from llmref.lookups.tools import Tools
from llmref.open_data.documents import as_json
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


def test_lines_of_calendars_are_folded_between_characters(hostile: HostileSite) -> None:
    files = list(hostile.folder.rglob("*.ics"))
    lines = [line for file in files for line in file.read_bytes().split(b"\r\n")]

    assert any(line.startswith(b" ") for line in lines)
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert all(line.decode() for line in lines if line)  # each is whole UTF-8


def test_files_in_the_shape_of_others_hold_texts_as_they_were_written(
    hostile: HostileSite,
) -> None:
    files = list((hostile.folder / "drop-in").rglob("*.json"))
    read = [text for file in files for text in texts(json.loads(file.read_bytes()))]

    assert len(files) >= 4
    assert _faults(hostile, read) == []


def test_the_command_line_and_tools_give_texts_as_they_were_written(hostile: HostileSite) -> None:
    facts = load_facts(hostile.world.seeds)
    tools = Tools(facts)
    read: list[str] = []
    for offering in facts.offerings:
        answer = shown_record(facts.context, offering.key)
        read += texts(json.loads(as_json(answer.data)))
        read += texts(tools.price_on(offering.model.slug, offering.provider.slug))

    assert _faults(hostile, read) == []
