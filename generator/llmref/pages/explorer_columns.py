"""The columns of the explorer: what each is called, how it is sorted, and which are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from llmref.catalogue.entities import Model
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
    if price_column(kind) == "input":
        return SHOWN
    keys = ("other", "input", "provider", "cost", "released", "providers", "weights")
    return tuple(column for key in keys for column in COLUMNS if column.key == key)


def price_column(kind: Kind) -> str:
    """The column by which models of a kind are cheap: per token, or per what they are charged."""
    return "input" if MODEL_KINDS[kind].rates_shown[0] == "input" else "other"


def columns_of(models: Iterable[Model]) -> tuple[ExplorerColumn, ...]:
    """The columns shown for some models: those of their kind if they are of one."""
    kinds = {model.kind for model in models}
    return columns_for(kinds.pop()) if len(kinds) == 1 else SHOWN
