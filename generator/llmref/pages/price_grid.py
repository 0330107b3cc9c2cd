"""Prices under conditions as a grid: a row for each set of conditions, a column for each rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from llmref import formats
from llmref.catalogue.entities import Offering, Price, Variant
from llmref.insights import cells
from llmref.insights.cells import Cell
from llmref.pages.components import Column, SourceView, cited_view
from llmref.records.labels import price_label
from llmref.records.price import When
from llmref.records.rates import RATES, RateKey
from llmref.speed.values import value

_STANDARD, _ANY = "Standard", "Any"
_DIMENSIONS: Sequence[tuple[str, str]] = (
    ("ID", _STANDARD),
    ("Mode", _STANDARD),
    ("Region", _ANY),
    ("Input tokens", _ANY),
    ("Time", _ANY),
    ("Thinking", _ANY),
    ("Quality", _ANY),
    ("Resolution", _ANY),
)
"""What a price can depend on, and what stands where one does not."""
_Texts = tuple[str, ...]
"""A text for each of `_DIMENSIONS`; empty where the price does not depend on it."""
_NOTHING: _Texts = ("",) * len(_DIMENSIONS)


@value()
class GridSource:
    """A source, and which rates of a row it is for."""

    source: SourceView | None
    rates: str
    """Empty where it is for all of the row."""


@value()
class GridRow:
    """What holds under one set of conditions."""

    conditions: Sequence[str]
    cells: Sequence[Cell]
    sources: Sequence[GridSource]


@value()
class PriceGrid:
    """Prices by what they depend on."""

    dimensions: Sequence[str]
    rates: Sequence[Column]
    rows: Sequence[GridRow]

    @property
    def shared_source(self) -> bool:
        """Whether all rows have the same source, which the first one then names for all."""
        return all(row.sources == self.rows[0].sources for row in self.rows)


def price_grid(offering: Offering) -> PriceGrid | None:
    """The current prices of an offering by their conditions; None where there is only one row."""
    priced = [(_texts(price.when, label), price) for label, price in _prices(offering)]
    if len(priced) < 2:
        return None
    keys = {rate for _, price in priced for rate in price.rates}
    keys |= {rate for rate in RATES if rate in offering.not_offered}
    rates = [rate for rate in RATES if rate in keys]
    rows = _merged((texts, _row(offering, price, rates)) for texts, price in priced)
    rows += [
        (("", name.replace("_", " ").capitalize(), *_NOTHING[2:]), _absent(offering, rates))
        for name in sorted(offering.not_offered)
        if name not in RATES
    ]
    shown = [place for place in range(len(_DIMENSIONS)) if any(texts[place] for texts, _ in rows)]
    if not shown:
        return None
    return PriceGrid(
        [_DIMENSIONS[place][0] for place in shown],
        [Column(RATES[rate].label, f"/ {RATES[rate].unit}") for rate in rates],
        [
            GridRow([texts[place] or _DIMENSIONS[place][1] for place in shown], *figures)
            for texts, figures in rows
        ],
    )


_Figures = tuple[Sequence[Cell], Sequence[GridSource]]


def _prices(offering: Offering) -> Iterator[tuple[str, Price]]:
    """Those of the offering before those of its variants; what asks for more stands later."""
    for form in offering.sellables:
        if form is offering or form.current is not offering.current:
            label = price_label(form.label, form.id) if isinstance(form, Variant) else ""
            for price in sorted(form.current, key=lambda price: len(price.conditions)):
                yield label, price


def _texts(when: When, label: str) -> _Texts:
    return (
        label,
        when.mode.capitalize() if when.mode else "",
        when.region or "",
        formats.input_length(when),
        formats.times_of_week(when),
        "" if when.thinking is None else ("On" if when.thinking else "Off"),
        when.quality or "",
        when.resolution or "",
    )


def _row(offering: Offering, price: Price, rates: Sequence[RateKey]) -> _Figures:
    named: dict[SourceView | None, list[str]] = {}
    for rate in rates:
        if rate in price.rates:
            view = cited_view(price.source_of(rate))
            named.setdefault(view, []).append(RATES[rate].label)
    shown = [_cell(offering, price, rate) for rate in rates]
    only = len(named) == 1
    return shown, [
        GridSource(view, "" if only else formats.names(labels)) for view, labels in named.items()
    ]


def _cell(offering: Offering, price: Price, rate: RateKey) -> Cell:
    if rate in price.rates:
        return cells.price_cell(price, rate)
    return cells.NOT_OFFERED if rate in offering.not_offered else cells.NOT_SOURCED


def _absent(offering: Offering, rates: Sequence[RateKey]) -> _Figures:
    return [cells.NOT_OFFERED] * len(rates), [GridSource(cited_view(offering.cited), "")]


def _merged(rows: Iterable[tuple[_Texts, _Figures]]) -> list[tuple[_Texts, _Figures]]:
    """Rows with the same figures that differ in one condition, as one with both of its values."""
    merged: list[tuple[_Texts, _Figures]] = []
    for texts, figures in rows:
        for place, (others, same) in enumerate(merged):
            if same == figures and (joined := _joined(others, texts)):
                merged[place] = (joined, same)
                break
        else:
            merged.append((texts, figures))
    return merged


def _joined(first: _Texts, second: _Texts) -> _Texts | None:
    apart = [place for place in range(len(_DIMENSIONS)) if first[place] != second[place]]
    if len(apart) != 1:
        return None
    place = apart[0]
    standard = _DIMENSIONS[place][1]
    both = f"{first[place] or standard}, {second[place] or standard}"
    return (*first[:place], both, *first[place + 1 :])
