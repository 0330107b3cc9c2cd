"""A catalogue's own dated history → periods of a price that the seeds state without dates.

A dated history is believed where a claim of another day bears it out: the price that the seeds
have, read on its day, is the one that the history gives for that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from llmref.formats import change, exact_money
from llmref.imports.candidate import CandidatePrice, when_of
from llmref.imports.findings import Finding, Reporting, times
from llmref.imports.origins import CATALOGUES, Claims
from llmref.imports.price_matches import agree, holds
from llmref.imports.price_merge import PriceMerge
from llmref.imports.price_words import about
from llmref.records.price import Dispute, Price, When
from llmref.records.rates import RATES
from llmref.records.source import Origin

_BLANK = Price.model_construct(rates={})
_ADDRESSES = frozenset(catalogue.url for catalogue in CATALOGUES.values())


def with_periods(
    prices: Sequence[Price], stated: Iterable[CandidatePrice], merge: PriceMerge
) -> Reporting[list[Price]]:
    """The prices, those without dates in the periods that the catalogue tells, newest first."""
    dated_prices = list(stated)
    result: list[Price] = []
    for price in prices:
        when = price.when or When()
        chain = _chain(dated_prices, when, merge.claims.checked)
        same = [other for other in prices if (other.when or When()) == when]
        if len(chain) > 1 and len(same) == 1 and not (price.starts or price.ends):
            periods = _Periods(merge.claims, merge.inherited).of(price, chain)
            yield from _period_findings(merge.where, periods)
            result += periods
        else:
            result.append(price)
    return result


def settled_disputes(entries: Sequence[Price], claims_of: Mapping[str, Origin]) -> list[Price]:
    """The periods of one price, what others claim of it with the period of the day they said it.

    A claim that the price of its day makes is no dispute.
    """
    claims = [dispute for entry in entries for dispute in entry.disputed]
    return [
        entry.model_copy(
            update={
                "disputed": [
                    other
                    for dispute in claims
                    if _valid_on(entry, _day(dispute, claims_of))
                    and (other := _news(dispute, entry))
                ]
            }
        )
        for entry in entries
    ]


def _chain(stated: Iterable[CandidatePrice], when: When, day: date) -> list[CandidatePrice]:
    """The periods up to that day, oldest first; periods of equal rates as one."""
    begun = [
        price
        for price in stated
        if when_of(price.when) == when and (price.starts or date.min) <= day
    ]
    begun.sort(key=lambda price: price.starts or date.min)
    chain: list[CandidatePrice] = []
    for price in begun:
        if chain and chain[-1].ends != price.starts:
            return []
        if chain and _is_equal(chain[-1], price):
            chain[-1] = replace(price, starts=chain[-1].starts)
        else:
            chain.append(price)
    return chain if chain and (chain[-1].ends is None or chain[-1].ends > day) else []


class _Periods:
    """One catalogue's dated history, against one file."""

    def __init__(self, claims: Claims, inherited: str) -> None:
        self.claims, self.inherited = claims, inherited

    def of(self, price: Price, chain: Sequence[CandidatePrice]) -> list[Price]:
        """The price in its periods, newest first; itself if nothing bears the history out."""
        day = self._read_on(price)
        if day is None:
            return [price]
        on_that_day = [period for period in chain if holds(period.starts, period.ends, day)]
        if not on_that_day or not agree(price.rates, on_that_day[0]):
            return [price]
        if not all(self._allows(dispute, chain) for dispute in price.disputed):
            return [price]
        entries = []
        for period in reversed(chain):
            ends = None if period is chain[-1] else period.ends
            if period is on_that_day[0]:
                entries.append(price.model_copy(update={"starts": period.starts, "ends": ends}))
            else:
                entries.append(self._new(period, price, ends))
        return settled_disputes(entries, self.claims.sources)

    def _allows(self, dispute: Dispute, chain: Sequence[CandidatePrice]) -> bool:
        """Whether the history gives, for an earlier day, what was claimed on that day."""
        day = _day(dispute, self.claims.sources)
        if day is None or dispute.source == self.claims.key:
            return True
        then = [period for period in chain[:-1] if holds(period.starts, period.ends, day)]
        return not then or agree(dispute.rates, then[0])

    def _read_on(self, price: Price) -> date | None:
        """The first day on which others read it, or an older copy of the history did, if any."""
        own = price.source or self.inherited
        if own == self.claims.key and not self.claims.is_newer:
            return None
        days = []
        for source in {own, *price.rate_sources.values()}:
            origin = self.claims.sources.get(source)
            if origin is None or origin.url not in _ADDRESSES:
                return None
            days.append(origin.checked)
        known = [day for day in days if day]
        return min(known) if len(known) == len(days) else None

    def _new(self, period: CandidatePrice, beside: Price, ends: date | None) -> Price:
        key = self.claims.key
        return _BLANK.model_copy(
            update={
                "when": beside.when,
                "rates": {rate: period.rates[rate] for rate in RATES if rate in period.rates},
                "currency": beside.currency,
                "starts": period.starts,
                "ends": ends,
                "source": None if key == self.inherited else key,
            }
        )


def _is_equal(older: CandidatePrice, newer: CandidatePrice) -> bool:
    """Whether no rate that both state has changed."""
    return all(older.rates[rate] == newer.rates[rate] for rate in older.rates.keys() & newer.rates)


def _valid_on(entry: Price, day: date | None) -> bool:
    return entry.ends is None if day is None else holds(entry.starts, entry.ends, day)


def _day(dispute: Dispute, sources: Mapping[str, Origin]) -> date | None:
    origin = sources.get(dispute.source)
    return dispute.checked or (origin.checked if origin else None)


def _news(dispute: Dispute, entry: Price) -> Dispute | None:
    kept = {
        r: amount for r, amount in dispute.rates.items() if entry.rates.get(r, amount) != amount
    }
    return dispute.model_copy(update={"rates": kept}) if kept else None


def _period_findings(where: str, periods: Sequence[Price]) -> Iterator[Finding]:
    for new, old in pairwise(periods):
        for rate in (rate for rate in RATES if rate in new.rates and rate in old.rates):
            was, now = old.rates[rate], new.rates[rate]
            if isinstance(was, Decimal) and isinstance(now, Decimal) and was != now:
                text = f"{rate} {exact_money(was)} → {exact_money(now)} ({change(was, now)})"
                ratio = times(was, now)
                yield Finding(about(ratio), where, f"{text} on {new.starts}", ratio)
