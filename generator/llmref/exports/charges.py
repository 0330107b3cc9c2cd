"""The prices of a model ID as calculators of others take them: by rate, length, mode and hours.

These calculators go on with the plain rate where a longer input or a mode states none; here that
rate is unknown. So a price with tiers that do not state every rate by the token is not charged at
all, and a mode or a range of hours that does not is left out. A rate that is not by the token, such
as that of a search, holds for inputs of every length. A rate of a part, such as of images or of
reasoning, that is everywhere that of the whole is left out: the part is charged as the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from llmref.catalogue.entities import Price, Sellable
from llmref.exports.listed import charged_amount, price_under, tiers_of
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey

Rates = Mapping[RateKey, Decimal]
UNKNOWN = "no current price is known"
SUBSCRIPTION = "paid by subscription"
NO_DOLLARS = "no price in US dollars without conditions"
NO_FIELD = "a rate has no field"
SILENT_TIER = "a price for long inputs does not state every rate"
_LIKE: tuple[Mapping[RateKey, RateKey], ...] = (
    {"reasoning": "output"},
    {"audio_input": "input", "audio_cache_read": "cache_read"},
    {"image_input": "input", "image_cache_read": "cache_read"},
    {"video_input": "input"},
    {"audio_output": "output"},
    {"image_output": "output"},
    {"video_output": "output"},
)
"""Rates of a part, with the rate at which calculators charge it if it has none of its own."""


class NotCharged(Exception):
    """Why a calculator cannot be given the price of a model ID."""


@dataclass(frozen=True, slots=True)
class RatesByLength:
    """The rates of one condition: of short inputs, and of those of more tokens than a number."""

    plain: Rates
    longer: tuple[tuple[int, Rates], ...] = ()

    @property
    def all(self) -> Iterator[Rates]:
        """Every set of rates."""
        yield self.plain
        yield from (rates for _, rates in self.longer)


@dataclass(frozen=True, slots=True)
class Charge:
    """What a model ID costs, in dollars."""

    base: RatesByLength
    modes: Mapping[Mode, RatesByLength]
    hours: tuple[tuple[str, Rates], ...]
    """Rates in ranges of hours, in UTC; empty where the length of the input matters too."""
    price: Price | None
    """The plain price, with its source; None where nothing is charged."""


def charge_of(form: Sellable, fields: Set[RateKey]) -> Charge:
    """The current prices, in rates that there are fields for. Raises NotCharged."""
    if form.billing == "free":
        return Charge(RatesByLength({"input": Decimal(0), "output": Decimal(0)}), {}, (), None)
    if form.billing == "subscription":
        raise NotCharged(SUBSCRIPTION)
    price = price_under(form)
    if price is None:
        raise NotCharged(NO_DOLLARS if form.current else UNKNOWN)
    prices = _Prices(form, _copies(form))
    base = RatesByLength(
        prices.rates(price),
        tuple((tokens, prices.rates(longer)) for tokens, longer in tiers_of(form)),
    )
    if not base.plain.keys() <= fields:
        raise NotCharged(NO_FIELD)
    if any(not _states_all(rates, base.plain) for _, rates in base.longer):
        raise NotCharged(SILENT_TIER)
    stated = {price.when.mode for price in form.current}
    modes = {
        mode: rates
        for mode in get_args(Mode)
        if mode in stated and (rates := prices.of_mode(mode, base))
    }
    return Charge(base, modes, () if base.longer else tuple(prices.by_hours(base.plain)), price)


def _copies(form: Sellable) -> frozenset[RateKey]:
    """Rates of a part that cost what the whole does, wherever they are stated."""
    every = [price.rates for price in form.current if price.currency == "USD"]
    return frozenset(
        part
        for parts in _LIKE
        for part in parts
        if all(
            rates[each] == rates.get(whole)
            for rates in every
            for each, whole in parts.items()
            if each in rates
        )
    )


def _states_all(rates: Rates, plain: Rates) -> bool:
    """Whether rates by the token are the same ones as those of the plain price."""
    return _by_token(rates) == _by_token(plain)


def _by_token(rates: Iterable[RateKey]) -> set[RateKey]:
    return {rate for rate in rates if RATES[rate].counted == "tokens"}


@dataclass(frozen=True, slots=True)
class _Prices:
    """The current prices of a model ID, without rates that are copies of others."""

    form: Sellable
    copies: frozenset[RateKey]

    def rates(self, price: Price) -> dict[RateKey, Decimal]:
        """The rates of one price."""
        return {
            rate: charged_amount(amount)
            for rate, amount in price.rates.items()
            if rate not in self.copies
        }

    def of_mode(self, mode: Mode, base: RatesByLength) -> RatesByLength | None:
        """The rates of a mode, if they are whole and change at the same lengths as the plain."""
        price = price_under(self.form, mode=mode)
        if price is None:
            return None
        lengths = {
            other.when.longest_below: self.rates(other)
            for other in self.form.current
            if other.currency == "USD"
            and other.when.mode == mode
            and other.when.longest_below
            and len(other.conditions) == 2
        }
        longer = [(tokens, lengths.get(tokens, {})) for tokens, _ in base.longer]
        by_length = RatesByLength(self.rates(price), tuple(longer))
        is_whole = len(lengths) == len(longer) and all(
            _states_all(rates, base.plain) for rates in by_length.all
        )
        return by_length if is_whole else None

    def by_hours(self, plain: Rates) -> Iterator[tuple[str, Rates]]:
        """Rates in ranges of hours that hold on every day, if they are whole."""
        for price in self.form.current:
            rates = self.rates(price)
            is_plain = price.conditions.keys() == {"hours_utc"} and price.currency == "USD"
            if is_plain and price.when.hours_utc and _states_all(rates, plain):
                yield price.when.hours_utc, rates
