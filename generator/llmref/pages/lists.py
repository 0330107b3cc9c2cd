"""Lists of models and of providers: everything, by kind, by capability."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from llmref import formats, urls
from llmref.catalogue.entities import Model, Provider
from llmref.insights.capabilities import LABELS
from llmref.pages import titles
from llmref.pages.components import Card, ModelTable
from llmref.pages.context import PageContext
from llmref.pages.creator import retired_last
from llmref.pages.kinds import price_head
from llmref.pages.page import Link, Page, Section
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.provider import ProviderKind

MODELS = Link("Models", "/models/")
_PRICES = "Prices are the lowest that any provider publishes without conditions."
PROVIDER_KINDS: dict[ProviderKind, str] = {
    "first-party": "Creators' own APIs",
    "cloud": "Clouds",
    "inference-host": "Inference hosts",
    "gateway": "Gateways",
    "subscription": "Subscriptions",
    "local": "On your own machine",
}
"""What readers call each kind of provider."""


@dataclass(frozen=True, slots=True)
class ListGroup:
    """A part of a list, as a table of models or as cards."""

    id: str
    title: str
    table: ModelTable | None = None
    cards: Sequence[Card] = ()


@dataclass(frozen=True, slots=True)
class ListBody:
    """What a list shows."""

    lead: str
    groups: Sequence[ListGroup]
    empty: str = ""


def models_page(context: PageContext) -> Page:
    """All models, by kind."""
    models = context.catalogue.models.values()
    number = formats.plural(len(models), "model")
    return _page(
        context,
        "/models/",
        heading=titles.MODELS,
        description=f"{number} by kind: release date, context, lowest published price, providers.",
        groups=_by_kind(context, models),
        lead=f"All {number} of this reference, by kind, newest first. {_PRICES}",
    )


def kind_page(context: PageContext, kind: Kind) -> Page:
    """All models of one kind."""
    models = [model for model in context.catalogue.models.values() if model.kind == kind]
    name = MODEL_KINDS[kind].label
    number = f"{formats.plural(len(models), 'model')} of the kind {name.lower()}"
    return _page(
        context,
        urls.kind_path(kind),
        heading=titles.kind_title(kind),
        description=f"{number}: release date, lowest published price, number of providers.",
        groups=_by_kind(context, models),
        lead=f"{number}, newest first. {_PRICES}",
        above=(MODELS,),
    )


def capability_page(context: PageContext, capability: str) -> Page:
    """All models that are known to have a capability, and how many are known not to."""
    models = context.catalogue.models.values()
    answers = Counter(context.has(model, capability) for model in models)
    name = LABELS[capability]
    yes = formats.plural(answers[True], "model")
    return _page(
        context,
        urls.feature_path(capability),
        heading=titles.capability_title(capability),
        description=f"{name}: {yes} supported, with prices and providers.",
        groups=_by_kind(context, (model for model in models if context.has(model, capability))),
        lead=(
            f"{yes} supported · {formats.count(answers[False])} not supported · "
            f"{formats.count(answers[None])} unknown. {_PRICES}"
        ),
        above=(MODELS,),
    )


def providers_page(context: PageContext) -> Page:
    """All providers, by kind."""
    by_kind: dict[str, list[Provider]] = defaultdict(list)
    for provider in context.catalogue.providers.values():
        by_kind[provider.record.kind].append(provider)
    groups = [
        ListGroup(
            kind,
            title,
            cards=[
                context.provider_card(provider)
                for provider in sorted(by_kind[kind], key=lambda provider: provider.name.casefold())
            ],
        )
        for kind, title in PROVIDER_KINDS.items()
        if by_kind[kind]
    ]
    number = formats.plural(len(context.catalogue.providers), "provider")
    return _page(
        context,
        "/providers/",
        heading=titles.PROVIDERS,
        description=f"{number} that sell access to models through an API, with what they offer.",
        groups=groups,
        lead=f"All {number} of this reference, by kind.",
    )


def creators_page(context: PageContext) -> Page:
    """All creators, by name."""
    creators = sorted(
        context.catalogue.creators.values(), key=lambda creator: creator.name.casefold()
    )
    number = formats.plural(len(creators), "creator")
    cards = [context.creator_card(creator) for creator in creators]
    return _page(
        context,
        "/creators/",
        heading=titles.CREATORS,
        description=f"{number} of models, with what they made.",
        groups=[ListGroup("creators", "By name", cards=cards)] if cards else [],
        lead=f"All {number} of this reference, by name.",
    )


def _by_kind(context: PageContext, models: Iterable[Model]) -> list[ListGroup]:
    by_kind: dict[Kind, list[Model]] = defaultdict(list)
    for model in models:
        by_kind[model.kind].append(model)
    return [
        ListGroup(
            kind,
            row.label,
            ModelTable(
                f"{row.label} models",
                formats.plural(len(by_kind[kind]), "model"),
                [context.model_row(model) for model in retired_last(context, by_kind[kind])],
                price_head(kind),
            ),
        )
        for kind, row in MODEL_KINDS.items()
        if by_kind[kind]
    ]


def _page(  # noqa: PLR0913  # lists differ in just these words, each given by its name
    context: PageContext,
    path: str,
    *,
    heading: str,
    description: str,
    groups: list[ListGroup],
    lead: str,
    above: Sequence[Link] = (),
) -> Page:
    return Page(
        path=path,
        template="pages/list.html",
        title=heading,
        heading=heading,
        description=description,
        crumbs=(Link("Home", "/"), *above),
        sections=[Section(group.id, group.title) for group in groups],
        body=ListBody(lead, groups, "" if groups else "No model is listed yet."),
        updated=context.catalogue.today,
    )
