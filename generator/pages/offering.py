"""The page of an offering: one model at one provider, and how to call it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import urls
from generator.catalogue.things import Offering
from generator.insights.capabilities import capabilities
from generator.insights.faq import Question, offering_faq
from generator.insights.freshness import citations, freshness
from generator.insights.gotchas import gotchas
from generator.insights.market import Market
from generator.insights.related import related
from generator.insights.superlatives import cheapest, gaps
from generator.insights.why import why
from generator.pages import json_ld, machine, prices, specs
from generator.pages.edition import Edition
from generator.pages.page import Link, Page, Section
from generator.pages.prices import CostRow, PriceRow, Tile, VariantRow
from generator.pages.specs import CapabilityList
from generator.pages.views import (
    Badge,
    Card,
    Fact,
    SourceView,
    Table,
    link_list,
    record_sources,
    source_view,
)
from generator.recipes.choose import Call, Recipe, recipe

ROWS_COMPARED = 12
"""How many providers an offering's page compares; the model's page has all."""


@dataclass(frozen=True, slots=True)
class RecipeView:
    """How the offering is called."""

    offering: str
    auth: str
    notes: Sequence[str]
    calls: Sequence[tuple[Call, str]]
    """Each call with its install command."""
    reason: str
    docs: str


@dataclass(frozen=True, slots=True)
class GotchaView:
    """One sentence with its source."""

    text: str
    source: SourceView | None


@dataclass(frozen=True, slots=True)
class OfferingBody:
    """What the page of an offering shows, in the order of its sections."""

    model: Link
    provider: Link
    id: str
    sub: Sequence[Link]
    badges: Sequence[Badge]
    checked_text: str
    why: Sequence[str]
    compare_count: str
    tiles: Sequence[Tile]
    recipe: RecipeView
    variants: Sequence[VariantRow]
    variant_columns: Sequence[str]
    gotchas: Sequence[GotchaView]
    compare: Table
    compare_note: str
    compare_all: str
    prices: Sequence[PriceRow]
    price_text: str
    price_notes: Sequence[str]
    costs: Sequence[CostRow]
    capabilities: CapabilityList
    about: str
    faq: Sequence[Question]
    start: Sequence[Link]
    specs: Sequence[Fact]
    related: Sequence[Card]
    history: Sequence[PriceRow]
    sources: Sequence[SourceView]


def offering_page(edition: Edition, offering: Offering) -> Page:
    """The page of one offering."""
    market = edition.market(offering.model)
    model, provider = offering.model, offering.provider
    fresh = freshness(offering, edition.catalogue.today)
    abilities = capabilities(offering)
    called = recipe(offering)
    questions = offering_faq(offering, market)
    body = OfferingBody(
        model=Link(model.name, urls.model_path(model)),
        provider=Link(provider.name, urls.provider_path(provider)),
        id=offering.id,
        sub=_above(offering),
        badges=specs.badges(offering.lifecycle, model, offering.deployment),
        checked_text=specs.checked_text(fresh, provider.record.refresh),
        why=why(offering, market),
        compare_count=_count(market),
        tiles=prices.tiles(offering),
        recipe=recipe_view(offering, called),
        variants=prices.variant_rows(offering),
        variant_columns=prices.variant_columns(offering),
        gotchas=[
            GotchaView(
                gotcha.text,
                source_view(gotcha.source, gotcha.source.checked) if gotcha.source else None,
            )
            for gotcha in gotchas(offering, market)
        ],
        compare=compare_table(edition, market, offering),
        compare_note=" ".join((*cheapest(market), *gaps(market))),
        compare_all=_all_of(market),
        prices=prices.price_rows(offering),
        price_text="" if offering.current else _no_price(offering),
        price_notes=prices.price_notes(offering),
        costs=prices.cost_rows(offering, market) if offering.current else (),
        capabilities=specs.capability_list(abilities),
        about=model.record.about or "",
        faq=questions,
        start=link_list(provider.record.links),
        specs=specs.model_specs(model, offering),
        related=[
            edition.offering_card(other) for other in related(edition.shelf(provider), offering)
        ],
        history=prices.history_rows(offering, edition.catalogue.today),
        sources=_sources(offering),
    )
    name = f"{edition.name(model)} on {provider.name}"
    return Page(
        path=urls.offering_path(offering),
        template="pages/offering.html",
        title=f"{name}: price, setup, limits",
        heading=name,
        description=_description(edition, offering),
        crumbs=(
            Link("Home", "/"),
            Link("Models", "/models/"),
            Link(model.name, urls.model_path(model)),
        ),
        sections=_sections(body),
        body=body,
        seed=offering.place.path,
        updated=fresh.checked,
        json_ld=[json_ld.product(edition.addresses, offering), json_ld.questions(questions)],
        data=machine.offering(edition.addresses, offering, abilities, called),
        markdown="offering",
    )


def recipe_view(offering: Offering, called: Recipe) -> RecipeView:
    """How an offering is called, as pages show it."""
    return RecipeView(
        offering.key,
        "\n".join(called.auth),
        called.notes,
        [(call, called.install.get(call.language, "")) for call in called.calls],
        called.reason,
        called.docs or "",
    )


def compare_table(edition: Edition, market: Market, offering: Offering | None = None) -> Table:
    """The providers of a model by cost; of many, an offering's page has the cheapest and itself."""
    held = [standing.offering for standing in market.standings]
    if offering is not None and len(held) > ROWS_COMPARED:
        held = held[:ROWS_COMPARED] + [offering] * (offering not in held[:ROWS_COMPARED])
    rows = [edition.row(found, "provider") for found in held]
    return Table(
        label=f"{market.model.name} across providers",
        caption=f"Sorted by cost, for {market.workload.label}",
        first="Provider",
        columns=edition.columns(market.model.kind),
        rows=rows,
        here=edition.row(offering, "provider") if offering else None,
    )


def _above(offering: Offering) -> list[Link]:
    model = offering.model
    found = [Link(model.name, urls.model_path(model))]
    if model.family:
        found.append(Link(f"{model.family.name} family", urls.family_path(model.family)))
    if model.creator:
        found.append(Link(model.creator.name, urls.creator_path(model.creator)))
    return [*found, Link(offering.provider.name, urls.provider_path(offering.provider))]


def _count(market: Market) -> str:
    number = len(market.offerings)
    if number == 1:
        return "The only provider of it listed here"
    return f"Compare all {number} providers; {len(market.priced)} of them publish a price"


def _all_of(market: Market) -> str:
    number = len(market.offerings)
    return f"All {number} providers." if number > ROWS_COMPARED else ""


def _no_price(offering: Offering) -> str:
    match offering.billing:
        case "free":
            return "Nothing is charged for calls here."
        case "subscription":
            return "Calls are paid by a subscription, not by use."
    return "Not sourced: no source that we read gives a price."


def _description(edition: Edition, offering: Offering) -> str:
    row = edition.offering_card(offering)
    name = f"{edition.name(offering.model)} on {offering.provider.name}"
    return f"{name}: {row.note}. Model id {offering.id}, setup, limits, gotchas, all prices."


def _sources(offering: Offering) -> list[SourceView]:
    found: dict[tuple[str, object], SourceView] = {}
    for cited in citations(offering):
        view = source_view(cited.origin, cited.checked, "Prices and ids")
        found.setdefault((cited.origin.url, cited.checked), view)
    for price in offering.current:
        for dispute in price.disputes:
            cited = dispute.cited
            view = source_view(cited.origin, cited.checked, "Disputed rates")
            found.setdefault((cited.origin.url, cited.checked), view)
    held = list(found.values())
    held += record_sources(offering.provider.record.sources, "Provider")
    return held + record_sources(offering.model.record.sources, "Model")


def _sections(body: OfferingBody) -> list[Section]:
    parts = [
        ("why", "Why here", True),
        ("recipe", "Setup recipe", True),
        ("gotchas", "Gotchas", body.gotchas),
        ("compare", "Compare providers", True),
        ("pricing", "Pricing", True),
        ("capabilities", "Capabilities", True),
        ("about", "About the model", True),
        ("faq", "Questions", True),
        ("start", "Get started", True),
        ("specs", "Specifications", True),
        ("related", "Related models", body.related),
        ("history", "Price history", body.history),
        ("sources", "Sources", True),
        ("edit", "Correct this page", True),
    ]
    return [Section(anchor, title) for anchor, title, shown in parts if shown]
