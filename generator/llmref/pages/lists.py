"""Lists of providers and of creators, as cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from llmref import formats
from llmref.catalogue.entities import Provider
from llmref.pages import titles
from llmref.pages.components import Card, ModelTable
from llmref.pages.context import PageContext
from llmref.pages.data_policies import PolicyRow, policy_rows
from llmref.pages.page import Link, Page, Section
from llmref.records.provider import ProviderKind

MODELS = Link("Models", "/models/")
PROVIDER_KINDS: dict[ProviderKind, str] = {
    "first-party": "Creators' own APIs",
    "cloud": "Clouds",
    "inference-host": "Inference hosts",
    "gateway": "Gateways",
    "subscription": "Subscriptions",
    "local": "On your own machine",
}
"""What readers call the providers of each kind."""
PROVIDER_KIND: dict[ProviderKind, str] = {
    "first-party": "Creator's own API",
    "cloud": "Cloud",
    "inference-host": "Inference host",
    "gateway": "Gateway",
    "subscription": "Subscription",
    "local": "On your own machine",
}
"""What readers call a provider of each kind."""


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
    policies: Sequence[PolicyRow] | None = None
    """Where and how providers keep data; none on other lists."""


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
        policies=policy_rows(context.catalogue.providers.values()),
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


def _page(  # noqa: PLR0913  # lists differ in just these words, each given by its name
    context: PageContext,
    path: str,
    *,
    heading: str,
    description: str,
    groups: list[ListGroup],
    lead: str,
    above: Sequence[Link] = (),
    policies: Sequence[PolicyRow] | None = None,
) -> Page:
    return Page(
        path=path,
        template="pages/list.html",
        markdown="list",
        title=heading,
        heading=heading,
        description=description,
        crumbs=(Link("Home", "/"), *above),
        sections=[
            *(Section(group.id, group.title) for group in groups),
            *([Section("data-policies", "Data policies")] if policies is not None else []),
        ],
        body=ListBody(lead, groups, "" if groups else "No model is listed yet.", policies),
        updated=context.catalogue.today,
    )
