"""Tables of prices in every form, for the page of patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llmref.insights.cells import NOT_OFFERED, NOT_SOURCED, Cell
from llmref.pages.components import Column, SourceView
from llmref.pages.price_grid import GridRow, GridSource, PriceGrid
from llmref.pages.prices import PriceRow, SourceRun


@dataclass(frozen=True, slots=True)
class PricesPattern:
    """What a table of prices is made of."""

    grid: PriceGrid | None
    runs: Sequence[SourceRun]


def price_patterns(price: Cell, source: SourceView, text: str) -> Mapping[str, PricesPattern]:
    """Without conditions with one source and with none, and a grid with a long condition."""
    rows = [PriceRow(name, price, "1M tokens", "", source) for name in ("Input", "Output")]
    columns = [Column("Input", "/ 1M tokens"), Column("Output", "/ 1M tokens")]
    apart = [GridSource(source, "Input"), GridSource(None, "Output")]
    grid = PriceGrid(
        ["Mode", "Region"],
        columns,
        [
            GridRow(["Standard", "Any"], [price, price], [GridSource(source, "")]),
            GridRow(["Batch", text], [price, NOT_SOURCED], apart),
            GridRow(["Flex", "Any"], [NOT_OFFERED] * 2, [GridSource(None, "")]),
        ],
    )
    unsourced = PriceRow("Batch", NOT_OFFERED, "1M tokens", "", None)
    return {
        "Empty": PricesPattern(None, ()),
        "One source": PricesPattern(None, [SourceRun(source, rows), SourceRun(None, [unsourced])]),
        "Conditions": PricesPattern(grid, ()),
    }
