"""Complete lists of models in the orders that readers ask for, for those without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from llmref import formats, urls
from llmref.catalogue.entities import Model
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.pages.explorer_columns import (
    SHOWN,
    ExplorerColumn,
    columns_for,
    price_column,
)
from llmref.pages.explorer_rows import ExplorerRow, explorer_row, model_values, newest
from llmref.pages.page import Link, Page, PagePlan
from llmref.records.kinds import MODEL_KINDS, Kind

ROWS = 250
"""Rows of one page of a list."""
_ORDERED = Once[str, list[Model]]("models of a complete list")


@dataclass(frozen=True, slots=True)
class ModelListBody:
    """One part of a complete list."""

    lead: str
    explorer: Link
    """The same models where they can be filtered, sorted, and ranked by an example."""
    columns: Sequence[ExplorerColumn]
    rows: Sequence[ExplorerRow]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ModelList:
    """Models of one kind or of all, in one order."""

    slug: str
    title: str
    includes: Callable[[Model], bool] = lambda _: True
    column: str = ""
    """The column that they are sorted by; by release where there is none."""
    is_falling: bool = False
    columns: tuple[ExplorerColumn, ...] = SHOWN
    explorer: str = "/models/"
    """The address of the explorer that has these models."""

    def path(self, number: int) -> str:
        """The address of a part, counted from 1."""
        return f"/models/{self.slug}/{number}/"


LISTS = (
    ModelList("newest", "Models, newest first"),
    ModelList("cheapest", "Models, cheapest input first", column="input"),
    ModelList(
        "longest-context", "Models, longest context first", column="context", is_falling=True
    ),
    ModelList(
        "open-weights", "Models with open weights", lambda model: model.record.weights == "open"
    ),
)


def model_lists(context: PageContext) -> list[ModelList]:
    """The complete lists that have any models, those of kinds last."""
    kinds = {model.kind for model in context.catalogue.models.values()}
    of_kinds = [
        ModelList(
            f"kind-{kind}",
            f"{row.label} models, cheapest first",
            partial(_is_of, kind),
            column=price_column(kind),
            columns=columns_for(kind),
            explorer=urls.kind_path(kind),
        )
        for kind, row in MODEL_KINDS.items()
        if kind in kinds
    ]
    return [each for each in (*LISTS, *of_kinds) if _count(context, each)]


def list_links(context: PageContext) -> list[Link]:
    """Links to the first part of each list, and to the creators, whose pages list all of theirs."""
    lists = [Link(each.title, each.path(1)) for each in model_lists(context)]
    return [*lists, Link("Models by creator", "/creators/")]


def model_list_plans(context: PageContext) -> Iterator[PagePlan]:
    """Every part of every list."""
    for each in model_lists(context):
        for number in range(1, ceil(_count(context, each) / ROWS) + 1):
            yield PagePlan(
                each.path(number), partial(_page, context, each, number), in_sitemap=False
            )


def _page(context: PageContext, which: ModelList, number: int) -> Page:
    models = context.memo.once(_ORDERED, which.slug, lambda: _ordered(context, which))
    start, last = (number - 1) * ROWS, ceil(len(models) / ROWS)
    heading = which.title if last == 1 else f"{which.title}, part {number} of {last}"
    columns = which.columns
    rows = [explorer_row(context, model, columns) for model in models[start : start + ROWS]]
    total = formats.plural(len(models), "model")
    lead = f"{formats.count(start + 1)} to {formats.count(start + len(rows))} of {total}."
    if which.column and not which.is_falling:
        lead += " Free models follow those with a price, models with an unknown price are last."
    body = ModelListBody(
        lead,
        Link("Filter, sort, or rank by an example", which.explorer),
        columns,
        rows,
        Link("Previous part", which.path(number - 1)) if number > 1 else None,
        Link("Next part", which.path(number + 1)) if number < last else None,
    )
    return Page(
        path=which.path(number),
        template="pages/model-list.html",
        markdown="model-list",
        title=f"{heading} (list)",
        heading=heading,
        description=f"{heading}: prices, context windows, release dates and providers.",
        crumbs=(Link("Home", "/"), Link("Models", "/models/")),
        body=body,
        updated=context.catalogue.today,
        in_sitemap=False,
    )


def _ordered(context: PageContext, which: ModelList) -> list[Model]:
    models = newest(context, filter(which.includes, context.catalogue.models.values()))
    if not which.column:
        return models

    def order(model: Model) -> tuple[bool, bool, float]:
        text = model_values(context, model).get(which.column, "").split(" ")[0].replace(",", "")
        number = 0.0 if text == "Free" else float(text) if text[:1].isdigit() else None
        is_free = number == 0 and not which.is_falling
        return number is None, is_free, (-number if which.is_falling else number) if number else 0.0

    return sorted(models, key=order)


def _is_of(kind: Kind, model: Model) -> bool:
    return model.kind == kind


def _count(context: PageContext, which: ModelList) -> int:
    return sum(which.includes(model) for model in context.catalogue.models.values())
