"""A reading at the provider, and claims of later days: the next price, where there is evidence.

Evidence is a catalog that dates the new price to a day after the reading, or two catalogs that
state the amount that was read in one copy, and the same other amount in one of a later day. All
else stays disputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from llmref.imports.candidate import when_of
from llmref.imports.evidence import Evidence
from llmref.imports.origins import CATALOG_OF, CATALOGUES
from llmref.imports.price_claims import BASE, Amount
from llmref.imports.runs import runs
from llmref.records.price import Dispute, Price, When
from llmref.records.rates import RATES, RateKey
from llmref.records.source import Origin

_WITNESSES = 2


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read at a provider, against later claims of catalogs."""

    sources: Mapping[str, Origin]
    inherited: str
    evidence: Evidence
    day: date | None
    """The day of facts that the file's default source gives."""

    def followed(self, prices: Sequence[Price]) -> list[Price]:
        """The prices, a reading with the price that followed it."""
        prices_now: list[Price] = []
        for price in prices:
            following = self._next(price) if price.ends is None else None
            if following is None:
                prices_now.append(price)
                continue
            ends = {"ends": following.starts, "ends_after": following.starts_after}
            prices_now += [following, price.model_copy(update={**ends, "disputed": []})]
        return prices_now

    def read_on(self, price: Price) -> date | None:
        """The day on which somebody read the price at the provider; None where nobody did."""
        key = price.source or self.inherited
        origin = self.sources.get(key)
        if origin is None or origin.via == "catalogue" or origin.url in CATALOG_OF:
            return None
        return price.checked or origin.checked or (self.day if key == self.inherited else None)

    def _next(self, price: Price) -> Price | None:
        """What a catalog states that evidence makes the next price."""
        read = self.read_on(price)
        if read is None or not _deciding(price) - price.rate_sources.keys():
            return None
        for dispute in price.disputed:
            origin = self.sources.get(dispute.source)
            catalog = CATALOG_OF.get(origin.url) if origin else None
            if catalog and (days := self._days(price, dispute, catalog, read)):
                return self._following(price, dispute, catalog, days)
        return None

    def _days(
        self, price: Price, dispute: Dispute, catalog: str, read: date
    ) -> tuple[date | None, date] | None:
        """The last day before the change, where the next is not known exactly, and that next."""
        when = price.when or When()
        for rate in (rate for rate in RATES if rate in _deciding(price) & dispute.rates.keys()):
            change = price.rates.get(rate), dispute.rates[rate]
            dated = [day for day in self._dated(catalog, when, rate, change[1]) if day > read]
            if dated:
                return None, min(dated)
            seen = list(self._seen(when, rate, change, read))
            if len(seen) >= _WITNESSES:
                by, after = min(seen)
                return max(after, read), by
        return None

    def _dated(self, catalog: str, when: When, rate: RateKey, amount: Amount) -> Iterator[date]:
        """The first days that the catalog itself states for the amount."""
        stated = (
            (day, charged)
            for day, candidate in self.evidence.copies
            if candidate.source == catalog
            for charged in candidate.prices
            if charged.rates.get(rate) == amount and charged.is_dated
        )
        for day, charged in stated:
            if charged.starts and charged.starts <= day and when_of(charged.when) == when:
                yield charged.starts

    def _seen(
        self, when: When, rate: RateKey, change: tuple[Amount | None, Amount], read: date
    ) -> Iterator[tuple[date, date]]:
        """Of each catalog that changed so after the reading: its copies after and before that."""
        for catalog in CATALOGUES:
            for old, new in [*pairwise(runs(self.evidence.figures(catalog, when, rate)))][-1:]:
                if (old.amount, new.amount) == change and new.first > read:
                    yield new.first, old.last

    def _following(
        self, price: Price, dispute: Dispute, catalog: str, days: tuple[date | None, date]
    ) -> Price:
        when, (after, by) = price.when or When(), days
        newest = {
            rate: figures[-1][1]
            for rate in RATES
            if (figures := self.evidence.figures(catalog, when, rate))
        }
        others = [other for other in price.disputed if other is not dispute]
        kept = {other.source: _differing(other.rates, newest) for other in others}
        return price.model_copy(
            update={
                "rates": newest,
                "starts": by,
                "starts_after": after,
                "source": None if dispute.source == self.inherited else dispute.source,
                "checked": None,
                "rate_sources": {},
                "disputed": [
                    other.model_copy(update={"rates": kept[other.source]})
                    for other in others
                    if kept[other.source]
                ],
                "corrects": [],
            }
        )


def _deciding(price: Price) -> frozenset[RateKey]:
    """The rates that decide whether a price is another one."""
    return BASE & price.rates.keys() or frozenset(price.rates)


def _differing(
    rates: Mapping[RateKey, Amount], newest: Mapping[RateKey, Amount]
) -> dict[RateKey, Amount]:
    return {rate: amount for rate, amount in rates.items() if newest.get(rate, amount) != amount}
