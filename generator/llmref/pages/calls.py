"""The page of one provider's calls for single features, and the link from an offering's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from llmref import formats, urls
from llmref.catalogue.entities import Offering, Provider
from llmref.insights.capabilities import Capability, has_here
from llmref.memo import Once
from llmref.pages import titles
from llmref.pages.context import PageContext
from llmref.pages.page import Link, Page, Section
from llmref.recipes.call_kinds import FEATURES
from llmref.recipes.choose import (
    Call,
    Recipe,
    api_of,
    called_as,
    further_calls,
    recipe,
    refused_calls,
)
from llmref.recipes.classes import classes
from llmref.recipes.definition import Note
from llmref.records.recipe_class import RecipeClass
from llmref.records.source import CallFeature

NAMED_AT_MOST = 12
"""How many models a page names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Support:
    """What is known of one feature at a provider: best-known models first."""

    yes: tuple[Offering, ...]
    """Never empty; the first is the example."""
    no: tuple[Offering, ...]
    refused: tuple[Offering, ...]
    """They have it, but a gotcha of theirs says that this call of it fails."""
    unknown: int
    """Of how many models no source says."""


@dataclass(frozen=True, slots=True)
class ExampleGroup:
    """The chat offerings of a provider that are called through one class of API."""

    provider: Provider
    recipe_class: RecipeClass
    base_url: str | None
    support: Mapping[CallFeature, Support]
    """The features that at least one of them is known to have."""


@dataclass(frozen=True, slots=True)
class Named:
    """Some models by name, and how many others there are."""

    count: str
    links: Sequence[Link]
    others: str
    """and 24 more; empty where all are named."""


@dataclass(frozen=True, slots=True)
class FeatureView:
    """The calls of one feature, and which models have it."""

    id: str
    label: str
    summary: str
    note: Note | None
    capability: str
    """The page that lists all models that support it."""
    example: Link
    native_id: str
    offering: str
    calls: Sequence[Call]
    yes: Named
    no: Named | None
    refused: Named | None
    """They have it, but not through this call; their pages say why."""
    unknown: str
    """3 models; empty where all is known."""


@dataclass(frozen=True, slots=True)
class CallsBody:
    """What the page of a provider's calls shows."""

    provider: Link
    recipe_class: str
    auth: str
    install: Sequence[tuple[str, str]]
    """The language and its command."""
    notes: Sequence[str]
    features: Sequence[FeatureView]


@dataclass(frozen=True, slots=True, eq=False)
class MoreCallsView:
    """The fold of an offering's page that leads to the calls of its features."""

    summary: str
    provider: str
    path: str
    features: tuple[tuple[str, str], ...]
    """Anchor and label of each."""
    fragment: str = "more-calls"


_CALLS = Once[Provider, Mapping[RecipeClass, ExampleGroup]]("more calls of a provider")
_VIEWS = Once[tuple[Provider, RecipeClass, tuple[CallFeature, ...]], MoreCallsView](
    "more calls of an offering"
)


def groups(context: PageContext, provider: Provider) -> Mapping[RecipeClass, ExampleGroup]:
    """The provider's calls of single features, by class of API; each has a page."""
    return context.memo.once(_CALLS, provider, lambda: _groups(context, provider))


def examples(context: PageContext) -> Iterator[tuple[Offering, CallFeature]]:
    """The offering whose id the calls of a feature hold, for every provider and class of API."""
    for provider in context.catalogue.providers.values():
        for group in groups(context, provider).values():
            for feature, support in group.support.items():
                yield support.yes[0], feature


def calls_page(context: PageContext, group: ExampleGroup) -> Page:
    """The page of one provider's calls in one class of API."""
    provider, name = group.provider, group.recipe_class
    views = [_feature(context, group, feature) for feature in group.support]
    labels = formats.names([view.label.lower() for view in views])
    first = recipe(next(iter(group.support.values())).yes[0])
    heading = titles.calls_title(provider, name)
    sections = [Section("before", "Before the first call")]
    sections += [Section(view.id, view.label) for view in views]
    return Page(
        path=urls.calls_path(provider, name),
        template="pages/calls.html",
        markdown="calls",
        title=heading,
        heading=heading,
        description=f"Whole calls at {provider.name} through {name}: {labels}.",
        crumbs=(
            Link("Home", "/"),
            Link("Providers", "/providers/"),
            Link(provider.name, urls.provider_path(provider)),
        ),
        sections=[*sections, Section("edit", "Correct this page")],
        body=_body(provider, name, first, views),
        updated=context.catalogue.today,
        seed=provider.place.path,
    )


def page_links(context: PageContext, provider: Provider) -> list[Link]:
    """The provider's pages of calls."""
    return [
        Link(f"{formats.names(labels)} ({name})", urls.calls_path(provider, name))
        for name, group in groups(context, provider).items()
        for labels in [[FEATURES[feature].label.lower() for feature in group.support]]
    ]


def more_calls_view(
    context: PageContext, offering: Offering, called: Recipe, abilities: Sequence[Capability]
) -> MoreCallsView | None:
    """Where the calls of the features that an offering is known to have are; None without any."""
    if not called.calls or called.kind != "chat":
        return None
    group = groups(context, offering.provider).get(called.recipe_class)
    if group is None or group.base_url != called.base_url:
        return None  # the page of the group shows another address
    has = {ability.key: ability.has for ability in abilities}
    refused = refused_calls(offering)
    shown = tuple(
        feature
        for feature in group.support
        if has.get(FEATURES[feature].capability) and feature not in refused
    )
    if not shown:
        return None
    key = (offering.provider, group.recipe_class, shown)
    return context.memo.once(_VIEWS, key, lambda: _view_of(group, shown))


def _view_of(group: ExampleGroup, shown: tuple[CallFeature, ...]) -> MoreCallsView:
    return MoreCallsView(
        formats.names([FEATURES[feature].label.lower() for feature in shown]),
        group.provider.name,
        urls.calls_path(group.provider, group.recipe_class),
        tuple((feature, FEATURES[feature].label) for feature in shown),
    )


def _groups(context: PageContext, provider: Provider) -> dict[RecipeClass, ExampleGroup]:
    offerings_of: dict[RecipeClass, list[Offering]] = {}
    addresses: dict[RecipeClass, str | None] = {}
    for offering in context.catalogue.at_provider[provider.slug]:
        name, base_url = api_of(offering)
        if (
            offering.is_live
            and offering.model.kind == called_as(offering, name) == "chat"
            and _features(name)
            and addresses.setdefault(name, base_url) == base_url
        ):
            offerings_of.setdefault(name, []).append(offering)
    at_model = context.catalogue.at_model
    groups = {}
    for name, offerings in offerings_of.items():
        if not recipe(offerings[0]).calls:
            continue
        offerings.sort(key=lambda row: (not row.is_first_party, -len(at_model[row.model.slug])))
        support = {
            feature: known
            for feature in _features(name)
            if (known := _support(offerings, feature)).yes
        }
        if support:
            groups[name] = ExampleGroup(provider, name, addresses[name], support)
    return groups


def _features(name: RecipeClass) -> list[CallFeature]:
    """The features for which a class has calls."""
    api = classes().get(name)
    return [feature for feature in FEATURES if api and f"chat-{feature}" in api.calls]


def _support(offerings: Sequence[Offering], feature: CallFeature) -> Support:
    capability = FEATURES[feature].capability
    answers = [(offering, has_here(offering, capability)) for offering in offerings]
    having = [offering for offering, has in answers if has]
    return Support(
        tuple(offering for offering in having if feature not in refused_calls(offering)),
        tuple(offering for offering, has in answers if has is False),
        tuple(offering for offering in having if feature in refused_calls(offering)),
        sum(has is None for _, has in answers),
    )


def _feature(context: PageContext, group: ExampleGroup, feature: CallFeature) -> FeatureView:
    support, wording = group.support[feature], FEATURES[feature]
    example = support.yes[0]
    return FeatureView(
        id=feature,
        label=wording.label,
        summary=wording.summary,
        note=classes()[group.recipe_class].calls[f"chat-{feature}"].note,
        capability=urls.feature_path(wording.capability),
        example=_link(context, example),
        native_id=recipe(example).id,
        offering=example.key,
        calls=further_calls(recipe(example), feature),
        yes=_named(context, support.yes),
        no=_named(context, support.no) if support.no else None,
        refused=_named(context, support.refused) if support.refused else None,
        unknown=formats.plural(support.unknown, "model") if support.unknown else "",
    )


def _named(context: PageContext, offerings: Sequence[Offering]) -> Named:
    others = len(offerings) - NAMED_AT_MOST
    return Named(
        formats.plural(len(offerings), "model"),
        [_link(context, offering) for offering in offerings[:NAMED_AT_MOST]],
        f" and {formats.count(others)} more" if others > 0 else "",
    )


def _link(context: PageContext, offering: Offering) -> Link:
    return Link(context.name(offering.model), urls.offering_path(offering))


def _body(
    provider: Provider, name: RecipeClass, first: Recipe, views: Sequence[FeatureView]
) -> CallsBody:
    labels = {call.language: call.label for call in first.calls}
    return CallsBody(
        provider=Link(provider.name, urls.provider_path(provider)),
        recipe_class=name,
        auth="\n".join(first.auth),
        install=[(labels[language], command) for language, command in first.install.items()],
        notes=first.notes,
        features=views,
    )
