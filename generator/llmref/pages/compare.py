"""The providers of one model side by side, on the model's page and on those of its offerings."""

from __future__ import annotations

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.insights.market import Market
from llmref.insights.sentences import sentences_of
from llmref.memo import Once
from llmref.pages.components import OfferingRow, Table
from llmref.pages.context import PageContext
from llmref.speed.values import value

ROWS_COMPARED = 8
"""How many providers an offering's page compares with itself; the model's page has all."""
_MORE = Once[Market, str]("link to all providers")
_COMPARED = Once[tuple[Market, int], list[OfferingRow]]("rows of providers")


@value()
class Comparison:
    """A table of providers with what has to be said of it."""

    table: Table
    note: str
    """Who is cheapest, which the table of an offering's page shows, with all ties and gaps."""
    more: str
    """What leads to the providers that the table leaves out, and how many there are; empty where
    it has all."""
    has_examples: bool
    """Whether there are several amounts of work to rank the providers by."""


def comparison(
    context: PageContext, market: Market, offering: Offering | None = None
) -> Comparison:
    """The providers of a model by cost; of many, an offering's page has the cheapest and itself."""
    more = context.memo.once(_MORE, market, lambda: _more(market)) if offering else ""
    is_shown = offering and len(market.live) > 1 and len(market.ranked) > 1
    sentences = sentences_of(market).cheapest[1 if is_shown else 0 :]
    counted = sentences_of(market).gaps if more else ()
    note = " ".join(sentence for sentence in sentences if sentence not in counted)
    table = _table(context, market, offering)
    return Comparison(table, note, more, len(market.workloads) > 1)


def _table(context: PageContext, market: Market, offering: Offering | None) -> Table:
    most = ROWS_COMPARED if offering else len(market.ranked_offerings)
    rows = context.memo.once(_COMPARED, (market, most), lambda: _rows(context, market, most))
    row = context.row(offering, "provider") if offering else None
    columns, work = context.columns_of(market.model), market.workload.label
    is_by_cost = columns[:1] == context.columns(market.model.kind)[:1]
    return Table(
        label=f"{market.model.name} across providers",
        caption=f"Sorted by cost, for {work}" if is_by_cost else f"No cost is known for {work}",
        first="Provider",
        columns=columns,
        rows=rows if row is None or row in rows else [*rows, row],
        own_row=row,
    )


def _rows(context: PageContext, market: Market, most: int) -> list[OfferingRow]:
    return [context.row(ranked.offering, "provider") for ranked in market.ranked_offerings[:most]]


def provider_count(market: Market) -> str:
    """How many providers a comparison has, how many can be called, how many publish a price."""
    listed, live, priced = market.counts
    if listed == 1:
        return "The only provider of it listed here"
    verb = formats.verb(priced, "publishes", "publish")
    some = f"{formats.count(priced) if priced else 'none'} of them {verb} a price"
    called = "" if live == listed else f"{formats.count(live)} can be called now, "
    if not live:
        called, some = "", "none can be called now"
    return f"Compare all {formats.plural(listed, 'provider')}; {called}{some}"


def _more(market: Market) -> str:
    return f"{provider_count(market)}." if market.counts.listed > ROWS_COMPARED else ""
