"""What an offering charges in another mode or in one region: further rows of the explorer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref.catalogue.entities import Offering, Price, Sellable
from llmref.catalogue.offerings import regions_of
from llmref.insights.cells import State
from llmref.insights.market import Market
from llmref.insights.prices import Cost, cost
from llmref.pages.context import PageContext
from llmref.pages.explorer_rows import Values, known_cost, other_rate, rate_at
from llmref.records.price import Mode

Terms = tuple[str, str]
"""A mode and an area; an empty one is the standard mode, or no region in particular."""
STANDARD: Terms = ("", "")
MODES: dict[Mode | None, str] = {
    None: "",
    "batch": "Batch",
    "flex": "Flex",
    "priority": "Priority",
    "fast": "Fast",
}
_AREAS = {
    "us-gov": "US government",
    "us": "United States",
    "eu": "Europe",
    "europe": "Europe",
    "european": "Europe",
    "ap": "Asia Pacific",
    "apac": "Asia Pacific",
    "asia": "Asia Pacific",
    "japan": "Asia Pacific",
    "jp": "Asia Pacific",
    "australia": "Asia Pacific",
    "au": "Asia Pacific",
    "sa": "South America",
    "ca": "Canada",
    "global": "Global",
}
"""What the names of regions begin with: eu-west-2 and eu01 are in Europe."""


def area(region: str) -> str:
    """The part of the world that a region is in, as its name says; else the name itself."""
    name = region.lower()
    first = name.split("-")[0].split(" ")[0].rstrip("0123456789")
    return _AREAS.get("us-gov" if name.startswith("us-gov") else first, region)


def further_terms(context: PageContext, offering: Offering) -> dict[Terms, Values]:
    """The lowest current price of an offering in each mode and area but the standard ones.

    A mode that has prices for regions alone has the lowest of these in no region in particular.
    """
    market = context.market(offering.model)
    best: dict[Terms, tuple[tuple[bool, Decimal], Sellable, Price, Cost]] = {}
    for mode, region, sellable, price in _prices(offering):
        terms = (MODES[mode], area(region) if region else "")
        charged = _cost(market, sellable, price)
        order = (charged.amount_usd is None, charged.amount_usd or Decimal(0))
        for each in {terms, (terms[0], "")} - {STANDARD}:
            if each == terms or not _is_stated(offering, mode):
                best[each] = min(
                    best.get(each, (order, sellable, price, charged)),
                    (order, sellable, price, charged),
                    key=lambda row: row[0],
                )
    return {terms: _values(offering, *best[terms][2:]) for terms in sorted(best)}


def _prices(offering: Offering) -> Iterator[tuple[Mode | None, str | None, Sellable, Price]]:
    """The prices that depend on mode and region alone, each with the region that it is of."""
    for price in offering.charged:
        if price.conditions.keys() <= {"mode", "region"}:
            yield price.when.mode, price.when.region, offering, price
    regional = [(region, offering) for region in regions_of(offering)]
    of_variants = [(each.record.region, each) for each in offering.variants if each.record.region]
    for region, sellable in (*regional, *of_variants):
        for price in sellable.current:
            if price.conditions.keys() <= {"mode"}:
                yield price.when.mode, region, sellable, price


def _is_stated(offering: Offering, mode: Mode | None) -> bool:
    """Whether the mode has a price that no region limits."""
    return any(
        price.when.mode == mode and price.conditions.keys() <= {"mode"}
        for price in offering.charged
    )


def _cost(market: Market, sellable: Sellable, price: Price) -> Cost:
    return cost(sellable, market.workload, market.exchange, price.conditions)


def _values(offering: Offering, price: Price, charged: Cost) -> Values:
    is_known = charged.state is State.KNOWN and charged.amount_usd is not None
    texts = {
        "input": rate_at(price, "input"),
        "output": rate_at(price, "output"),
        "other": other_rate(offering, price),
        "cost": known_cost(charged) if is_known else "",
    }
    return {key: text for key, text in texts.items() if text}
