"""What usage costs at one offering: every rate that enters, and every one that is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal, localcontext

from llmref import formats
from llmref.catalogue.entities import Cited, Offering, Price
from llmref.catalogue.lifecycle import is_callable, status_on
from llmref.costs.allowances import AllowanceUse, allowance_uses
from llmref.costs.usage import Usage
from llmref.insights.cells import State
from llmref.insights.prices import (
    Cost,
    Exchange,
    charged_part,
    fits,
    in_usd,
    no_mode,
    price_for,
    unpriced,
)
from llmref.insights.workloads import NOT_FITTING, no_mode_text
from llmref.records.charging import Minimum
from llmref.records.rates import RateKey
from llmref.speed.values import value


@value()
class QuoteLine:
    """One rate with what is used of it."""

    rate: RateKey
    count: int
    amount: Decimal
    """Per unit, in the currency of the quote; 0 where it is free."""
    cost: Decimal
    cited: Cited | None
    minimum: Minimum | None = None
    """What is billed for each request, where that is more than what is used."""


@value(eq=False)
class Quote:
    """What usage costs at an offering. A sum with something missing is never whole."""

    offering: Offering
    state: State
    """known where the whole is; not offered where its mode is known not to be, not applicable
    where a request does not fit; free, included or unknown otherwise."""
    lines: Sequence[QuoteLine]
    missing: Sequence[RateKey]
    """What is used and no price states."""
    why_not: str
    """Why there is no sum at all, in a sentence; empty where there is one."""
    total: Decimal | None
    """Of the lines, None without any; the cost only where nothing is missing."""
    usd: Decimal | None
    """The same in US dollars; None where the currency cannot be converted."""
    price: Price | None
    read_later: date | None = None
    """When its price was read, where nobody says that it applied on the day that is asked for."""
    hours: Sequence[tuple[str, Decimal]] = ()
    """What it costs in hours with a price of their own, in the currency of the quote."""
    allowances: Sequence[AllowanceUse] = ()
    """What an account has free, or included in a plan; the total is without it."""
    is_live: bool = True
    """Whether calls are answered on the day that is asked for, as far as is known."""
    former: Cost | None = None
    """What it would cost if it were still there: others are held against their creator's price."""
    unpriced_asks: Mapping[str, str | bool] = field(default_factory=dict)
    """What was asked for besides a mode and has no price of its own here: {"region": "eu"}."""
    is_open_on_holidays: bool = False
    """Whether its price is one of weekdays, for a day that may be a public holiday."""

    @property
    def is_whole(self) -> bool:
        """Whether everything that is used has a price, known for the day."""
        is_known = self.read_later is None and not self.is_open_on_holidays
        return is_known and self.total is not None and not self.missing

    @property
    def is_for_working_days(self) -> bool:
        """Whether its price, or another one of that day, depends on the hour or the weekday.

        Records state no public holidays: such prices are those of working days. The sum is one
        of them only where the instant is within such hours; then it is whole for no single day.
        """
        return bool(self.hours) or (self.price is not None and bool(self.price.when.weekdays))

    @property
    def cost(self) -> Cost:
        """The same as what workloads cost, to be ranked."""
        if self.former is not None:
            return self.former
        if self.price is None or self.total is None:
            return Cost(self.state, missing=tuple(self.missing))
        currency = self.price.currency
        if not self.is_whole:
            missing = tuple(self.missing)
            return Cost(State.UNKNOWN, currency=currency, price=self.price, missing=missing)
        rates = tuple(line.rate for line in self.lines)
        if not self.total:
            return Cost(State.FREE, price=self.price, currency=currency, rates=rates)
        return Cost(State.KNOWN, self.total, currency, self.usd, self.price, rates)


_DIGITS = 80
"""More than a count, a rate and a rate of exchange have together; Decimal itself keeps 28."""


def quote(offering: Offering, usage: Usage, exchange: Exchange) -> Quote:
    """The cost at the prices of the day; those of other hours and allowances are named beside it.

    A tier applies to whole requests, whose length follows from the number of requests. A mode that
    has no price of its own is not charged at the plain price. No digit is rounded away, however
    much is used.
    """
    with localcontext(prec=_DIGITS):
        return _whole_quote(offering, usage, exchange)


def _whole_quote(offering: Offering, usage: Usage, exchange: Exchange) -> Quote:
    status = status_on(offering.lifecycle, usage.day)
    if not is_callable(status):
        why = "It is not available yet." if status == "announced" else "It has ended here."
        gone = _none(offering, State.NOT_APPLICABLE, why)
        return replace(gone, is_live=False, former=_quote(offering, usage, exchange).cost)
    priced = _quote(offering, usage, exchange)
    if not offering.charging.allowances:
        return priced
    total = priced.total if priced.is_whole else None
    return replace(priced, allowances=tuple(allowance_uses(offering, usage, priced.price, total)))


def _quote(offering: Offering, usage: Usage, exchange: Exchange) -> Quote:
    if not fits(offering, usage.length):
        return _none(offering, State.NOT_APPLICABLE, f"{NOT_FITTING}.")
    every = (*offering.prices, *offering.of_modes)
    prices = [price for price in every if price.holds_on(usage.day)]
    if usage.mode and not any(price.when.mode == usage.mode for price in prices):
        state = no_mode(offering, usage.mode)
        return _none(offering, state, no_mode_text(usage.mode, state))
    price = price_for(offering, usage.uses, usage.conditions, prices, usage.size)
    if price is None or (usage.mode and price.when.mode != usage.mode):
        if prices or not offering.prices:
            return _none(offering, unpriced(offering), _SILENT[unpriced(offering)])
        return _none(offering, State.UNKNOWN, "No price of that day is documented.")
    plain = replace(
        _at_price(offering, usage, price, exchange),
        unpriced_asks={
            name: wanted for name, wanted in usage.asks.items() if name not in price.conditions
        },
    )
    return plain if usage.at else replace(plain, hours=_hours(offering, usage, prices, plain))


_SILENT = {
    State.FREE: "Nothing is charged.",
    State.INCLUDED: "A subscription includes it.",
    State.UNKNOWN: "No price is documented.",
}


def _none(offering: Offering, state: State, why: str) -> Quote:
    return Quote(offering, state, (), (), why, None, None, None)


def _at_price(offering: Offering, usage: Usage, price: Price, exchange: Exchange) -> Quote:
    uses = _uses(usage, price)
    if "request" in price.rates and usage.requests:
        uses.setdefault("request", usage.requests)
    lines = [
        _line(offering, price, rate, count, usage.requests)
        for rate, count in uses.items()
        if rate in price.rates
    ]
    missing = [rate for rate in uses if rate not in price.rates]
    if "request" in price.rates and not usage.requests and "request" not in uses:
        missing.append("request")
    total = sum((line.cost for line in lines), Decimal(0)) if lines else None
    usd = None if total is None else in_usd(total, price.currency, exchange)
    later, is_open = read_later(price, usage.day), _may_be_holiday(price, usage)
    is_whole = not (missing or later or is_open)
    state = (State.KNOWN if total else State.FREE) if is_whole else State.UNKNOWN
    priced = Quote(offering, state, lines, missing, "", total, usd, price, later)
    return replace(priced, is_open_on_holidays=is_open)


def _may_be_holiday(price: Price, usage: Usage) -> bool:
    """Whether a price of weekdays is asked for on a day that no record knows to be a working day.

    Prices without weekdays hold on holidays as well, and a time of any week is that of no holiday.
    """
    return usage.at is not None and not usage.is_usual and price.when.weekdays is not None


def _line(
    offering: Offering, price: Price, rate: RateKey, count: int, requests: int | None
) -> QuoteLine:
    amount = price.rates[rate]
    cost, minimum = charged_part(offering, price, rate, count, requests)
    unit = amount if isinstance(amount, Decimal) else Decimal(0)
    return QuoteLine(rate, count, unit, cost, price.source_of(rate), minimum)


def read_later(price: Price, day: date) -> date | None:
    """When a price was read of which it is not known whether it applied on a day of its period.

    One without a first day is known from the day on which it was read.
    """
    if price.cited is None:
        return None
    has_begun = price.starts is not None or price.cited.checked <= day
    still = price.ends_after is None or day <= price.ends_after
    return None if has_begun and still else price.cited.checked


def _uses(usage: Usage, price: Price) -> dict[RateKey, int]:
    """What is used, as a price counts it: reasoning that has no rate of its own is output."""
    uses = dict(usage.uses)
    if "reasoning" in uses and "reasoning" not in price.rates:
        uses["output"] = uses.get("output", 0) + uses.pop("reasoning")
    return uses


def _hours(
    offering: Offering, usage: Usage, prices: Sequence[Price], plain: Quote
) -> list[tuple[str, Decimal]]:
    """The whole cost in each range of hours whose price is another one, as conditions say it."""
    by_hours: dict[str, Decimal] = {}
    for price in prices:
        if price.when.hours_utc is None or price.when.mode != usage.mode:
            continue
        other = _at_price(offering, usage, price, {})
        if other.missing or other.total is None or plain.total is None:
            continue
        if other.total != plain.total:
            by_hours.setdefault(formats.condition(price.when), other.total)
    return list(by_hours.items())
