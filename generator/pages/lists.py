"""Lists of models and of providers: everything, by kind, by capability."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import formats, urls
from generator.catalogue.things import Model, Provider
from generator.insights.capabilities import LABELS
from generator.pages.creator import newest_first
from generator.pages.edition import KIND_NAMES, Edition, price_head
from generator.pages.page import Link, Page, Section
from generator.pages.views import Card, ModelTable
from generator.records.provider import ProviderKind
from generator.records.traits import Kind

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
class Group:
    """A part of a list, as a table of models or as cards."""

    id: str
    title: str
    table: ModelTable | None = None
    cards: Sequence[Card] = ()


@dataclass(frozen=True, slots=True)
class ListBody:
    """What a list shows."""

    lead: str
    groups: Sequence[Group]
    empty: str = ""


def models_page(edition: Edition) -> Page:
    """All models, by kind."""
    held = edition.catalogue.models.values()
    number = formats.plural(len(held), "model")
    lead = f"All {number} of this reference, by kind, newest first. Prices are the lowest that any provider publishes without conditions."
    return _page(
        edition,
        "/models/",
        "All models",
        f"{number} by kind, with release date, context window, lowest published price and number of providers.",
        _by_kind(edition, held),
        lead,
    )


def kind_page(edition: Edition, kind: Kind) -> Page:
    """All models of one kind."""
    held = [model for model in edition.catalogue.models.values() if model.kind == kind]
    name = KIND_NAMES[kind]
    number = formats.plural(len(held), "model")
    return _page(
        edition,
        urls.kind_path(kind),
        f"{name} models",
        f"{number} of the kind {name.lower()}, with release date, lowest published price and number of providers.",
        _by_kind(edition, held),
        f"{number} of the kind {name.lower()}, newest first.",
        Link("Models", "/models/"),
    )


def capability_page(edition: Edition, capability: str) -> Page:
    """All models that are known to have a capability, and how many are known not to."""
    answers = {
        model.slug: edition.has(model, capability) for model in edition.catalogue.models.values()
    }
    held = [model for model in edition.catalogue.models.values() if answers[model.slug]]
    no = sum(answer is False for answer in answers.values())
    unknown = len(answers) - len(held) - no
    name = LABELS[capability]
    lead = (
        f"{formats.plural(len(held), 'model')} known to have this capability. "
        f"{formats.plural(no, 'model')} known not to have it; of {formats.count(unknown)} no source that we read says."
    )
    return _page(
        edition,
        urls.feature_path(capability),
        f"Models with the capability: {name}",
        f"{formats.plural(len(held), 'model')} with the capability {name}, with prices and providers.",
        _by_kind(edition, held),
        lead,
        Link("Models", "/models/"),
    )


def providers_page(edition: Edition) -> Page:
    """All providers, by kind."""
    held: dict[str, list[Provider]] = defaultdict(list)
    for provider in edition.catalogue.providers.values():
        held[provider.record.kind].append(provider)
    groups = [
        Group(
            kind,
            title,
            cards=[
                edition.provider_card(provider)
                for provider in sorted(held[kind], key=lambda provider: provider.name.casefold())
            ],
        )
        for kind, title in PROVIDER_KINDS.items()
        if held[kind]
    ]
    number = formats.plural(len(edition.catalogue.providers), "provider")
    return _page(
        edition,
        "/providers/",
        "All providers",
        f"{number} that sell access to models through an API, with what they offer.",
        groups,
        f"All {number} of this reference, by kind.",
    )


def creators_page(edition: Edition) -> Page:
    """All creators, by name."""
    held = sorted(edition.catalogue.creators.values(), key=lambda creator: creator.name.casefold())
    number = formats.plural(len(held), "creator")
    cards = [edition.creator_card(creator) for creator in held]
    return _page(
        edition,
        "/creators/",
        "All creators",
        f"{number} of models, with what they made.",
        [Group("creators", "By name", cards=cards)] if cards else [],
        f"All {number} of this reference, by name.",
    )


def _by_kind(edition: Edition, models: Iterable[Model]) -> list[Group]:
    held: dict[Kind, list[Model]] = defaultdict(list)
    for model in models:
        held[model.kind].append(model)
    return [
        Group(
            kind,
            name,
            ModelTable(
                f"{name} models",
                formats.plural(len(held[kind]), "model"),
                [edition.model_row(model) for model in newest_first(held[kind])],
                price_head(kind),
            ),
        )
        for kind, name in KIND_NAMES.items()
        if held[kind]
    ]


def _page(  # noqa: PLR0913, PLR0917  # all lists differ in just these words
    edition: Edition,
    path: str,
    heading: str,
    description: str,
    groups: list[Group],
    lead: str,
    *above: Link,
) -> Page:
    empty = "" if groups else "No record has it yet."
    return Page(
        path=path,
        template="pages/list.html",
        title=heading,
        heading=heading,
        description=description,
        crumbs=(Link("Home", "/"), *above),
        sections=[Section(group.id, group.title) for group in groups],
        body=ListBody(lead, groups, empty),
        updated=edition.catalogue.today,
    )
