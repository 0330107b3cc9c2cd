"""The home page: what there is, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llmref import formats, urls
from llmref.insights.capabilities import LABELS, has_here
from llmref.pages import highlights, json_ld, titles
from llmref.pages.components import ModelTable
from llmref.pages.context import PageContext
from llmref.pages.creator import newest_first
from llmref.pages.highlights import Highlight, Preset
from llmref.pages.page import Link, Page
from llmref.records.kinds import MODEL_KINDS

NEWEST = 8


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are, and where they are listed."""

    label: str
    number: int
    path: str
    note: str


@dataclass(frozen=True, slots=True)
class HomeBody:
    """What the home page shows."""

    lead: str
    tiles: Sequence[Count]
    featured: ModelTable
    newest: ModelTable
    cuts: Sequence[Highlight]
    ends: Sequence[Highlight]
    presets: Sequence[Preset]
    presets_note: str
    """Which models are compared."""
    verification: str
    """How many prices were read at the provider, and how old they are."""
    providers: Sequence[Link]
    kinds: Sequence[Link]
    capabilities: Sequence[Link]
    """Those that some offering is known to have."""


def home_page(context: PageContext) -> Page:
    """The home page."""
    catalogue, site = context.catalogue, context.catalogue.site
    featured = [catalogue.models[slug] for slug in site.featured if slug in catalogue.models]
    released = [model for model in catalogue.models.values() if model.record.released]
    models = newest_first(context, released)  # when a model was listed says not that it is new
    kinds = {model.kind for model in catalogue.models.values()}
    body = HomeBody(
        lead=site.description,
        tiles=_counts(context),
        featured=ModelTable("Featured", "", [context.model_row(model) for model in featured]),
        newest=ModelTable("Newest models", "", [context.model_row(m) for m in models[:NEWEST]]),
        cuts=highlights.largest_cuts(context),
        ends=highlights.next_ends(context),
        presets=highlights.presets(context),
        presets_note=highlights.PRESETS_NOTE,
        verification=highlights.verification(context),
        providers=[
            Link(provider.name, urls.provider_path(provider))
            for provider in highlights.leading_providers(context)
        ],
        kinds=[
            Link(row.label, urls.kind_path(kind))
            for kind, row in MODEL_KINDS.items()
            if kind in kinds
        ],
        capabilities=list(_capabilities(context)),
    )
    return Page(
        path="/",
        template="pages/home.html",
        markdown="home",
        title=titles.home_title(site.name),
        heading=site.name,
        description=site.description,
        body=body,
        updated=catalogue.today,
        json_ld=[json_ld.website(context.addresses, site.name, site.description)],
    )


def _capabilities(context: PageContext) -> Iterator[Link]:
    """Links to the capabilities that some offering is known to have, and to open tool callers."""
    offerings = context.catalogue.offerings
    for key, name in LABELS.items():
        having = [offering.model for offering in offerings if has_here(offering, key)]
        if having:
            yield Link(name, urls.feature_path(key))
        if key == "tools" and any(model.record.weights == "open" for model in having):
            yield Link(f"{name}, open weights", urls.filtered_path(weights="Open", has=name))


def _counts(context: PageContext) -> list[Count]:
    catalogue = context.catalogue
    ids = sum(1 + len(offering.variants) for offering in catalogue.offerings)
    return [
        Count("Models", len(catalogue.models), "/models/", "by kind, newest first"),
        Count("Providers", len(catalogue.providers), "/providers/", "by kind"),
        Count("Creators", len(catalogue.creators), "/creators/", "by name"),
        Count(
            "Offerings",
            len(catalogue.offerings),
            "/providers/",
            f"{formats.plural(ids, 'model ID')} in all",
        ),
    ]
