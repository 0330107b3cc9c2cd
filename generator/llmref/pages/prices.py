"""Tiles, price tables, what work costs, ended prices: the money of an offering's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from llmref import formats
from llmref.catalogue.entities import Offering, Price, Sellable, Variant
from llmref.charts.drawing import Chart
from llmref.charts.price_steps import price_steps
from llmref.insights import cells
from llmref.insights.cells import Cell, State
from llmref.insights.compared_cells import compared_cell
from llmref.insights.facts import OfferingFacts
from llmref.insights.history import ended_prices
from llmref.insights.lifecycle import status_text
from llmref.insights.market import Market
from llmref.insights.retirement import unverified_by
from llmref.insights.workloads import cost_cell
from llmref.pages.components import SourceView, cited_view
from llmref.pages.page import Link
from llmref.pages.price_grid import PriceGrid, price_grid
from llmref.pages.price_notes import price_notes, revision_notes
from llmref.records.kinds import MODEL_KINDS
from llmref.records.labels import label_text, price_label
from llmref.records.rates import RATES, RateKey
from llmref.speed.values import value

ALWAYS = "Always"


@value()
class PriceRow:
    """One figure of a price: a cell of a rate or of a cost, with what it is of."""

    label: str
    cell: Cell
    unit: str = ""
    condition: str = ""
    source: SourceView | None = None
    starts: date | None = None
    ends: date | None = None
    starts_after: date | None = None
    """With it, the price started after this day and by `starts`."""
    ends_after: date | None = None
    """With it, the price ended after this day and by `ends`."""
    note: str = ""
    """In a tile: per what, and what else is charged."""
    day: date | None = None
    """In a tile: the date of the price; None where the cell states none."""
    links: Sequence[Link] = ()
    """In a table of price tiers: who charges it."""


@value()
class SourceRun:
    """Rates that follow each other and have one source."""

    source: SourceView | None
    rows: Sequence[PriceRow]


@dataclass(frozen=True, slots=True)
class VariantRow:
    """Another id of the offering, with its own figures."""

    id: str
    label: str
    cells: Sequence[Cell]


@value()
class Money:
    """All that a page says of an offering's prices."""

    tiles: Sequence[PriceRow]
    rows: Sequence[PriceRow]
    runs: Sequence[SourceRun]
    """The same rows by source, for prices without conditions."""
    grid: PriceGrid | None
    """The same rows by their conditions, where there are any."""
    text: str
    """What stands in the place of a table where there is no price."""
    notes: Sequence[str]
    costs: Sequence[PriceRow]
    history: Sequence[PriceRow]
    chart: Chart | None
    """The same as a drawing, where an unconditional price changed."""
    revisions: Sequence[str]
    """What its sources revised; none of it is a change of price."""
    is_disputed: bool
    """Whether sources disagree about a current price."""


def offering_money(offering: Offering, market: Market, today: date) -> Money:
    """All that a page says of an offering's prices."""
    rows = price_rows(offering)
    return Money(
        tiles(market.facts[offering]),
        rows,
        source_runs(rows),
        price_grid(offering),
        "" if offering.current else _no_price(offering),
        price_notes(offering, today),
        cost_rows(offering, market) if offering.current else (),
        history_rows(offering, today),
        price_steps(offering, today),
        revision_notes(offering),
        any(price.disputes for form in offering.sellables for price in form.current),
    )


def tiles(facts: OfferingFacts) -> list[PriceRow]:
    """The rates that the kind of model is compared by, and batch where it can be."""
    offering = facts.offering
    kind = MODEL_KINDS[offering.model.kind]
    shown = [
        _tile(RATES[rate].label, compared_cell(offering, rate), f"per {RATES[rate].unit}")
        for rate in kind.rates_shown
    ]
    if kind.shows_batch or facts.has_batch:
        shown.append(_batch_tile(facts))
    return shown


def price_rows(offering: Offering) -> list[PriceRow]:
    """Every rate of every current price, the offering's own before those of its variants."""
    rows = list(_current_rows(offering))
    for variant in offering.variants:
        if variant.current is not offering.current:
            rows += _current_rows(variant, price_label(variant.label, variant.id))
    rows += [_not_offered_row(name, offering) for name in sorted(offering.not_offered)]
    return rows


def _current_rows(sellable: Sellable, label: str = "") -> Iterator[PriceRow]:
    """What holds always first, then what one condition asks for, then two together."""
    for price in sorted(sellable.current, key=lambda price: len(price.conditions)):
        words = (label, formats.condition(price.when))
        yield from _rows(price, " · ".join(filter(None, words)) or ALWAYS)


def source_runs(rows: Sequence[PriceRow]) -> list[SourceRun]:
    """Rows in their order, by source, which a table names once for those that share it."""
    runs = groupby(rows, key=lambda row: row.source)
    return [SourceRun(source, tuple(shared)) for source, shared in runs]


def cost_rows(offering: Offering, market: Market) -> list[PriceRow]:
    """What each workload of the kind of model costs here, as far as prices for it are known."""
    rows = [PriceRow(work.label, cost_cell(cost)) for work, cost in market.costs_of(offering)]
    return [row for row in rows if row.cell.state is not State.UNKNOWN]


def history_rows(offering: Offering, today: date) -> list[PriceRow]:
    """Every rate of the prices that have ended."""
    return [
        replace(
            row,
            starts=price.starts,
            ends=price.ends,
            starts_after=price.starts_after,
            ends_after=price.ends_after,
        )
        for price in ended_prices(offering, today)
        for row in _rows(price, formats.in_sentence(formats.condition(price.when)))
    ]


def variant_rows(offering: Offering) -> list[VariantRow]:
    """The other ids of an offering, with the first two rates of its kind."""
    kind = offering.model.kind
    return [
        VariantRow(
            variant.id,
            _variant_label(variant),
            [
                cells.rate_cell(variant, rate, kind=kind)
                for rate in MODEL_KINDS[kind].rates_shown[:2]
            ],
        )
        for variant in offering.variants
    ]


def variant_columns(offering: Offering) -> list[str]:
    """The heads of the columns of figures of `variant_rows`."""
    return [
        f"{RATES[rate].label} / {RATES[rate].unit}"
        for rate in MODEL_KINDS[offering.model.kind].rates_shown[:2]
    ]


def _variant_label(variant: Variant) -> str:
    words = label_text(variant.label)
    words = with_status(words, variant) if variant.record.lifecycle else words
    return with_last_seen(words, variant)


def with_status(words: str, listed: Offering | Variant) -> str:
    """Words on an id, with its lifecycle status where it is not simply active, and by whom."""
    text = status_text(listed)
    if listed.status in {None, "active"}:
        return words
    return f"{words}, {formats.in_sentence(text)}{unverified_by(listed.lifecycle_source)}"


def with_last_seen(words: str, listed: Offering | Variant) -> str:
    """Words on an id, with the day on which it was listed last if it is not any more."""
    day = listed.record.last_seen
    return f"{words}, last listed on {formats.day(day)}" if day else words


def _no_price(offering: Offering) -> str:
    match offering.billing:
        case "free":
            return "Nothing is charged for calls here."
        case "subscription":
            return "Calls are paid by a subscription, not by use."
    return "Not sourced: no price is documented."


def _batch_tile(facts: OfferingFacts) -> PriceRow:
    given = compared_cell(facts.offering, "input", "batch")
    taken = compared_cell(facts.offering, "output", "batch")
    note = "per 1M input tokens"
    if given.state is State.KNOWN and taken.state is State.KNOWN:
        note += f"; output {taken.text}"
    price = facts.batch_price
    return _tile("Batch", given, f"{note}; another ID" if price and price.at_id else note)


def _tile(label: str, cell: Cell, note: str) -> PriceRow:
    """A tile with the date of its price, and what else is charged in its note."""
    day = cell.cited.checked if cell.cited else None
    words = f"{note}; {cell.also}" if cell.also else note
    return PriceRow(label, cell, note=words, day=day)


def _rows(price: Price, condition: str) -> Iterator[PriceRow]:
    for rate in sorted(price.rates, key=_RANK.__getitem__):
        yield PriceRow(
            RATES[rate].label,
            cells.price_cell(price, rate),
            RATES[rate].unit,
            condition,
            cited_view(price.source_of(rate)),
        )


_RANK: dict[RateKey, int] = {rate: position for position, rate in enumerate(RATES)}


def _not_offered_row(name: str, sellable: Sellable) -> PriceRow:
    label, unit = name.replace("_", " ").capitalize(), cells.DASH
    for rate, kind in RATES.items():
        if rate == name:
            label, unit = kind.label, kind.unit
    return PriceRow(label, cells.NOT_OFFERED, unit, ALWAYS, cited_view(sellable.cited))
