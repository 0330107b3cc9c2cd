"""The explorer: all models as one table, of which kinds and capabilities are presets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from llmref import formats, urls
from llmref.catalogue.entities import Model
from llmref.charts.drawing import Chart
from llmref.insights.capabilities import LABELS
from llmref.insights.first_listed import LISTED
from llmref.pages import titles
from llmref.pages.context import PageContext
from llmref.pages.explorer_columns import SHOWN, ExplorerColumn, columns_for
from llmref.pages.explorer_costs import costs_data
from llmref.pages.explorer_data import (
    models_data,
    numbers,
    offerings_data,
    offerings_in_order,
)
from llmref.pages.explorer_lists import list_links
from llmref.pages.explorer_rows import ExplorerRow, explorer_row, newest
from llmref.pages.kind_chart import kind_chart
from llmref.pages.page import Link, Page
from llmref.records.kinds import MODEL_KINDS, Kind

MODELS = Link("Models", "/models/")
FIRST = 100
"""Rows that come with the page; the script has the rest."""
_ORDER = f"Newest first; “{LISTED.strip()}” before a date: listed by then, no release documented."
_NOTE = (
    "List prices are those of the creator. The lowest price is that of the provider which is "
    "cheapest for the example workload, one that no source disputes where there is one; +2 says "
    "that two more charge the same. Prices are for the standard mode and for no region in "
    f"particular unless one is chosen. “{LISTED.strip()}” before a date: no release date is "
    "documented, and the model is sorted by the earliest day of a document, a "
    "price or a copy of a catalog that has it."
)


@dataclass(frozen=True, slots=True)
class ExplorerBody:
    """What the explorer shows before its script has run."""

    lead: str
    order: str
    """How the rows are sorted that come with the page; the script says how its own are."""
    note: str
    preset: str
    """What its script filters by at first, as a query: ?kind=Chat."""
    columns: Sequence[ExplorerColumn]
    rows: Sequence[ExplorerRow]
    total: int
    chart: Chart | None
    """Price against window, on the page of a kind that has both."""
    lists: Sequence[Link]
    """Complete lists for readers without scripts."""


def models_page(context: PageContext) -> Page:
    """All models; the data of the explorer lie beside it."""
    models = newest_models(context)
    number = formats.plural(len(models), "model")
    return _page(
        context,
        "/models/",
        heading=titles.MODELS,
        description=f"{number}: filter and sort by price, context window, capability, release.",
        lead=f"All {number} of this reference.",
        models=models,
        beside={
            "models.json": models_data(context, models),
            "offerings.json": offerings_data(context, models),
            **_costs(context, models),
        },
    )


def _costs(context: PageContext, models: Sequence[Model]) -> dict[str, dict[str, object]]:
    """A file for each example of the site, which the script loads when it is chosen."""
    offerings = offerings_in_order(context, numbers(context, models))
    return {
        urls.costs_file(slug): costs_data(context, offerings, slug)
        for slug in context.catalogue.site.workloads
    }


def kind_page(context: PageContext, kind: Kind) -> Page:
    """All models of one kind."""
    models = [model for model in newest_models(context) if model.kind == kind]
    number = formats.plural(len(models), "model")
    name = titles.kind_title(kind).lower()
    return _page(
        context,
        urls.kind_path(kind),
        heading=titles.kind_title(kind),
        description=f"{number}: {name} with prices, limits, release dates and providers.",
        lead=f"{number}{_whose(context, models)}.",
        models=models,
        preset={"kind": MODEL_KINDS[kind].label},
        columns=columns_for(kind),
        chart=kind_chart(context, kind, models),
    )


def _whose(context: PageContext, models: Sequence[Model]) -> str:
    """How many made some models, and how many offer them now, as far as anybody does."""
    creators = {model.creator.slug for model in models if model.creator}
    live = (offering for model in models for offering in context.market(model).live)
    providers = {offering.provider.slug for offering in live}
    by = f" by {formats.plural(len(creators), 'creator')}" if creators else ""
    return f"{by}, offered by {formats.plural(len(providers), 'provider')}" if providers else by


def capability_page(context: PageContext, capability: str) -> Page:
    """All models that are known to have a capability, and how many are known not to."""
    models = newest_models(context)
    answers = Counter(context.has(model, capability) for model in models)
    yes = formats.plural(answers[True], "model")
    return _page(
        context,
        urls.feature_path(capability),
        heading=titles.capability_title(capability),
        description=f"{yes} with the capability {LABELS[capability]}, with prices and providers.",
        lead=(
            f"{yes} supported \N{MIDDLE DOT} "
            f"{formats.count(answers[False])} not supported \N{MIDDLE DOT} "
            f"{formats.count(answers[None])} unknown."
        ),
        models=[model for model in models if context.has(model, capability)],
        preset={"has": LABELS[capability]},
    )


def newest_models(context: PageContext) -> list[Model]:
    """All models, the newest first, by the day first listed where no release is documented."""
    return newest(context, context.catalogue.models.values())


def _page(  # noqa: PLR0913  # these pages differ in just these words, each given by its name
    context: PageContext,
    path: str,
    *,
    heading: str,
    description: str,
    lead: str,
    models: Sequence[Model],
    preset: dict[str, str] | None = None,
    columns: tuple[ExplorerColumn, ...] = SHOWN,
    chart: Chart | None = None,
    beside: dict[str, dict[str, object]] | None = None,
) -> Page:
    body = ExplorerBody(
        lead,
        _ORDER,
        _NOTE,
        f"?{urlencode(preset)}" if preset else "",
        columns,
        [explorer_row(context, model, columns) for model in models[:FIRST]],
        len(models),
        chart,
        list_links(context),
    )
    return Page(
        path=path,
        template="pages/explorer.html",
        markdown="explorer",
        title=heading,
        heading=heading,
        description=description,
        crumbs=(Link("Home", "/"),) if path == MODELS.path else (Link("Home", "/"), MODELS),
        body=body,
        updated=context.catalogue.today,
        beside=beside or {},
    )
