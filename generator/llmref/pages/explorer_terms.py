"""What an offering charges in another mode or in one region: further rows of the explorer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref.catalogue.entities import Offering, Price, Sellable
from llmref.catalogue.offerings import regions_of
from llmref.insights.cells import State
from llmref.insights.market import Market
from llmref.insights.prices import Cost, cost
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.pages.explorer_rows import Values, known_cost, other_rate, rate_at
from llmref.records.price import Mode
from llmref.records.site import Workload

Terms = tuple[str, str]
"""A mode and an area; an empty one is the standard mode, or no region in particular."""
Lowest = dict[Terms, tuple[Sellable, Price]]
"""The lowest price by terms, with the ID that it is of."""
STANDARD: Terms = ("", "")
_LOWEST = Once[Offering, Lowest]("lowest price of an offering by mode and area")
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
    """What the lowest current price in each mode and area but the standard ones is.

    A mode that has prices for regions alone has the lowest of these in no region in particular.
    """
    market = context.market(offering.model)
    return {
        terms: _values(offering, price, _cost(market, sellable, price, market.workload))
        for terms, (sellable, price) in _lowest(market, offering).items()
    }


def further_costs(market: Market, offering: Offering, work: Workload | None) -> Iterator[str]:
    """What another example costs under the same terms; empty where it is unknown."""
    for sellable, price in _lowest(market, offering).values():
        yield "" if work is None else _text(_cost(market, sellable, price, work))


def _lowest(market: Market, offering: Offering) -> Lowest:
    """The lowest price by terms for the default example, which every example goes by."""
    return market.memo.once(_LOWEST, offering, lambda: _find_lowest(market, offering))


def _find_lowest(market: Market, offering: Offering) -> Lowest:
    best: dict[Terms, tuple[tuple[bool, Decimal], Sellable, Price]] = {}
    for mode, region, sellable, price in _prices(offering):
        terms = (MODES[mode], area(region) if region else "")
        charged = _cost(market, sellable, price, market.workload)
        order = (charged.amount_usd is None, charged.amount_usd or Decimal(0))
        for each in {terms, (terms[0], "")} - {STANDARD}:
            if each == terms or not _is_stated(offering, mode):
                row = (order, sellable, price)
                best[each] = min(best.get(each, row), row, key=lambda row: row[0])
    return {terms: best[terms][1:] for terms in sorted(best)}


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


def _cost(market: Market, sellable: Sellable, price: Price, work: Workload) -> Cost:
    return cost(sellable, work, market.exchange, price.conditions)


def _text(charged: Cost) -> str:
    is_known = charged.state is State.KNOWN and charged.amount_usd is not None
    return known_cost(charged) if is_known else ""


def _values(offering: Offering, price: Price, charged: Cost) -> Values:
    texts = {
        "input": rate_at(price, "input"),
        "output": rate_at(price, "output"),
        "other": other_rate(offering, price),
        "cost": _text(charged),
    }
    return {key: text for key, text in texts.items() if text}
