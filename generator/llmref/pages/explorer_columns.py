"""The columns of the explorer: what each is called, how it is sorted, and which are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llmref.records.kinds import MODEL_KINDS, Kind

Shape = Literal["money", "count", "date", "text"]
"""How the values of a column compare: as amounts, as numbers, as dates, as words."""


@dataclass(frozen=True, slots=True)
class ExplorerColumn:
    """One column beside the name of the model."""

    key: str
    label: str
    unit: str
    shape: Shape
    is_shown: bool
    """Whether it is shown before a reader chooses columns."""


_PER = "per 1M"
COLUMNS = (
    ExplorerColumn("creator", "Creator", "", "text", False),
    ExplorerColumn("list_input", "List input", _PER, "money", True),
    ExplorerColumn("list_output", "List output", _PER, "money", True),
    ExplorerColumn("input", "Lowest input", _PER, "money", True),
    ExplorerColumn("output", "Its output", _PER, "money", True),
    ExplorerColumn("provider", "Provider", "of the lowest", "text", True),
    ExplorerColumn("context", "Context", "tokens", "count", True),
    ExplorerColumn("max_output", "Max output", "tokens", "count", False),
    ExplorerColumn("released", "Released", "", "date", True),
    ExplorerColumn("providers", "Providers", "", "count", True),
    ExplorerColumn("other", "Lowest price", "per unit", "money", False),
    ExplorerColumn("cost", "Example cost", "at the provider", "money", False),
    ExplorerColumn("kind", "Kind", "", "text", False),
    ExplorerColumn("weights", "Weights", "", "text", False),
    ExplorerColumn("license", "License", "", "text", False),
    ExplorerColumn("status", "Status", "", "text", False),
    ExplorerColumn("verified", "Price", "verified or not", "text", False),
)
"""In the order in which they are shown."""
SHOWN = tuple(column for column in COLUMNS if column.is_shown)


def columns_for(kind: Kind) -> tuple[ExplorerColumn, ...]:
    """The columns shown for one kind of model: prices per token only if it is charged by them."""
    if MODEL_KINDS[kind].rates_shown[0] == "input":
        return SHOWN
    keys = ("other", "input", "provider", "cost", "released", "providers", "weights")
    return tuple(column for key in keys for column in COLUMNS if column.key == key)
