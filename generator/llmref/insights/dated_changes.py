"""What changed on a known day: prices and releases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from llmref.catalogue.entities import Cited, Model, Offering, Price, Sellable
from llmref.catalogue.link import Catalogue
from llmref.records.price import Currency
from llmref.records.rates import RATES, RateKey

Amount = Decimal | Literal["free"]
Direction = Literal["cut", "rise", "mixed"]


@dataclass(frozen=True, slots=True)
class PriceChange:
    """One price of one ID that took the place of another."""

    day: date
    """The first day of the new price; the latest that it can be where it is bounded."""
    after: date | None
    """The last day on which the old price still applied, where the day is known only so."""
    offering: Offering
    sellable: Sellable
    price: Price
    steps: Mapping[RateKey, tuple[Amount, Amount]]
    """The old and the new amount of each rate that changed."""
    cited: Cited | None
    """Where the new price was read; what of it was read elsewhere is in `rate_sources`."""

    @property
    def direction(self) -> Direction:
        """Whether all that changed became cheaper, all more expensive, or neither."""
        ways = {_number(new) < _number(old) for old, new in self.steps.values()}
        if len(ways) > 1:
            return "mixed"
        return "cut" if ways == {True} else "rise"

    @property
    def rate_sources(self) -> Mapping[RateKey, Cited | None]:
        """Where single rates that changed were read, if elsewhere."""
        sources = {rate: self.price.source_of(rate) for rate in self.steps}
        return {rate: cited for rate, cited in sources.items() if cited != self.cited}

    @property
    def currency(self) -> Currency:
        """That of both amounts."""
        return self.price.currency


def dated_price_changes(catalogue: Catalogue) -> list[PriceChange]:
    """Every price with a known first day that follows another one, the latest first.

    What a source only revised, or corrected, is no change of price and has no such day.
    """
    changes = (change for offering in catalogue.offerings for change in _of_offering(offering))
    return sorted(changes, key=_order)


def releases(catalogue: Catalogue) -> list[tuple[date, Model]]:
    """Models released on a known day, the latest first."""
    dated = [
        (model.record.released.first, model)
        for model in catalogue.models.values()
        if model.record.released and model.record.released.first == model.record.released.last
    ]
    return sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1].name.casefold()))


def _order(change: PriceChange) -> tuple[int, str, str, str]:
    offering = change.offering
    names = (offering.model.name.casefold(), offering.provider.name.casefold())
    return (-change.day.toordinal(), *names, change.sellable.id)


def _of_offering(offering: Offering) -> Iterator[PriceChange]:
    if offering.record.moving or "latest" in offering.id:
        return  # its ID points to another model than before: that is no change of a price
    for sellable in offering.sellables:
        if sellable is not offering and sellable.prices is offering.prices:
            continue  # it has the offering's own prices
        for price in sellable.prices:
            before = next((old for old in sellable.prices if _follows(price, old)), None)
            if before is None or price.starts is None:
                continue
            steps = _steps(before, price)
            if steps:
                cited = price.source_of(next(iter(steps)))
                after = price.starts_after
                yield PriceChange(price.starts, after, offering, sellable, price, steps, cited)


def _follows(price: Price, old: Price) -> bool:
    return (
        old.ends is not None
        and old.ends == price.starts
        and old.when == price.when
        and old.currency == price.currency
    )


def _steps(old: Price, new: Price) -> dict[RateKey, tuple[Amount, Amount]]:
    """The rates that both state, and differently."""
    return {
        rate: (old.rates[rate], new.rates[rate])
        for rate in RATES
        if rate in old.rates and rate in new.rates and old.rates[rate] != new.rates[rate]
    }


def _number(amount: Amount) -> Decimal:
    return Decimal(0) if amount == "free" else amount
