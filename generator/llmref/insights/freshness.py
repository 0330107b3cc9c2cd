"""When facts were last checked, when they are due again, and whether anyone verified them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from llmref.catalogue.entities import Cited, Offering, Provider, Sellable
from llmref.insights.cells import catalogues_only
from llmref.records.provider import Cadence
from llmref.speed.values import value

_DAYS: dict[Cadence, int] = {"daily": 1, "weekly": 7}
_MONTHS: dict[Cadence, int] = {"monthly": 1, "quarterly": 3}


@value()
class Freshness:
    """How fresh a set of facts is."""

    checked: date | None
    """The newest date of a copy that was read."""
    due: date | None
    """The day on which it is to be read again; None also where nothing changes any more."""
    is_overdue: bool
    """Whether that day lies before today."""
    catalogues: tuple[str, ...]
    """The catalogues that every fact comes from; empty if any was read at its source."""

    @property
    def is_unverified(self) -> bool:
        """Whether all of it is from catalogues, and none is verified."""
        return bool(self.catalogues)


def freshness(offering: Offering, today: date) -> Freshness:
    """How fresh the facts of one offering are.

    A reading at the provider that a later claim contradicts is due since the day of that claim.
    What is retired is never due: what was known of it is the last that there is.
    """
    fresh = _of(citations(offering), offering.provider.record.refresh, today)
    if offering.status == "retired":
        return Freshness(fresh.checked, None, False, fresh.catalogues)
    current = (price for form in offering.sellables for price in form.current)
    days = [day for price in current if (day := price.contradicted_on)]
    if not days:
        return fresh
    due = min([*days, *([fresh.due] if fresh.due else [])])
    return Freshness(fresh.checked, due, True, fresh.catalogues)


def provider_freshness(provider: Provider, offerings: Iterable[Offering], today: date) -> Freshness:
    """How fresh all offerings of a provider are together."""
    cited = (cited for offering in offerings for cited in citations(offering))
    return _of(cited, provider.record.refresh, today)


def price_citations(offerings: Iterable[Offering]) -> list[Cited]:
    """Where the current price without conditions of each offering was read, if that is known.

    Those that cite no catalogue are the verified ones, on every page that counts them.
    """
    prices = (offering.price for offering in offerings)
    return [price.cited for price in prices if price and price.cited]


def citations(sellable: Sellable) -> Iterator[Cited]:
    """Where the current facts of an offering were read, its variants included."""
    if sellable.cited is not None:
        yield sellable.cited
    for price in sellable.current:
        if price.cited is not None:
            yield price.cited
        yield from price.rate_sources.values()
    if isinstance(sellable, Offering):
        for variant in sellable.variants:
            yield from citations(variant)


@cache
def next_due(checked: date, cadence: Cadence) -> date:
    """The day on which facts of a day are to be read again; months are calendar months."""
    if cadence in _DAYS:
        return checked + timedelta(days=_DAYS[cadence])
    months = checked.month - 1 + _MONTHS[cadence]
    year, month = checked.year + months // 12, months % 12 + 1
    return date(year, month, min(checked.day, calendar.monthrange(year, month)[1]))


def _of(cited: Iterable[Cited], cadence: Cadence, today: date) -> Freshness:
    citations = list(cited)
    checked = max((citation.checked for citation in citations), default=None)
    due = next_due(checked, cadence) if checked else None
    return Freshness(checked, due, due is not None and due < today, catalogues_only(citations))
