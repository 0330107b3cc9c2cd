"""The page of a creator, and that of a family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from llmref import formats, urls
from llmref.catalogue.entities import Creator, Family, Model
from llmref.charts.drawing import Chart
from llmref.charts.releases import Release, release_chart
from llmref.insights.lifecycle import model_status
from llmref.pages import index_json, json_ld, titles
from llmref.pages.atom import creator_feed
from llmref.pages.components import (
    Card,
    SourceDocument,
    Step,
    by_document,
    link_list,
    record_sources,
)
from llmref.pages.context import PageContext
from llmref.pages.end_calendar import creator_calendar
from llmref.pages.explorer_columns import ExplorerColumn, columns_of
from llmref.pages.explorer_rows import ExplorerRow, row_of_creator
from llmref.pages.monogram import monogram
from llmref.pages.page import Link, Page, Section
from llmref.pages.retirements import EndRow, creator_ends

CREATORS = Link("Creators", "/creators/")


@dataclass(frozen=True, slots=True)
class CreatorBody:
    """What the page of a creator or a family shows."""

    sub: Sequence[Link]
    monogram: str
    """Empty for a family."""
    about: str
    links: Sequence[Link]
    families: Sequence[Card]
    caption: str
    columns: Sequence[ExplorerColumn]
    models: Sequence[ExplorerRow]
    preset: str
    """What the explorer filters by here, as a query; empty for a family."""
    ends: Sequence[EndRow]
    releases: Chart | None
    """The newest of the timeline as a drawing."""
    timeline: Sequence[Step]
    sources: Sequence[SourceDocument]


def creator_page(context: PageContext, creator: Creator) -> Page:
    """The page of one creator: its families, its models by release."""
    models = retired_last(context, context.catalogue.by_creator[creator.slug])
    columns = columns_of(models)
    families = [
        family for family in context.catalogue.families.values() if family.creator is creator
    ]
    body = CreatorBody(
        sub=(),
        monogram=monogram(creator.name),
        about=context.text(creator.record.about),
        links=link_list(creator.record.links),
        families=[context.family_card(family) for family in families],
        caption=f"Models of {creator.name}",
        columns=columns,
        models=[row_of_creator(context, model, columns) for model in models],
        preset=f"?{urlencode({'creator': creator.name})}",
        ends=creator_ends(context, creator),
        releases=_releases(context, models, creator.name),
        timeline=timeline(context, newest_first(context, models)),
        sources=by_document(record_sources(creator.record.sources, "Creator")),
    )
    number = formats.plural(len(models), "model")
    return Page(
        path=urls.creator_path(creator),
        template="pages/creator.html",
        title=titles.creator_title(creator),
        heading=creator.name,
        description=f"{number} made by {creator.name}, with release dates, prices and providers.",
        crumbs=(Link("Home", "/"), CREATORS),
        sections=_sections(body),
        body=body,
        seed=creator.place.path,
        updated=context.newest(models),
        json_ld=[json_ld.organization(creator)],
        data=index_json.creator_data(context, creator, models),
        markdown="creator",
        feeds=[creator_feed(context, creator)],
        calendar=creator_calendar(context, creator),
    )


def family_page(context: PageContext, family: Family) -> Page:
    """The page of one family: its models by release."""
    models = retired_last(context, context.catalogue.by_family[family.slug])
    columns = columns_of(models)
    creator = family.creator
    body = CreatorBody(
        sub=(Link(creator.name, urls.creator_path(creator)),),
        monogram="",
        about=context.text(family.record.about),
        links=(),
        families=(),
        caption=f"Models of the {family.name} family, newest first",
        columns=columns,
        models=[row_of_creator(context, model, columns) for model in models],
        preset="",
        ends=(),
        releases=_releases(context, models, f"the {family.name} family"),
        timeline=timeline(context, newest_first(context, models)),
        sources=by_document(record_sources(creator.record.sources, "Creator")),
    )
    number = formats.plural(len(models), "model")
    return Page(
        path=urls.family_path(family),
        template="pages/creator.html",
        title=titles.family_title(family),
        heading=f"{family.name} family",
        description=f"{number} of {creator.name}'s {family.name} family, by release, with prices.",
        crumbs=(Link("Home", "/"), CREATORS, Link(creator.name, urls.creator_path(creator))),
        sections=_sections(body),
        body=body,
        seed=creator.place.path,
        updated=context.newest(models),
        data=index_json.family_data(context, family, models),
        markdown="creator",
    )


def newest_first(context: PageContext, models: Iterable[Model]) -> list[Model]:
    """Models by release or the day by which they were listed, the newest first."""

    def order(model: Model) -> tuple[int, str]:
        return -context.newest_day(model).toordinal(), model.name.casefold()

    return sorted(models, key=order)


def retired_last(context: PageContext, models: Iterable[Model]) -> list[Model]:
    """Models by release, the newest first; after them those that no provider offers any more."""

    def is_retired(model: Model) -> bool:
        status = model_status(context.market(model))
        return status is not None and status[0] == "Retired"

    return sorted(newest_first(context, models), key=is_retired)


def timeline(context: PageContext, models: Iterable[Model]) -> list[Step]:
    """The releases of models, in their order; those without a date are left out."""
    return [
        Step(
            formats.some_day(model.record.released),
            _status(context, model),
            Link(model.name, urls.model_path(model)),
        )
        for model in models
        if model.record.released
    ]


def _releases(context: PageContext, models: Sequence[Model], maker: str) -> Chart | None:
    dated = [
        Release(model.name, model.record.released.first, _end(context, model))
        for model in models
        if model.record.released
    ]
    return release_chart(dated, len(models) - len(dated), context.catalogue.today, maker)


def _end(context: PageContext, model: Model) -> date | None:
    api = context.market(model).creator_api
    return api.lifecycle.retires_on if api else None


def _status(context: PageContext, model: Model) -> str:
    status = model_status(context.market(model))
    return "" if status is None or status[1] == "active" else status[0]


def _sections(body: CreatorBody) -> list[Section]:
    parts = [
        ("families", "Families", body.families),
        ("models", "Models", True),
        ("retirements", "Retirements", body.ends),
        ("timeline", "Releases", body.timeline),
        ("sources", "Sources", body.sources),
    ]
    return [Section(anchor, title) for anchor, title, shown in parts if shown]
