"""Models side by side: the page that readers fill, and those of natural pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from llmref import formats, urls
from llmref.catalogue.entities import Model
from llmref.insights import cells
from llmref.insights.capabilities import model_capabilities
from llmref.insights.cells import State
from llmref.insights.lifecycle import model_status
from llmref.pages import specs, titles
from llmref.pages.compare_evidence import id_facts, score_facts, source_facts
from llmref.pages.components import Fact
from llmref.pages.context import PageContext
from llmref.pages.data_policies import market_policy_facts
from llmref.pages.model_pairs import ModelPair, model_pairs
from llmref.pages.page import Link, Page, PagePlan, Section
from llmref.pages.pair_summary import pair_summary
from llmref.pages.price_summary import price_summary
from llmref.speed.values import value

PATH = "/compare/"
COMPARE = Link(titles.COMPARE, PATH)


@value()
class ComparedRow:
    """One fact of each model."""

    label: str
    facts: Sequence[Fact]
    differs: bool
    """Whether what is shown is not the same for all."""


@value()
class ComparedGroup:
    """Rows that belong together."""

    title: str
    rows: Sequence[ComparedRow]


@dataclass(frozen=True, slots=True)
class CompareBody:
    """What the page that readers fill shows before its script has run."""

    lead: str
    pairs: Sequence[Link]


@dataclass(frozen=True, slots=True)
class PairBody:
    """What the page of a pair shows."""

    models: Sequence[Link]
    summary: Sequence[str]
    groups: Sequence[ComparedGroup]
    query: str
    """The same comparison on the page that readers can add to."""


def compare_page(context: PageContext) -> Page:
    """The page that compares what its address names, and lists all pairs."""
    pairs = [pair_link(context, pair) for pair in model_pairs(context)]
    return Page(
        path=PATH,
        template="pages/compare.html",
        markdown="compare",
        title=titles.COMPARE,
        heading=titles.COMPARE,
        description="Two to six models or offerings side by side: prices, limits, capabilities.",
        crumbs=(Link("Home", "/"),),
        sections=[Section("pairs", "Often compared")] if pairs else (),
        body=CompareBody(
            "Add two to six models, or offerings of a model at a provider.",
            sorted(pairs, key=lambda link: link.text.casefold()),
        ),
        updated=context.catalogue.today,
    )


def pair_plans(context: PageContext) -> Iterator[PagePlan]:
    """The pages of all pairs."""
    for pair in model_pairs(context):
        yield PagePlan(pair.path, partial(_pair_page, context, pair))


def pair_link(context: PageContext, pair: ModelPair) -> Link:
    """A link to the page of a pair."""
    return Link(titles.pair_name(context, pair), pair.path)


def _pair_page(context: PageContext, pair: ModelPair) -> Page:
    models = (pair.first, pair.second)
    groups = compared(context, models)
    names = [context.name(model) for model in models]
    differing = sum(row.differs for group in groups for row in group.rows)
    return Page(
        path=pair.path,
        template="pages/compare-pair.html",
        markdown="compare-pair",
        title=titles.pair_title(context, pair),
        heading=titles.pair_name(context, pair),
        description=(
            f"{names[0]} and {names[1]} side by side: {formats.plural(differing, 'difference')} in"
            " status, prices, limits and capabilities."
        ),
        crumbs=(Link("Home", "/"), COMPARE),
        sections=[Section("summary", "In short"), Section("facts", "Side by side")],
        body=PairBody(
            [Link(name, urls.model_path(model)) for name, model in zip(names, models, strict=True)],
            pair_summary(context, pair),
            groups,
            f"?m={pair.first.slug},{pair.second.slug}",
        ),
        updated=max(filter(None, map(context.model_checked, models)), default=None),
    )


def compared(context: PageContext, models: Sequence[Model]) -> list[ComparedGroup]:
    """The facts that the pages of models show, those of one name in one row."""
    return compared_facts([facts_of_model(context, model) for model in models])


def compared_facts(columns: Sequence[Mapping[str, Sequence[Fact]]]) -> list[ComparedGroup]:
    """Facts by group, a column for each subject; those of one name in one row."""
    groups: list[ComparedGroup] = []
    for title in columns[0]:
        labels = dict.fromkeys(fact.label for facts in columns for fact in facts[title])
        rows = [_row(label, [facts[title] for facts in columns]) for label in labels]
        if rows:
            groups.append(ComparedGroup(title, rows))
    return groups


_NOT_LISTED = Fact("", cells.DASH, State.NOT_APPLICABLE)


def _row(label: str, by_model: Sequence[Sequence[Fact]]) -> ComparedRow:
    facts = [
        next((fact for fact in facts if fact.label == label), _NOT_LISTED) for facts in by_model
    ]
    return ComparedRow(label, facts, len({(fact.text, fact.state) for fact in facts}) > 1)


def facts_of_model(context: PageContext, model: Model) -> dict[str, list[Fact]]:
    """What comparisons say of a model, by the title of the group."""
    market = context.market(model)
    status = model_status(market)
    capabilities = specs.capability_list(model_capabilities(model))
    return {
        "Status": [
            Fact("Status", status[0]) if status else Fact("Status", "Not known", State.UNKNOWN)
        ],
        "Prices": price_summary(context.catalogue, market),
        "Limits": specs.limit_facts(model),
        "Specifications": specs.specs_beside_limits(model, context.listed_by(model)),
        "Capabilities": [
            Fact(row.label, row.text, _STATES[row.answer], row.note) for row in capabilities.rows
        ],
        "Parameters": [],
        "Benchmark scores": score_facts(context, model),
        "Data policy": market_policy_facts(market),
        "Recipe": id_facts(market),
        "Sources": source_facts(model),
    }


_STATES = {"yes": State.KNOWN, "no": State.NOT_OFFERED, "not-known": State.UNKNOWN}
