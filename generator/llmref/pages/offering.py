"""The page of an offering: one model at one provider, and how to call it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from llmref import urls
from llmref.catalogue.entities import Cited, Model, Offering, Provider
from llmref.insights.capabilities import (
    PRICED,
    Capability,
    has_here,
    is_shown_by_parameters,
    price_source,
)
from llmref.insights.cells import source_name
from llmref.insights.data_policy import in_short
from llmref.insights.facts import OfferingFacts
from llmref.insights.faq import Question, offering_faq
from llmref.insights.freshness import Freshness, freshness
from llmref.insights.gotchas import ListedGotcha, gotchas
from llmref.insights.related import related
from llmref.insights.why import why
from llmref.memo import Once
from llmref.pages import index_json, json_ld, prices, specs, titles
from llmref.pages.call_block import RecipeView, recipe_view
from llmref.pages.calls import MoreCallsView, more_calls_view
from llmref.pages.compare import Comparison, comparison
from llmref.pages.components import (
    Badge,
    Card,
    Fact,
    SourceDocument,
    SourceView,
    cited_view,
    link_list,
)
from llmref.pages.context import PageContext
from llmref.pages.offering_sources import offering_sources
from llmref.pages.page import Link, Page, Section
from llmref.pages.prices import VariantRow
from llmref.pages.request_parameters import (
    parameters_credit,
    section_facts,
    short_facts,
)
from llmref.pages.scores import ScoreRow, score_rows
from llmref.pages.specs import CapabilityList
from llmref.speed.values import value

Abilities = tuple[Sequence[Capability], CapabilityList]
"""What an offering can do, and the list of it."""
_ABILITIES = Once[tuple[Hashable, ...], Abilities]("abilities")
_LISTED = Once[tuple[Hashable, str], CapabilityList]("lists of capabilities that say the same")
_LIMITS = Once[tuple[Hashable, ...], Sequence[Fact]]("limits")
_SPECS = Once[tuple[Model, Fact], Sequence[Fact]]("specifications")
_START = Once[Provider, Sequence[Link]]("links to start with")


@dataclass(frozen=True, slots=True)
class GotchaView:
    """One sentence with its source."""

    text: str
    source: SourceView | None


@value()
class OfferingBody:
    """What the page of an offering shows, in the order of its sections."""

    model: Link
    provider: Link
    id: str
    sub: Sequence[Link]
    badges: Sequence[Badge]
    checked_text: str
    why: Sequence[str]
    recipe: RecipeView
    more_calls: MoreCallsView | None
    variants: Sequence[VariantRow]
    variant_columns: Sequence[str]
    gotchas: Sequence[GotchaView]
    comparison: Comparison
    money: prices.Money
    capabilities: CapabilityList
    parameters: Sequence[Fact]
    parameters_note: str
    scores: Sequence[ScoreRow]
    about: str
    """What somebody wrote, in Markdown; empty where nobody did."""
    made_of_facts: str
    """What stands there instead, as plain text."""
    faq: Sequence[Question]
    start: Sequence[Link]
    data_policy: str
    """What becomes of prompts there, in a sentence."""
    limits: Sequence[Fact]
    specs: Sequence[Fact]
    related: Sequence[Card]
    sources: Sequence[SourceDocument]


def offering_page(context: PageContext, offering: Offering) -> Page:
    """The page of one offering."""
    model = offering.model
    fresh = freshness(offering, context.catalogue.today)
    abilities = _abilities(context, offering)
    facts = context.market(model).facts[offering]
    body = _body(context, facts, fresh, abilities)
    name = f"{context.name(model)} on {offering.provider.name}"
    has_history = bool(body.money.history or body.money.revisions)
    return Page(
        path=urls.offering_path(offering),
        template="pages/offering.html",
        title=titles.offering_title(context, offering),
        heading=name,
        description=_description(context, offering, body.id),
        crumbs=(
            Link("Home", "/"),
            Link("Models", "/models/"),
            Link(context.name(model), urls.model_path(model)),
        ),
        sections=_sections(
            bool(body.gotchas),
            bool(body.related),
            has_history,
            bool(body.scores),
            bool(body.parameters),
        ),
        body=body,
        seed=offering.place.path,
        updated=fresh.checked,
        json_ld=[
            json_ld.product(context.addresses, offering),
            *json_ld.questions(context.catalogue.site, body.faq),
        ],
        data=index_json.offering_data(context, offering, abilities[0], facts.recipe, facts.market),
        markdown="offering",
    )


def _body(
    context: PageContext, facts: OfferingFacts, fresh: Freshness, abilities: Abilities
) -> OfferingBody:
    offering, market, called = facts.offering, facts.market, facts.recipe
    model, provider = offering.model, offering.provider
    near = related(context.related_index(provider), offering)
    return OfferingBody(
        model=Link(model.name, urls.model_path(model)),
        provider=Link(provider.name, urls.provider_path(provider)),
        id=called.id if called.calls else offering.id,
        sub=_above(offering),
        badges=specs.offering_badges(facts),
        checked_text=specs.checked_text(fresh, provider.record.refresh),
        why=why(offering, market),
        recipe=recipe_view(offering, called),
        more_calls=more_calls_view(context, offering, called, abilities[0]),
        variants=prices.variant_rows(offering),
        variant_columns=prices.variant_columns(offering),
        gotchas=gotcha_views(gotchas(offering, market, context.lookalike_ids)),
        comparison=comparison(context, market, offering),
        money=prices.offering_money(offering, market, context.catalogue.today),
        capabilities=abilities[1],
        parameters=section_facts(offering),
        parameters_note=parameters_credit(offering),
        scores=score_rows(context, model),
        about=context.text(model.record.about),
        made_of_facts=context.made_of_facts(model),
        faq=offering_faq(offering, market),
        start=context.memo.once(_START, provider, lambda: link_list(provider.record.links)),
        data_policy=in_short(provider.record.data_policy),
        limits=[*_limits(context, facts), *short_facts(offering)],
        specs=_specs(context, offering),
        related=[context.offering_card(near_offering) for near_offering in near],
        sources=offering_sources(context, offering, market.creator_api),
    )


def _abilities(context: PageContext, offering: Offering) -> Abilities:
    """What it can do, and the list of it, which most offerings of a model have in common."""
    record = offering.record
    key = (
        offering.model,
        None if record.input is None else tuple(record.input),
        None if record.output is None else tuple(record.output),
        tuple(record.features.items()),
        tuple(offering.features.items()),
        offering.is_first_party,
        is_shown_by_parameters(offering, "temperature") and _source_key(offering.parameters_source),
        offering.provider if offering.provider.features(offering.model.kind) else None,
        tuple(
            (has_here(offering, key), _source_key(price_source(offering, key))) for key in PRICED
        ),
        _source_key(offering.cited),
    )

    def make() -> Abilities:
        abilities = context.market(offering.model).facts[offering].capabilities
        listed = specs.capability_list(abilities)
        contents = (listed.rows, listed.source)
        return abilities, context.memo.once(_LISTED, contents, lambda: listed)

    return context.memo.once(_ABILITIES, key, make)


def _source_key(cited: Cited | None) -> Hashable:
    """What pages say of a source: the same for many files that read the same copy."""
    return cited and (source_name(cited.origin), cited.checked, cited.is_catalogue)


def _limits(context: PageContext, facts: OfferingFacts) -> Sequence[Fact]:
    """The limits, which offerings that state the same have in common."""
    offering = facts.offering
    limits = (offering.limits, facts.limits_of_model)
    key = (offering.model, limits, offering.input, offering.output)
    return context.memo.once(_LIMITS, key, lambda: specs.limit_facts(offering.model, facts))


def _specs(context: PageContext, offering: Offering) -> Sequence[Fact]:
    """The specifications, which offerings of a model have in common that end alike."""
    model = offering.model
    end = specs.lifecycle_fact(offering, context.market(model))
    return context.memo.once(
        _SPECS,
        (model, end),
        lambda: [*specs.specs_beside_limits(model, context.listed_by(model)), end],
    )


def gotcha_views(listed: Iterable[ListedGotcha]) -> list[GotchaView]:
    """Gotchas, derived or written, with their sources."""
    return [GotchaView(gotcha.text, cited_view(gotcha.cited)) for gotcha in listed]


def _above(offering: Offering) -> list[Link]:
    model, provider = offering.model, offering.provider
    links = []
    if model.family:
        links.append(Link(f"{model.family.name} family", urls.family_path(model.family)))
    if model.creator:
        links.append(Link(f"Made by {model.creator.name}", urls.creator_path(model.creator)))
    return [*links, Link(f"All {provider.name} models", urls.provider_path(provider))]


def _description(context: PageContext, offering: Offering, id_: str) -> str:
    row = context.offering_card(offering)
    name = f"{context.name(offering.model)} on {offering.provider.name}"
    return f"{name}: {row.note}. Model ID {id_}."


@cache
def _sections(
    has_gotchas: bool,
    has_related: bool,
    has_history: bool,
    has_scores: bool,
    has_parameters: bool,
) -> tuple[Section, ...]:
    parts = [
        ("recipe", "Setup recipe", True),
        ("why", "Why here", True),
        ("gotchas", "Gotchas", has_gotchas),
        ("pricing", "Pricing", True),
        ("compare", "Compare providers", True),
        ("capabilities", "Capabilities", True),
        ("parameters", "Parameters", has_parameters),
        ("limits", "Limits", True),
        ("about", "About the model", True),
        ("specs", "Specifications", True),
        ("scores", "Benchmark scores", has_scores),
        ("history", "Price history", has_history),
        ("faq", "Questions", True),
        ("related", "Related models", has_related),
        ("start", "Get started", True),
        ("sources", "Sources", True),
        ("edit", "Correct this page", True),
    ]
    return tuple(Section(anchor, title) for anchor, title, shown in parts if shown)
