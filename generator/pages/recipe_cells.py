"""Which published calls there are by class of API, kind and language, and why not others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from generator import formats
from generator.pages.kinds import call_name
from generator.recipes import beyond
from generator.recipes.classes import CELLS, LABELS, SERVES, WHY_NOT, Language, template
from generator.records.provider import CalledAs, RecipeClass

_NO_OPERATION: Mapping[RecipeClass, str] = {
    "sdk-only": "Such providers are called through a library of their own, not by plain HTTP.",
    "none": "No address that could be called is recorded for such an offering.",
}


@dataclass(frozen=True, slots=True)
class RecipeCell:
    """What there is for one language: a template, or the reason why not."""

    template: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecipeRow:
    """Kinds of model, or features of chat models, for which there is the same."""

    kinds: Sequence[str]
    cells: Sequence[RecipeCell]
    """One per language, in the order of the tabs."""

    @property
    def told(self) -> str:
        """The kinds in words."""
        told = formats.names(self.kinds)
        return f"{told[:1].upper()}{told[1:]}"

    @property
    def reason(self) -> str:
        """Why there is no call in any language; empty where there is one."""
        first = self.cells[0].reason
        return first if all(cell.reason == first for cell in self.cells) else ""


@dataclass(frozen=True, slots=True)
class RecipeCells:
    """A class of API with what there is for it."""

    recipe_class: RecipeClass
    rows: Sequence[RecipeRow]

    @property
    def examples(self) -> Sequence[str]:
        """One template per language, for the client that it was run with; none without any call."""
        held = [row.cells for row in self.rows if not row.reason]
        if not held:
            return []
        return [
            next((cells[at].template for cells in held if cells[at].template), "")
            for at in range(len(LABELS))
        ]


def recipe_cells() -> list[RecipeCells]:
    """Every class with a row for each kind that it serves, then for features of its chat models.

    What is the same is one row: a router is called as a chat model. A class without operations
    has one row.
    """
    found = []
    for name in get_args(RecipeClass):
        if name in _NO_OPERATION:
            only = RecipeRow(["any kind"], [RecipeCell("", _NO_OPERATION[name])])
            found.append(RecipeCells(name, [only]))
            continue
        further = _beyond(name)
        told = {cell.template for _, cells in further for cell in cells}
        kinds = [
            (call_name(kind).lower(), [_cell(name, kind, language) for language in LABELS])
            for kind in get_args(CalledAs)
            if kind in SERVES[name] and template(name, kind, "python") not in told
        ]
        found.append(RecipeCells(name, [*_rows(kinds), *_rows(further, "Chat with ")]))
    return found


def _rows(
    held: Iterable[tuple[str, Sequence[RecipeCell]]], before: str = ""
) -> Iterator[RecipeRow]:
    """Those with the same cells together, where the first of them stands."""
    alike: dict[Sequence[RecipeCell], list[str]] = {}
    for kind, cells in held:
        alike.setdefault(tuple(cells), []).append(kind)
    for cells, kinds in alike.items():
        yield RecipeRow([before + kinds[0], *kinds[1:]], cells)


def _beyond(name: RecipeClass) -> list[tuple[str, Sequence[RecipeCell]]]:
    """Each feature of chat models with its cells; none where a class serves no chat."""
    if "chat" not in SERVES[name]:
        return []
    return [
        (told.label.lower(), [_cell_beyond(name, feature, language) for language in LABELS])
        for feature, told in beyond.FEATURES.items()
    ]


def _cell(name: RecipeClass, kind: CalledAs, language: Language) -> RecipeCell:
    if (name, kind, language) in CELLS:
        return RecipeCell(template(name, kind, language), "")
    reason = WHY_NOT.get((name, kind, language)) or WHY_NOT[name, kind, None]
    return RecipeCell("", reason)


def _cell_beyond(name: RecipeClass, feature: beyond.CallFeature, language: Language) -> RecipeCell:
    if (name, feature, language) in beyond.CELLS_BEYOND:
        return RecipeCell(beyond.template(name, feature, language), "")
    why = beyond.WHY_NOT_BEYOND
    reason = why.get((name, feature, language)) or why[name, feature, None]
    return RecipeCell("", reason)
