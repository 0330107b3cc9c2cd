"""Which published calls there are by class of API, kind and language, and why not others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from llmref import formats
from llmref.pages.kinds import call_name
from llmref.recipes.call_kinds import FEATURES
from llmref.recipes.classes import ApiClass, classes
from llmref.recipes.languages import LANGUAGES
from llmref.records.provider import CalledAs
from llmref.records.recipe_class import RecipeClass

_NOT_YET = "Not written yet."
"""Why there is no call in a language that is new."""


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

    is_feature: bool = False
    """Whether its kinds are features of chat models."""

    @property
    def label(self) -> str:
        """The kinds in words."""
        words = formats.names(self.kinds)
        return f"{words[:1].upper()}{words[1:]}"

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
    def kinds(self) -> str:
        """The kinds of model that it has a call for, in words; features of them are not named."""
        served = [row.kinds for row in self.rows if not row.reason and not row.is_feature]
        words = formats.names([kind for kinds in served for kind in kinds])
        return f"{words[:1].upper()}{words[1:]}"

    @property
    def examples(self) -> Sequence[str]:
        """One template per language, for the client that it was run with; none without any call."""
        rows = [row.cells for row in self.rows if not row.reason]
        if not rows:
            return []
        return [
            next((cells[at].template for cells in rows if cells[at].template), "")
            for at in range(len(LANGUAGES))
        ]


def recipe_cells() -> list[RecipeCells]:
    """Every class with a row for each kind that it serves, then for features of its chat models.

    What is the same is one row: a router is called as a chat model. A class without calls has one
    row, and comes last.
    """
    in_order = sorted(classes().values(), key=lambda api: (not api.calls, api.name))
    return [RecipeCells(api.name, list(_of_class(api))) for api in in_order]


def _of_class(api: ApiClass) -> Iterator[RecipeRow]:
    if not api.calls:
        yield RecipeRow(["any kind"], _cells(api, "other"))
        return
    features = {f"chat-{key}": feature.label.lower() for key, feature in FEATURES.items()}
    kinds = [kind for kind in get_args(CalledAs) if kind not in features and api.serves(kind)]
    yield from _rows((call_name(kind).lower(), _cells(api, kind)) for kind in kinds)
    if api.serves("chat"):
        yield from _rows(
            ((label, _cells(api, kind)) for kind, label in features.items()), "Chat with "
        )


def _rows(
    cells_of_kinds: Iterable[tuple[str, Sequence[RecipeCell]]], prefix: str = ""
) -> Iterator[RecipeRow]:
    """Those with the same cells together, where the first of them stands."""
    alike: dict[Sequence[RecipeCell], list[str]] = {}
    for kind, cells in cells_of_kinds:
        alike.setdefault(tuple(cells), []).append(kind)
    for cells, kinds in alike.items():
        yield RecipeRow([prefix + kinds[0], *kinds[1:]], cells, bool(prefix))


def _cells(api: ApiClass, kind: str) -> list[RecipeCell]:
    return [
        RecipeCell(template, "" if template else api.why_not(kind, language) or _NOT_YET)
        for language in LANGUAGES
        for template in [api.template(kind, language)]
    ]
