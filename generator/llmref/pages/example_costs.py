"""What each example costs at the providers of a model, the lowest first: for pages as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from llmref import formats, urls
from llmref.costs.hours import other_hours
from llmref.insights.cells import Cell, State
from llmref.insights.market import Market
from llmref.insights.ranking import PriceTier
from llmref.insights.uncompared import no_cost, not_compared
from llmref.pages.page import Link
from llmref.pages.prices import PriceRow
from llmref.records.site import Workload

_STEPS = 3
"""Costs of a further amount of work that are shown without scripts."""


@dataclass(frozen=True, slots=True)
class ExampleCosts:
    """The lowest costs of a further amount of work."""

    caption: str
    steps: Sequence[PriceRow]
    """None where its cost is known at no provider, as the note says."""
    note: str
    """How many steps are not shown, whose costs are not known, and what other hours cost."""


def example_costs(market: Market) -> list[ExampleCosts]:
    """Each amount of work after the default one, of models that can be called.

    Where nothing has a price, one sentence is enough for all of them.
    """
    if not market.live:
        return []
    further = list(market.workloads)[1:]
    return [_example(market, slug) for slug in (further if market.priced else further[:1])]


def _example(market: Market, slug: str) -> ExampleCosts:
    steps, work = price_tier_rows(market.tiers_by_workload[slug]), market.workloads[slug]
    rest = len(steps) - _STEPS
    are = formats.verb(rest, "is", "are")
    more = f"{formats.plural(rest, 'higher cost')} {are} left out." if rest > 0 else ""
    name = f"{work.name}: " if work.name and market.priced else ""
    none = "" if steps else f"{name}{no_cost(market, slug)}"
    notes = [more, none, *not_compared(market, slug), *other_hours(market, slug)]
    note = " ".join(text for text in notes if text)
    return ExampleCosts(costs_caption(work), steps[:_STEPS], note)


def costs_caption(work: Workload) -> str:
    """What a table of costs is called."""
    return f"{work.name + ': cost' if work.name else 'Cost'} of {work.label}, cheapest first"


def price_tier_rows(tiers: Sequence[PriceTier]) -> list[PriceRow]:
    """A row for each cost that is shown, with the providers that charge it."""
    shown = groupby(tiers, key=lambda tier: tier.text)
    rows = [_row(text, tuple(alike)) for text, alike in shown]
    is_alone = len(rows) == 1 and len(rows[0].links) == 1
    return [replace(rows[0], label="The only cost")] if is_alone else rows


def _row(text: str, tiers: Sequence[PriceTier]) -> PriceRow:
    """Steps that differ by less than is shown, as one."""
    first = tiers[0]
    return PriceRow(
        "Cheapest" if first.rank == 1 else f"{formats.percent(first.times - 1)} more",
        Cell(State.KNOWN, text, amount=first.amount_usd),
        links=[
            Link(offering.provider.name, urls.offering_path(offering))
            for tier in tiers
            for offering in tier.offerings
        ],
    )
