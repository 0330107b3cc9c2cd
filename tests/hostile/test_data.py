"""Hostile texts reach CSV, lines of JSON, SQLite, feeds and calendars as they were written.

Each is read by a program that knows its format.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

import feedparser
import icalendar
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from llmref.cli.facts import json_text
from llmref.cli.tables import table_lines
from llmref.costs.usage import Usage
from llmref.lookups.answer import LookupAnswer
from llmref.lookups.comparing import compared_records
from llmref.lookups.costing import cost_answer
from llmref.lookups.facts import Facts, load_facts
from llmref.lookups.finding import find_pages
from llmref.lookups.resolving import resolved_id
from llmref.lookups.retiring import retiring_soon
from llmref.lookups.showing import shown_record
from llmref.lookups.tools import Tools
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

    assert _faults(hostile, (text for value in values for text in _texts_of_cell(value))) == []


def _texts_of_cell(value: str) -> Iterator[str]:
    """The texts in a value, of which some are lists and objects as JSON."""
    yield from texts(json.loads(value)) if value[:1] in {"[", "{"} else [value]


def test_feed_readers_get_texts_as_they_were_written(hostile: HostileSite) -> None:
    read = []
    for file in hostile.folder.rglob("*.atom"):
        feed = feedparser.parse(file.read_bytes(), sanitize_html=False)
        assert not feed.bozo, file
        read += [feed.feed.title, feed.feed.author, *(entry.title for entry in feed.entries)]
        read += [entry.content[0].value for entry in feed.entries]

    assert _faults(hostile, read) == []


def test_calendars_get_texts_as_they_were_written(hostile: HostileSite) -> None:
    read = []
    for file in hostile.folder.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        for component in calendar.walk():
            assert not component.errors
            read += [
                # A property that its reader does not know is text, which it leaves escaped.
                re.sub(r"\\([\\,;])", r"\1", value)
                if isinstance(value, icalendar.vUnknown)
                else str(value)
                for value in component.values()
            ]

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


def test_guides_for_language_models_show_texts_as_they_were_written(hostile: HostileSite) -> None:
    read = []
    for name in ("llms.txt", "llms-full.txt"):
        text = (hostile.folder / name).read_text(encoding="utf-8")
        page = LexborHTMLParser(MarkdownIt("commonmark").render(text))
        assert page.css("script, img, iframe") == [], name
        read += [block.text() for block in page.css("h1, h2, h3, p, li, td")]

    assert _faults(hostile, read) == []


def test_tools_of_agents_give_texts_as_they_were_written(hostile: HostileSite) -> None:
    facts = load_facts(hostile.world.seeds)
    tools = Tools(facts)
    answers = []
    for offering in facts.offerings:
        model, provider = offering.model.slug, offering.provider.slug
        answers += [tools.get_offering(model, provider), tools.price_on(model, provider)]
        answers += [tools.resolve_id(offering.id), tools.cost(offering.key, input_tokens=1000)]
        answers += [tools.find_models(offering.model.name), tools.compare([model, offering.key])]

    assert _faults(hostile, (text for answer in answers for text in texts(answer))) == []


def test_commands_print_texts_as_they_were_written(hostile: HostileSite) -> None:
    """In tables and as JSON; nothing that they print controls a terminal."""
    facts = load_facts(hostile.world.seeds)
    read: list[str] = []
    for answer in _answers(facts):
        lines = [line for table in answer.tables for line in table_lines(table)]
        fitted = [line for table in answer.tables for line in table_lines(table, 40)]
        assert [line for line in (*lines, *fitted) if _CONTROL.search(line)] == []
        read += [*lines, *texts(json.loads(json_text(answer.data)))]

    assert _faults(hostile, read) == []


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def _answers(facts: Facts) -> Iterator[LookupAnswer]:
    """What `retiring`, and for each offering the other commands, answer."""
    yield retiring_soon(facts.context, 36_500)
    usage = Usage({"input": 1000, "output": 1000}, None, facts.as_of)
    for offering in facts.offerings:
        yield shown_record(facts.context, offering.model.slug)
        yield shown_record(facts.context, offering.key)
        yield compared_records(facts.context, [offering.model.slug, offering.key])
        yield cost_answer(facts.context, offering.model.slug, usage)
        yield resolved_id(facts.context, offering.id)
        yield find_pages(facts.context, offering.model.name)
