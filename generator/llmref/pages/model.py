"""The page of a model: what it is, who offers it, at what price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from llmref import formats, urls
from llmref.catalogue.entities import Model, Variant
from llmref.charts.drawing import Chart
from llmref.charts.price_steps import price_steps
from llmref.charts.provider_costs import provider_costs
from llmref.insights import cells
from llmref.insights.capabilities import Capability, model_capabilities
from llmref.insights.cells import State
from llmref.insights.faq import Question, model_faq
from llmref.insights.list_price import own_offering
from llmref.insights.market import Market
from llmref.insights.related import other_models
from llmref.pages import index_json, json_ld, specs, titles
from llmref.pages.atom import model_feeds
from llmref.pages.compare import Comparison, comparison
from llmref.pages.components import (
    Badge,
    Card,
    Fact,
    SourceDocument,
    Step,
    by_document,
    known,
    link_list,
    record_sources,
)
from llmref.pages.context import PageContext
from llmref.pages.data_policies import market_policy_facts
from llmref.pages.example_costs import (
    ExampleCosts,
    costs_caption,
    example_costs,
    price_tier_rows,
)
from llmref.pages.lifecycle import lifecycle_steps
from llmref.pages.model_pairs import pairs_of
from llmref.pages.page import Link, Page, Section
from llmref.pages.price_summary import price_summary
from llmref.pages.prices import PriceRow, history_rows, with_last_seen, with_status
from llmref.pages.scores import ScoreRow, score_rows
from llmref.pages.specs import CapabilityList
from llmref.records.kinds import MODEL_KINDS
from llmref.records.labels import label_text
from llmref.speed.values import value


@dataclass(frozen=True, slots=True)
class IdRow:
    """One id under which the model is called."""

    id: str
    link: Link
    label: str


@value()
class ModelBody:
    """What the page of a model shows, in the order of its sections."""

    sub: Sequence[Link]
    badges: Sequence[Badge]
    checked_text: str
    compared_as: str
    """What the address of a comparison calls it."""
    summary: Sequence[Fact]
    """What it costs, in short."""
    pairs: Sequence[Link]
    """Pages that compare it with one other model."""
    about: str
    """What somebody wrote, in Markdown; empty where nobody did."""
    made_of_facts: str
    """What stands there instead, as plain text."""
    specs: Sequence[Fact]
    comparison: Comparison
    no_offerings: str
    price_tiers: Sequence[PriceRow]
    price_tiers_caption: str
    examples: Sequence[ExampleCosts]
    price_chart: Chart | None
    history: Sequence[PriceRow]
    """The prices of the creator's own API that have ended."""
    history_chart: Chart | None
    history_of: Link | None
    """Where those prices applied."""
    capabilities: CapabilityList
    capabilities_note: str
    scores: Sequence[ScoreRow]
    data_policies: Sequence[Fact]
    lifecycle: Sequence[Step]
    names: Sequence[Fact]
    ids: Sequence[IdRow]
    faq: Sequence[Question]
    neighbours: Sequence[Card]
    neighbours_title: str
    links: Sequence[Link]
    maker: str
    sources: Sequence[SourceDocument]


def model_page(context: PageContext, model: Model) -> Page:
    """The page of one model."""
    abilities = model_capabilities(model)
    body = _body(context, model, abilities)
    market = context.market(model)
    return Page(
        path=urls.model_path(model),
        template="pages/model.html",
        title=titles.model_title(context, model),
        heading=context.name(model),
        description=_description(context, model),
        crumbs=(Link("Home", "/"), Link("Models", "/models/")),
        sections=_sections(body),
        body=body,
        seed=model.place.path,
        updated=context.model_checked(model),
        json_ld=[
            json_ld.model_json_ld(context.addresses, model),
            *json_ld.questions(context.catalogue.site, body.faq),
        ],
        data=index_json.model_data(context, market, abilities),
        markdown="model",
        feeds=model_feeds(context, model),
    )


def _capabilities_note(model: Model) -> str:
    """What only providers decide, of models whose tables show it."""
    if MODEL_KINDS[model.kind].asks_every_capability:
        return "Caching and batch depend on the provider; see the table above."
    return ""


def _body(context: PageContext, model: Model, abilities: Sequence[Capability]) -> ModelBody:
    market = context.market(model)
    family = model.family
    own, today = own_offering(context.catalogue, model), context.catalogue.today
    return ModelBody(
        sub=_above(model),
        badges=specs.model_badges(market),
        checked_text=specs.dates(context.model_checked(model)),
        compared_as=model.slug,
        summary=price_summary(context.catalogue, market),
        pairs=[
            Link(context.name(pair.other(model)), pair.path) for pair in pairs_of(context, model)
        ],
        about=context.text(model.record.about),
        made_of_facts=context.made_of_facts(model),
        specs=specs.model_specs(model, listed=context.listed_by(model)),
        comparison=comparison(context, market),
        no_offerings=_no_offerings(market),
        price_tiers=price_tier_rows(market.price_tiers) if len(market.ranked) > 1 else (),
        price_tiers_caption=costs_caption(market.workload),
        examples=example_costs(market),
        price_chart=provider_costs(market),
        history=history_rows(own, today) if own else (),
        history_chart=price_steps(own, today) if own else None,
        history_of=Link(own.provider.name, urls.offering_path(own)) if own else None,
        capabilities=specs.capability_list(abilities),
        capabilities_note=_capabilities_note(model),
        scores=score_rows(context, model),
        data_policies=market_policy_facts(market),
        lifecycle=lifecycle_steps(context, model),
        names=_names(model),
        ids=_ids(market),
        faq=model_faq(market),
        neighbours=[context.model_card(each) for each in other_models(context.catalogue, model)],
        neighbours_title=f"Other models of the {family.name} family" if family else "",
        links=link_list(model.record.links),
        maker=model.creator.name if model.creator else "its creator",
        sources=by_document(record_sources(model.record.sources, "Model")),
    )


def _above(model: Model) -> list[Link]:
    links = []
    if model.family:
        links.append(Link(f"{model.family.name} family", urls.family_path(model.family)))
    if model.creator:
        links.append(Link(f"Made by {model.creator.name}", urls.creator_path(model.creator)))
    return [*links, Link(f"{MODEL_KINDS[model.kind].label} models", urls.kind_path(model.kind))]


def _no_offerings(market: Market) -> str:
    api = market.creator_api
    if api and api.status in {"retired", "announced"}:
        return f"No provider listed here offers it: it is {api.status}."
    return "No provider of it is documented."


def _names(model: Model) -> list[Fact]:
    aliases = ", ".join(model.record.aliases)
    return [
        known("Slug", model.slug, "Used only in this site's addresses, never in API calls."),
        Fact("Other names", aliases) if aliases else Fact("Other names", "None listed"),
    ]


def _ids(market: Market) -> list[IdRow]:
    """All ids, retired ones last."""
    rows = []
    for offering in market.offerings:
        link = Link(offering.provider.name, urls.offering_path(offering))
        moving = "floating alias" if offering.record.moving else "main ID"
        for sellable in offering.sellables:
            words = label_text(sellable.label) if isinstance(sellable, Variant) else moving
            words = with_last_seen(with_status(words, sellable), sellable)
            rows.append((sellable.status == "retired", IdRow(sellable.id, link, words)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _description(context: PageContext, model: Model) -> str:
    row = context.model_row(model)
    maker = f" by {model.creator.name}" if model.creator else ""
    number = formats.plural(row.providers, "provider")
    price = f", from {cells.marked(row.price)}" if row.price.state is State.KNOWN else ""
    window = f", {row.context.text} tokens of context" if row.context.state is State.KNOWN else ""
    name = context.name(model)
    return f"{name}{maker}: {number}{price}{window}; specifications, IDs, lifecycle."


def _sections(body: ModelBody) -> list[Section]:
    parts = [
        ("summary", "Prices in short", True),
        ("providers", "Who offers it", True),
        ("calculator", "Cost of your own use", body.comparison.table.rows),
        ("history", "Price history", body.history),
        ("about", "About", True),
        ("specs", "Specifications", True),
        ("capabilities", "Capabilities", body.capabilities.rows),
        ("scores", "Benchmark scores", body.scores),
        ("data", "Data policies", body.data_policies),
        ("lifecycle", "Lifecycle", True),
        ("faq", "Questions", True),
        ("family", "Family", body.neighbours),
        ("links", "Links", body.links),
        ("sources", "Sources", True),
        ("edit", "Correct this page", True),
    ]
    return [Section(anchor, title) for anchor, title, shown in parts if shown]
