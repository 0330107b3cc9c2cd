"""When what a table or a tile shows of a price was read, and which copies are far older."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from llmref.catalogue.entities import Offering
from llmref.insights.market import Market
from llmref.memo import Once
from llmref.records.kinds import MODEL_KINDS
from llmref.records.source import STALE

_NEWEST = Once[Market, date | None]("newest date of a price")


def priced_on(offering: Offering) -> date | None:
    """The oldest date on which a rate that tables show was read; without one, the offering's."""
    price = offering.price
    if price is None:
        return offering.cited.checked if offering.cited else None
    shown = [rate for rate in MODEL_KINDS[offering.model.kind].rates_shown if rate in price.rates]
    cited = [price.source_of(rate) for rate in shown or price.rates]
    return min((source.checked for source in cited if source), default=None)


def is_old_copy(offering: Offering, market: Market) -> bool:
    """Whether its price was read over 92 days before the newest price of the same model."""
    newest = market.memo.once(_NEWEST, market, lambda: _newest(market.priced))
    own = priced_on(offering)
    return newest is not None and own is not None and newest - own > STALE


def _newest(offerings: Iterable[Offering]) -> date | None:
    return max((day for offering in offerings if (day := priced_on(offering))), default=None)
