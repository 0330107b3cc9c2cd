"""The search page, and the complete lists of models and of ids for readers without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from llmref import formats, urls
from llmref.catalogue.entities import Model, Offering
from llmref.memo import Once
from llmref.pages import find, titles
from llmref.pages.context import PageContext
from llmref.pages.page import Link, Page, PagePlan

PATH = "/search/"
ROWS = 500
"""Rows of one page of a complete list."""
SEARCH = Link(titles.SEARCH, PATH)


@dataclass(frozen=True, slots=True)
class SearchBody:
    """What the search page shows without a query: the parts of two complete lists."""

    lead: str
    models: Sequence[Link]
    ids: Sequence[Link]


@dataclass(frozen=True, slots=True)
class CompleteRow:
    """A model with its creator, or an id with its model and its offerings."""

    model: Link
    links: Sequence[Link]
    id: str = ""


@dataclass(frozen=True, slots=True)
class CompleteListBody:
    """One part of a complete list."""

    lead: str
    columns: Sequence[str]
    rows: Sequence[CompleteRow]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class _Part:
    """A page of a complete list, counted from 1."""

    list: str
    number: int
    rows: Sequence[CompleteRow]

    @property
    def link(self) -> Link:
        first, last = (row.id or row.model.text for row in (self.rows[0], self.rows[-1]))
        return Link(f"{first} \N{EN DASH} {last}", _path(self.list, self.number))


_PARTS = Once[str, list[_Part]]("parts of a complete list")


def search_page(context: PageContext) -> Page:
    """The page that a query leads to; its data files hold all that the search field finds."""
    return Page(
        path=PATH,
        template="pages/search.html",
        markdown="plain",
        title=titles.SEARCH,
        heading=titles.SEARCH,
        description="Find a model, a provider, a creator, a documentation page or a model ID.",
        crumbs=(Link("Home", "/"),),
        body=SearchBody(
            "Models, providers, creators, families, documentation and every model ID.",
            [part.link for part in _parts(context, "models")],
            [part.link for part in _parts(context, "ids")],
        ),
        updated=context.catalogue.today,
        beside={"names.json": find.names_data(context), "ids.json": find.ids_data(context)},
    )


def resolve_page(context: PageContext) -> Page:
    """The page that says which model and provider an ID in its address means."""
    return Page(
        path="/resolve/",
        template="pages/resolve.html",
        markdown="plain",
        title=titles.RESOLVE,
        heading=titles.RESOLVE,
        description="Paste a model ID from a log or a configuration to see whose it is.",
        crumbs=(Link("Home", "/"), SEARCH),
        updated=context.catalogue.today,
        in_sitemap=False,
    )


def complete_list_plans(context: PageContext) -> Iterator[PagePlan]:
    """Every part of the lists of all models and of all ids."""
    catalogue = context.catalogue
    ids = {
        (sellable.id, offering.model)
        for offering in catalogue.offerings
        for sellable in offering.sellables
    }
    for name, count in (("models", len(catalogue.models)), ("ids", len(ids))):
        for number in range(ceil(count / ROWS)):
            make = partial(_page, context, name, number)
            yield PagePlan(_path(name, number + 1), make, in_sitemap=False)


def _page(context: PageContext, name: str, number: int) -> Page:
    parts = _parts(context, name)
    part = parts[number]
    what = "Models, A to Z" if part.list == "models" else "Model IDs"
    heading = f"{what}, part {part.number} of {len(parts)}"
    noun = "model" if part.list == "models" else "model ID"
    columns = ("Model", "Creator") if part.list == "models" else ("Model ID", "Model", "Provider")
    total = formats.plural(sum(len(each.rows) for each in parts), noun)
    body = CompleteListBody(
        f"{formats.count(len(part.rows))} of {total}.",
        columns,
        part.rows,
        parts[part.number - 2].link if part.number > 1 else None,
        parts[part.number].link if part.number < len(parts) else None,
    )
    return Page(
        path=part.link.path,
        template="pages/complete-list.html",
        markdown="complete-list",
        title=heading,
        heading=heading,
        description=f"{what}: {part.link.text}.",
        crumbs=(Link("Home", "/"), SEARCH),
        body=body,
        updated=context.catalogue.today,
        in_sitemap=False,
    )


def _path(name: str, number: int) -> str:
    return f"{PATH}{name}/{number}/"


def _parts(context: PageContext, name: str) -> list[_Part]:
    return context.memo.once(_PARTS, name, lambda: _parted(context, name))


def _parted(context: PageContext, name: str) -> list[_Part]:
    rows = _models(context) if name == "models" else _ids(context)
    starts = range(0, len(rows), ROWS)
    return [
        _Part(name, number, rows[start : start + ROWS])
        for number, start in enumerate(starts, start=1)
    ]


def _models(context: PageContext) -> list[CompleteRow]:
    models = sorted(context.catalogue.models.values(), key=lambda m: context.name(m).casefold())
    return [CompleteRow(_link(context, model), _creator(model)) for model in models]


def _creator(model: Model) -> list[Link]:
    if model.creator is None:
        return []
    return [Link(model.creator.name, urls.creator_path(model.creator))]


def _ids(context: PageContext) -> list[CompleteRow]:
    offerings_of: dict[tuple[str, Model], list[Offering]] = {}
    for offering in context.catalogue.offerings:
        for sellable in offering.sellables:
            offerings_of.setdefault((sellable.id, offering.model), []).append(offering)
    by_id = sorted(offerings_of.items(), key=lambda item: (item[0][0].casefold(), item[0][1].slug))
    return [
        CompleteRow(
            _link(context, model),
            [Link(each.provider.name, urls.offering_path(each)) for each in dict.fromkeys(offered)],
            id_,
        )
        for (id_, model), offered in by_id
    ]


def _link(context: PageContext, model: Model) -> Link:
    return Link(context.name(model), urls.model_path(model))
