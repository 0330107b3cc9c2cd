"""A change that several sources state: each part of it names its own."""

from __future__ import annotations

from typing import Any

from llmref.pages.atom import every_change
from llmref.pages.change_rows import ChangeRow, change_rows
from llmref.pages.changes import changes_data
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.unit.insights.factories import Fields, catalogue, offer

PAGE, OTHER = "https://acme.example/pricing", "https://www.prices.example/"
OLD: Fields = {"rates": {"input": "2", "output": "8"}, "ends": "2026-06-01"}
NEW: Fields = {"rates": {"input": "1", "output": "4"}, "starts": "2026-06-01"}
BATCH: Fields = {"when": {"mode": "batch"}}


def context(*prices: Fields) -> PageContext:
    return PageContext(
        catalogue(offer("acme", None, prices=list(prices))), Addresses("https://x.example/")
    )


def price_rows(*prices: Fields) -> list[ChangeRow]:
    return [row for row in change_rows(context(*prices)) if row.kind.startswith("Price")]


def shown(row: ChangeRow) -> list[tuple[list[str], str]]:
    return [(list(part.details), part.source.url if part.source else "") for part in row.parts]


def test_changes_of_one_source_are_one_part() -> None:
    batch = {"rates": {"input": "0.5"}, **BATCH, "starts": "2026-06-01"}

    (row,) = price_rows(OLD, NEW, {"rates": {"input": "1"}, **BATCH, "ends": "2026-06-01"}, batch)

    ((lines, source),) = shown(row)
    assert len(lines) == 2
    assert source == PAGE


def test_each_price_names_its_own_source() -> None:
    batch = {"rates": {"input": "0.5"}, **BATCH, "starts": "2026-06-01", "source": "other"}

    (row,) = price_rows(OLD, NEW, {"rates": {"input": "1"}, **BATCH, "ends": "2026-06-01"}, batch)

    assert shown(row) == [
        (
            ["Input $2.00 → $1.00 (\N{MINUS SIGN}50%), Output $8.00 → $4.00 (\N{MINUS SIGN}50%)"],
            PAGE,
        ),
        (["Batch: Input $1.00 → $0.50 (\N{MINUS SIGN}50%)"], OTHER),
    ]


def test_each_rate_names_its_own_source() -> None:
    here = context(OLD, {**NEW, "rate_sources": {"output": "other"}})

    (row,) = change_rows(here)
    (change,) = changes_data(here)["price_changes"]

    assert shown(row) == [
        (["Input $2.00 → $1.00 (\N{MINUS SIGN}50%)"], PAGE),
        (["Output $8.00 → $4.00 (\N{MINUS SIGN}50%)"], OTHER),
    ]
    assert change["source"] == PAGE
    assert _urls(change["rate_sources"]) == {"output": OTHER}


def test_an_entry_of_a_feed_names_every_source_below_its_changes() -> None:
    (entry,) = every_change(context(OLD, {**NEW, "rate_sources": {"output": "other"}})).entries

    assert list(entry.lines) == [
        "Input $2.00 → $1.00 (\N{MINUS SIGN}50%)",
        f"Source: {PAGE}, 2026-11-01",
        "Output $8.00 → $4.00 (\N{MINUS SIGN}50%)",
        f"Source: {OTHER}, 2026-07-03",
    ]


def _urls(sources: dict[str, Any]) -> dict[str, str]:
    return {rate: source["url"] for rate, source in sources.items()}
