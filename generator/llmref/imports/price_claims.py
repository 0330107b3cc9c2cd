"""One price under one condition: what each source claims of each rate, and which claim is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from llmref.imports.origins import Claims
from llmref.records.price import Dispute, Price, When
from llmref.records.rates import RATES, RateKey

Amount = Decimal | Literal["free"]
BASE: frozenset[RateKey] = frozenset({"input", "output"})
"""The rates that decide which source the others are taken from."""


@dataclass(slots=True)
class Entry:
    """A price taken apart: amount and source of each rate, and what others claim."""

    price: Price
    inherited: str
    """The source of a price that names none."""
    rates: dict[RateKey, Amount]
    sources: dict[RateKey, str]
    disputes: dict[str, tuple[dict[RateKey, Amount], date | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, price: Price, inherited: str) -> Entry:
        """A price of the seeds, taken apart."""
        own = price.source or inherited
        return cls(
            price,
            inherited,
            dict(price.rates),
            {rate: price.rate_sources.get(rate, own) for rate in price.rates},
            {dispute.source: (dict(dispute.rates), dispute.checked) for dispute in price.disputed},
        )

    @property
    def when(self) -> When:
        """Its conditions."""
        return self.price.when or When()

    def dispute(self, source: str, rate: RateKey, amount: Amount, checked: date | None) -> None:
        """Note that a source says otherwise."""
        rates, day = self.disputes.get(source, ({}, None))
        self.disputes[source] = ({**rates, rate: amount}, checked or day)

    def together(self, claims: Claims) -> Price:
        """The price of the seeds again, each claim with the source that is believed most."""
        self._drop_echoes(claims)
        own = next(self.sources[rate] for rate in RATES if rate in self.rates)
        return self.price.model_copy(
            update={
                "rates": {rate: self.rates[rate] for rate in RATES if rate in self.rates},
                "source": None if own == self.inherited else own,
                "rate_sources": {
                    rate: self.sources[rate]
                    for rate in RATES
                    if rate in self.rates and self.sources[rate] != own
                },
                "disputed": [
                    Dispute.model_construct(
                        rates={rate: rates[rate] for rate in RATES if rate in rates},
                        source=source,
                        checked=day,
                    )
                    for source, (rates, day) in sorted(
                        self.disputes.items(), key=lambda pair: claims.rank(pair[0])
                    )
                    if rates
                ],
            }
        )

    def _drop_echoes(self, claims: Claims) -> None:
        """A claim that the price makes, corrects or has from a better source is no news."""
        known: dict[RateKey, set[Amount]] = {rate: {amount} for rate, amount in self.rates.items()}
        for wrong in self.price.corrects:
            for rate, amount in wrong.rates.items():
                known.setdefault(rate, set()).add(amount)
        for source in sorted(self.disputes, key=claims.rank):
            rates, day = self.disputes[source]
            kept = {r: amount for r, amount in rates.items() if amount not in known.get(r, set())}
            for rate, amount in kept.items():
                known.setdefault(rate, set()).add(amount)
            self.disputes[source] = (kept, day)


def disputed_rates(price: Price) -> list[tuple[str, dict[RateKey, Amount]]]:
    """What each source says otherwise, whenever it said it."""
    return [(dispute.source, dict(dispute.rates)) for dispute in price.disputed]


def without_echoes(old: Price, new: Price) -> Price:
    """An ended price without disputes that state its successor's rates: they saw the change."""
    disputed = []
    for dispute in old.disputed:
        rates = {r: amount for r, amount in dispute.rates.items() if new.rates.get(r) != amount}
        if rates:
            disputed.append(dispute.model_copy(update={"rates": rates}))
    return old.model_copy(update={"disputed": disputed})


def losers(prices: Iterable[Price]) -> set[str]:
    """The sources whose input or output price lost against another's."""
    return {
        dispute.source
        for price in prices
        if price.when is None
        for dispute in price.disputed
        if BASE & dispute.rates.keys()
    }
