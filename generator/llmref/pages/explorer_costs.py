"""What each example of the site costs: further data of the explorer, loaded when one is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from llmref.catalogue.entities import Offering
from llmref.insights import cells
from llmref.insights.cells import State
from llmref.packed import column, packed
from llmref.pages.context import PageContext
from llmref.pages.explorer_rows import known_cost
from llmref.pages.explorer_terms import further_costs
from llmref.records.kinds import MODEL_KINDS


def example_list(context: PageContext) -> list[list[str]]:
    """Slug, name and kinds of each example, to be chosen from."""
    return [
        [slug, work.title, ",".join(MODEL_KINDS[kind].label for kind in work.kinds)]
        for slug, work in context.catalogue.site.workloads.items()
    ]


def costs_data(context: PageContext, offerings: Iterable[Offering], slug: str) -> dict[str, Any]:
    """The costs of one example in the order of the rows of `offerings_data`.

    `doubted` are the numbers of rows that are not ranked: their prices are old, or far from their
    creator's and not verified.
    """
    rows = [row for offering in offerings for row in _rows(context, offering, slug)]
    doubted = [number for number, (_, is_doubted) in enumerate(rows) if is_doubted]
    steps = [after - before for before, after in zip([0, *doubted], doubted, strict=False)]
    return {"cost": column([text for text, _ in rows]), "doubted": packed(steps)}


def _rows(context: PageContext, offering: Offering, slug: str) -> Iterator[tuple[str, bool]]:
    """The row of the standard price, and those of other modes and regions."""
    market = context.market(offering.model)
    work = market.workloads.get(slug)
    if work is None:
        yield cells.DASH, False
    else:
        ranked = market.rank_of(offering, slug)
        cost = ranked.cost
        is_known = cost.state is State.KNOWN and cost.amount_usd is not None
        yield known_cost(cost) if is_known else "", ranked.doubt is not None
    if offering.is_live:
        for text in further_costs(market, offering, work):
            yield text, False
