"""Which published calls there are by class of API, kind and language, and why not others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from generator.pages.kinds import KIND_NAMES
from generator.recipes import beyond
from generator.recipes.classes import CELLS, LABELS, SERVES, WHY_NOT, Language, template
from generator.records.provider import RecipeClass
from generator.records.traits import Kind

_NO_OPERATION: Mapping[RecipeClass, str] = {
    "sdk-only": "Such providers are called through a library of their own, not by plain HTTP.",
    "none": "No address that could be called is recorded for such an offering.",
}
_NOT_YET = "No call is written yet."


@dataclass(frozen=True, slots=True)
class RecipeCell:
    """What there is for one language: a template, or the reason why not."""

    template: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecipeCells:
    """A class of API with one kind of model that it serves."""

    recipe_class: RecipeClass
    kind: str
    cells: Sequence[RecipeCell]
    """One per language, in the order of the tabs."""

    @property
    def reason(self) -> str:
        """Why there is no call in any language; empty where there is one."""
        first = self.cells[0].reason
        return first if all(cell.reason == first for cell in self.cells) else ""


def recipe_cells() -> list[RecipeCells]:
    """A row for each kind that a class serves, then for each feature of its chat models.

    A class without operations has one row.
    """
    rows = []
    for name in get_args(RecipeClass):
        if name in _NO_OPERATION:
            rows.append(RecipeCells(name, "Any", [RecipeCell("", _NO_OPERATION[name])]))
            continue
        for kind in get_args(Kind):
            if kind in SERVES[name]:
                cells = [_cell(name, kind, language) for language in LABELS]
                rows.append(RecipeCells(name, KIND_NAMES[kind], cells))
        rows += _beyond(name)
    return rows


def _beyond(name: RecipeClass) -> Iterator[RecipeCells]:
    """A row for each feature of chat models."""
    for feature, told in beyond.FEATURES.items():
        cells = [_cell_beyond(name, feature, language) for language in LABELS]
        yield RecipeCells(name, f"{KIND_NAMES['chat']}, {told.label.lower()}", cells)


def _cell(name: RecipeClass, kind: Kind, language: Language) -> RecipeCell:
    if (name, kind, language) in CELLS:
        return RecipeCell(template(name, kind, language), "")
    reason = WHY_NOT.get((name, kind, language)) or WHY_NOT[name, kind, None]
    return RecipeCell("", reason)


def _cell_beyond(name: RecipeClass, feature: beyond.CallFeature, language: Language) -> RecipeCell:
    if (name, feature, language) in beyond.CELLS_BEYOND:
        return RecipeCell(beyond.template(name, feature, language), "")
    why = beyond.WHY_NOT_BEYOND
    reason = why.get((name, feature, language)) or why.get((name, feature, None))
    return RecipeCell("", reason or _NOT_YET)
