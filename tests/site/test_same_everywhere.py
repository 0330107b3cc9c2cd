"""Price, source, date and status of every offering: in its page, Markdown, feeds, tools and shell.

What the JSON beside its page states is compared with each; that it is what tables, lines and the
database state is compared in `test_data.py`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref import formats
from llmref.lookups.facts import Facts, load_facts
from llmref.lookups.showing import offering_facts, price_table, shown_record
from llmref.lookups.tools import Tools
from llmref.open_data.documents import as_json
from llmref.pages.atom import ENTRIES_HERE
from llmref.records.labels import price_label
from llmref.records.price import When
from llmref.records.rates import RATES

pytestmark = pytest.mark.site
Json = Any
Row = tuple[str, ...]
_SOURCE_LINE = re.compile(r"Source: (\S+), (\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Record:
    """The files of one offering."""

    folder: Path
    data: Json

    @property
    def key(self) -> str:
        return f"{self.data['model']['slug']}/{self.data['provider']['slug']}"

    @property
    def markdown(self) -> str:
        return (self.folder / "index.md").read_text(encoding="utf-8")

    def current(self, form: Json) -> list[Json]:
        """The prices of the offering or of a variant that apply on the day of the site."""
        today = self.data["as_of"]
        return [
            price
            for price in form["prices"]
            if (price["starts"] or "") <= today and (price["ends"] is None or today < price["ends"])
        ]

    def rows(self) -> set[Row]:
        """What a table of all current prices has to state, a row for each rate."""
        own = self.current(self.data)
        rows = {row for price in own for row in rows_of(price, "")}
        for variant in self.data["variants"]:
            prices = self.current(variant)
            for price in prices if prices != own else ():
                rows |= set(rows_of(price, price_label(variant["label"], variant["id"])))
        return rows

    def differs(self, shown: set[Row]) -> list[Row]:
        """What a table lacks, or states besides; a variant may repeat the offering's prices."""
        repeated = {
            row
            for variant in self.data["variants"]
            for price in self.current(self.data)
            for row in rows_of(price, price_label(variant["label"], variant["id"]))
        }
        return sorted((self.rows() - shown) | (shown - self.rows() - repeated))


def rows_of(price: Json, label: str) -> Iterator[Row]:
    disputed = {rate for each in price["disputed"] for rate in each["rates"]}
    when = formats.condition(When.model_construct(**price["when"])) if price["when"] else ""
    condition = " · ".join(filter(None, (label, when))) or "Always"
    for rate, stated in price["rates"].items():
        source, amount = stated.get("source", price["source"]), stated["amount"]
        is_free = amount == "free"
        shown = "Free" if is_free else formats.money(Decimal(amount), price["currency"])
        unverified = "" if source is None or source["verified"] else ", unverified"
        yield (
            formats.rate_label(rate),
            f"{shown} (disputed)" if rate in disputed else shown,
            stated["per"],
            condition,
            f"{source['name']}{unverified}" if source else "Not sourced",
            source["checked"] if source else "Not known",
        )


@pytest.fixture(scope="module")
def records(site: Path) -> list[Record]:
    files = sorted(site.glob("model/*/*/index.json"))
    assert len(files) > 9_000
    return [Record(file.parent, json.loads(file.read_bytes())) for file in files]


@pytest.fixture(scope="module")
def facts(site: Path) -> Facts:
    """What the command line and the tools of agents read where no seeds are."""
    return load_facts(data=str(site / "api/v1/seeds.ndjson"))


# --- Markdown and page ------------------------------------------------------------------------


def table_in(markdown: str, heading: str) -> list[Row]:
    section = markdown.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [cells_in(line) for line in lines[1:]]


def cells_in(line: str) -> Row:
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return tuple(re.sub(r"\\([^\w\s])", r"\1", cell).strip() for cell in cells)


def test_markdown_states_every_current_price_with_source_date_and_marks(
    records: list[Record],
) -> None:
    wrong = [
        (record.key, rows[:3])
        for record in records
        if (rows := record.differs(set(table_in(record.markdown, "Pricing"))))
    ]

    assert wrong[:5] == []


def test_markdown_states_every_lifecycle_with_its_days(records: list[Record]) -> None:
    wrong = [
        (record.key, name, value)
        for record in records
        for form in (record.data, *record.data["variants"])
        for name, value in (form["lifecycle"] or {}).items()
        if isinstance(value, str)
        if f"- {name.replace('_', ' ').capitalize()}: {value}\n"
        not in re.sub(r"\\([^\w\s])", r"\1", record.markdown)
    ]

    assert wrong[:5] == []


_LIFECYCLE = re.compile(r"<dt>Lifecycle<dd>(.*?)</div>", re.S)


def lifecycle_words(life: Json) -> str:
    """How pages begin to say what the provider states of an offering's end."""
    if life is None:
        return "No retirement date is documented here"
    status, end, since = life["status"], life["retires_on"], life["deprecated_on"]
    match status:
        case "retiring":
            return f"Retires {end}"
        case "retired":
            return f"Retired {end}" if end else "Retired"
        case "deprecated" if not end:
            return f"Deprecated since {since}, no end" if since else "Deprecated, no date stated"
    return f"{status.capitalize()}, retires {end}" if end else f"{status.capitalize()}, no end"


def test_pages_and_the_command_line_state_every_status(records: list[Record], facts: Facts) -> None:
    wrong = []
    for record in records:
        words = lifecycle_words(record.data["lifecycle"])
        html = (record.folder / "index.html").read_text(encoding="utf-8")
        said = re.sub(r"<[^>]+>", "", "".join(_LIFECYCLE.findall(html)))
        offering = facts.offering(record.data["model"]["slug"], record.data["provider"]["slug"])
        (printed,) = (
            fact.text
            for fact in offering_facts(facts.context, offering)
            if fact.label == "Lifecycle"
        )
        if not said.startswith(words) or not printed.startswith(words):
            wrong.append((record.key, words, said, printed))

    assert wrong[:5] == []


def test_tables_of_pages_state_every_current_price_with_source_date_and_marks(
    records: list[Record],
) -> None:
    wrong = []
    for record in records:
        stated = {(row[0], row[1], row[2], row[4], row[5]) for row in record.rows()}
        repeated = {
            (row[0], row[1], row[2], row[4], row[5])
            for variant in record.data["variants"]
            for price in record.current(variant)
            for row in rows_of(price, "")
        }
        shown = {cells for cells in cells_of_page(record.folder) if cells[1] not in _NO_AMOUNTS}
        if other := sorted((stated - shown) | (shown - stated - repeated)):
            wrong.append((record.key, other[:3]))

    assert wrong[:5] == []


_LABELS = re.compile("|".join(sorted(map(formats.rate_label, RATES), key=len, reverse=True)))
_NO_AMOUNTS = {"Not sourced", "Not offered"}


def cells_of_page(folder: Path) -> Iterator[Row]:
    """Rate, amount with its mark, unit, source and date of each cell of the table of prices."""
    page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    table = page.css_first("#pricing table")
    if table is None or page.css_first("#pricing h3 ~ .table-region") is table.parent:
        return
    head = [cell.text(separator=" ", strip=True) for cell in table.css("thead th")]
    under_conditions, source = head[0] != "What", ""
    for line in table.css("tbody tr"):
        cells = line.css("th, td")
        texts = [" ".join(cell.text().split()) for cell in cells]
        if len(cells) == len(head):
            source = texts[-1]
        if under_conditions:
            for name, text in zip(head, texts, strict=False):
                rate, slash, unit = name.partition(" / ")
                if slash:
                    yield rate, marked(text), unit, *of_source(source, rate)
        else:
            yield texts[0], marked(texts[1]), texts[2], *of_source(source, texts[0])


def marked(cell: str) -> str:
    """A cell of a page as Markdown writes it."""
    return re.sub(r" disputed$", " (disputed)", cell)


def of_source(text: str, rate: str) -> tuple[str, str]:
    """Which source and which day a cell of sources names for a rate."""
    for part in text.split("; "):
        rates, colon, named = part.rpartition(": ")
        if not colon or rate in _LABELS.findall(rates):
            name, comma, day = named.rpartition(", ")
            return (name, day) if comma else (named, "Not known")
    return "", ""


# --- command line and tools -------------------------------------------------------------------


def test_the_command_line_shows_the_prices_of_the_page(records: list[Record], facts: Facts) -> None:
    wrong = []
    for record in records:
        offering = facts.offering(record.data["model"]["slug"], record.data["provider"]["slug"])
        rows = {tuple(row) for row in price_table(facts.context, offering).rows}
        if other := record.differs(rows):
            wrong.append((record.key, other[:3]))

    assert wrong[:5] == []


def test_json_of_the_command_line_is_the_entry_of_the_list(site: Path, facts: Facts) -> None:
    listed: dict[str, list[Json]] = {}
    for entry in json.loads((site / "api/v1/offerings.json").read_bytes())["items"]:
        listed.setdefault(f"{entry['model']}/{entry['provider']}", []).append(entry)
    wrong = []
    for key, entries in listed.items():
        data = json.loads(as_json(shown_record(facts.context, key).data))
        if [data, *data.pop("variants")] != entries:
            wrong.append(key)

    assert len(listed) > 9_000
    assert wrong[:5] == []


def test_tools_of_agents_state_the_facts_of_the_record(records: list[Record], facts: Facts) -> None:
    tools = Tools(facts)
    basis = {"as_of": records[0].data["as_of"]}
    wrong = []
    for record in records:
        model, provider = record.data["model"]["slug"], record.data["provider"]["slug"]
        answer = tools.price_on(model, provider)
        prices = [
            {key: fact for key, fact in price.items() if key != "read_later"}
            for price in answer["prices"]
        ]
        told = answer["id"], prices, answer["lifecycle"]
        if told != (record.data["id"], record.current(record.data), record.data["lifecycle"]):
            wrong.append(record.key)
        assert answer["basis"].items() >= basis.items()

    assert wrong[:5] == []


# --- feeds and calendars ----------------------------------------------------------------------


def test_feeds_state_the_changes_of_the_data_with_their_sources(site: Path) -> None:
    changes = json.loads((site / "api/v1/changes.json").read_bytes())["price_changes"]
    ends = json.loads((site / "api/v1/retirements.json").read_bytes())["retirements"]
    stated = {read for each in (*changes, *ends) for read in sources_of(each)}
    wrong, entries = [], 0
    for file in sorted(site.rglob("*.atom")):
        for entry in feedparser.parse(file.read_bytes()).entries:
            entries += 1
            is_elsewhere = entry.title.startswith(("New model", "Correction"))  # in others
            for source in () if is_elsewhere else _SOURCE_LINE.findall(entry.content[0].value):
                if (entry.link, *source) not in stated:
                    wrong.append((file.relative_to(site), entry.title, source))

    assert entries > 1_000
    assert wrong[:5] == []


def sources_of(change: Json) -> set[Row]:
    """The page of a change or an end, with each source of it and its day."""
    read = [change, *change.get("rate_sources", {}).values()]
    urls = [(each.get("source") or each.get("url"), each["checked"]) for each in read]
    return {(change["url"], url, day) for url, day in urls if day}


def test_every_change_and_end_of_an_offering_is_in_the_feed_of_its_provider(site: Path) -> None:
    """The newest of them, where there are more than a feed has; each with its source."""
    today, missing = json.loads((site / "api/v1/changes.json").read_bytes())["basis"]["as_of"], []
    stated: dict[str, set[Row]] = {}
    changes = json.loads((site / "api/v1/changes.json").read_bytes())["price_changes"]
    ends = json.loads((site / "api/v1/retirements.json").read_bytes())["retirements"]
    for each in (*changes, *(end for end in ends if end["date"] <= today)):
        if each["provider"]:
            stated.setdefault(each["provider"], set()).update(sources_of(each))
    for provider, rows in stated.items():
        file = site / f"provider/{provider}/changes.atom"
        entries = feedparser.parse(file.read_bytes()).entries
        shown = {
            (entry.link, *source)
            for entry in entries
            for source in _SOURCE_LINE.findall(entry.content[0].value)
        }
        if len(entries) < ENTRIES_HERE:
            missing += sorted(rows - shown)

    assert len(stated) > 30
    assert missing[:5] == []


def test_price_feeds_state_the_amounts_of_the_data(site: Path) -> None:
    changes = json.loads((site / "api/v1/changes.json").read_bytes())["price_changes"]
    by_page: dict[str, list[str]] = {}
    for change in changes:
        for rate in change["rates"].values():
            amounts = [
                "Free" if amount == "free" else formats.money(Decimal(amount), change["currency"])
                for amount in (rate["from"], rate["to"])
            ]
            by_page.setdefault(change["url"], []).append(" → ".join(amounts))
    wrong = []
    for file in sorted(site.rglob("*.atom")):
        for entry in feedparser.parse(file.read_bytes()).entries:
            lines = [line for line in entry.content[0].value.splitlines() if " → " in line]
            wrong += [
                (entry.link, line)
                for line in lines
                if not any(amounts in line for amounts in by_page.get(entry.link, ()))
            ]

    assert wrong[:5] == []


def test_calendars_state_the_ends_of_the_data_with_their_sources(site: Path) -> None:
    ends = json.loads((site / "api/v1/retirements.json").read_bytes())["retirements"]
    stated = Counter((end["date"], end["url"], end["source"], end["checked"]) for end in ends)
    calendar = icalendar.Calendar.from_ical((site / "retirements/retirements.ics").read_bytes())
    shown: Counter[tuple[str | None, ...]] = Counter()
    for event in calendar.walk("VEVENT"):
        source = _SOURCE_LINE.search(str(event["DESCRIPTION"]))
        day: date = event.decoded("DTSTART")
        shown[
            day.isoformat(), str(event["URL"]), *(source.groups() if source else (None, None))
        ] += 1

    assert shown == stated


def test_ends_are_the_days_of_the_records(site: Path, records: list[Record]) -> None:
    ends = json.loads((site / "api/v1/retirements.json").read_bytes())["retirements"]
    listed = {(end["date"], id_) for end in ends for id_ in end["ids"]}
    missing = [
        (record.key, life["retires_on"])
        for record in records
        for form in (record.data, *record.data["variants"])
        if (life := form["lifecycle"]) and life["retires_on"]
        if (life["retires_on"], form["id"]) not in listed
    ]

    assert missing[:5] == []
