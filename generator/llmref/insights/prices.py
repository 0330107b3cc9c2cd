"""Which price applies to a request, and what an amount of work costs at it, to the last digit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType

from llmref import formats
from llmref.catalogue.entities import ANY_TIME, Offering, Price, Sellable, Variant
from llmref.insights.cells import State
from llmref.insights.hours_of_week import instant_of, is_within
from llmref.insights.minimums import least_cost, part_of_cost, raised_by
from llmref.records.charging import Minimum
from llmref.records.price import Currency, Mode, When
from llmref.records.rates import RATES, RateKey
from llmref.records.site import ExchangeRate, Workload
from llmref.speed.values import value

RequestConditions = Mapping[str, object]
"""Conditions of a request, by the name of a field of `When`: {"mode": "batch"}."""
Exchange = Mapping[Currency, ExchangeRate]
PLAIN: RequestConditions = MappingProxyType({})
"""A request that asks for nothing special."""
NO_EXCHANGE: Exchange = MappingProxyType({})
INPUT_RATES: frozenset[RateKey] = frozenset(
    rate
    for rate, kind in RATES.items()
    if kind.counted == "tokens" and "output" not in rate and rate != "reasoning"
)
"""The rates whose tokens are part of a request's input, which tiers are measured by."""


@value()
class Cost:
    """What an amount of work costs at one place."""

    state: State
    """known, free, included, not offered or unknown."""
    amount: Decimal | None = None
    """In the currency that the provider publishes."""
    currency: Currency = "USD"
    amount_usd: Decimal | None = None
    """In US dollars; None where the currency cannot be converted."""
    price: Price | None = None
    """The price that applies."""
    rates: tuple[RateKey, ...] = ()
    """The rates that the work is charged at."""
    missing: tuple[RateKey, ...] = ()
    """What the work uses and the price says nothing of: why the cost is not known."""
    without: Mode | None = None
    """The mode of the work, where no price is for it: not offered, or not known."""

    @property
    def is_converted(self) -> bool:
        """Whether the US dollar figure was converted, here or by its source."""
        by_source = self.price is not None and self.price.converted_from is not None
        return self.amount_usd is not None and (self.currency != "USD" or by_source)

    @property
    def text(self) -> str:
        """The amount in its own currency, as comparisons state it; empty where it is unknown."""
        if self.amount is None:
            return ""
        is_converted = self.price is not None and self.price.converted_from is not None
        return (formats.about_money if is_converted else formats.money)(self.amount, self.currency)

    @property
    def text_usd(self) -> str:
        """The US dollar figure as comparisons and sentences state it; empty where it is unknown."""
        if self.amount_usd is None:
            return ""
        shown = formats.about_money if self.is_converted else formats.money
        return shown(self.amount_usd)


def upcoming(prices: Iterable[Price], today: date) -> list[Price]:
    """The announced prices, which start after today: the earliest first."""
    coming = [(price.starts, price) for price in prices if price.starts and price.starts > today]
    return [price for _, price in sorted(coming, key=lambda pair: pair[0])]


def input_tokens(uses: Mapping[RateKey, int]) -> int:
    """How many tokens the input of one request has, cached ones included."""
    return sum(number for rate, number in uses.items() if rate in INPUT_RATES)


def output_tokens(uses: Mapping[RateKey, int]) -> int:
    """How many tokens the output of one request has, reasoning included."""
    return uses.get("output", 0) + uses.get("reasoning", 0)


def price_for(
    sellable: Sellable,
    uses: Mapping[RateKey, int],
    request: RequestConditions = PLAIN,
    prices: Sequence[Price] | None = None,
    size: int | None = None,
) -> Price | None:
    """The price of one request: all its conditions hold, and most conditions win.

    Of the current prices, or of others that are given; `size` is the length of its input in tokens
    where `uses` are not those of one request. A request "at" an instant is charged by the hour.
    A mode that has an ID of its own is charged at the prices of that ID alone.

    Of two tiers that are both reached the higher one applies. Of prices under other conditions
    that hold as well, none of which is stated for all of them, the higher price is assumed.
    """
    offered = sellable.charged if prices is None else prices
    if len(offered) == 1 and offered[0].when is ANY_TIME:
        return offered[0]
    size = input_tokens(uses) if size is None else size
    if mode := request.get("mode"):
        of_id = [price for price in offered if price.at_id and price.when.mode == mode]
        offered = of_id or offered
    holding = [price for price in offered if _holds(price.when, size, request)]
    most = max((len(price.conditions) for price in holding), default=0)
    by_kind = {
        _kinds(price): price
        for price in sorted(holding, key=lambda price: price.when.longest_below or 0)
        if len(price.conditions) == most
    }
    return max(by_kind.values(), key=lambda price: _charged(price, uses), default=None)


def undecided(sellable: Sellable) -> Iterator[tuple[Price, Price]]:
    """Pairs of current prices under different conditions, one of which is assumed.

    Both can hold for one request, neither has more conditions, and none is stated for all of them.
    """
    prices = [price for price in sellable.current if price.conditions]
    for first, second in combinations(prices, 2):
        conditions, others = first.conditions, second.conditions
        if len(conditions) != len(others) or _kinds(first) == _kinds(second):
            continue
        if any(conditions[key] != others[key] for key in conditions.keys() & others.keys()):
            continue
        together = {**conditions, **others}
        if not any(_covers(price.conditions, together, len(conditions)) for price in prices):
            yield first, second


def _kinds(price: Price) -> frozenset[str]:
    """What a price depends on; both ways to write a threshold are of one kind."""
    return frozenset("input_above" if key == "input_from" else key for key in price.conditions)


def _covers(conditions: Mapping[str, object], both: Mapping[str, object], count: int) -> bool:
    return len(conditions) > count and conditions.items() <= both.items()


def _charged(price: Price, uses: Mapping[RateKey, int]) -> Decimal:
    """What one request costs, as far as the price says."""
    parts = (part_of_cost(price, rate, n) for rate, n in uses.items() if rate in price.rates)
    return sum(parts, Decimal(0))


def cost(
    sellable: Sellable,
    workload: Workload,
    exchange: Exchange = NO_EXCHANGE,
    request: RequestConditions = PLAIN,
) -> Cost:
    """What the whole workload costs; unknown where the price is silent on any part of it.

    A fee for each request is part of the cost, whether or not the workload names it. Work in a
    mode is not charged at a price for any mode.
    """
    mode = workload.mode
    if mode:
        request = {**request, "mode": mode}
    if workload.at:
        request = {**request, "at": instant_of(workload.at)}
    price = price_for(sellable, workload.uses, request)
    if mode and (price is None or price.when.mode != mode):
        return Cost(no_mode(sellable, mode), without=mode)
    if price is None:
        return Cost(unpriced(sellable), missing=tuple(workload.uses))
    uses = dict(workload.uses)
    if "request" in price.rates:
        uses.setdefault("request", 1)
    missing = tuple(rate for rate in uses if rate not in price.rates)
    if missing:
        state = unpriced(sellable)
        return Cost(state, currency=price.currency, price=price, missing=missing)
    rates = tuple(uses)
    parts = (
        charged_part(sellable, price, rate, workload.requests * number, workload.requests)[0]
        for rate, number in uses.items()
    )
    total = sum(parts, Decimal(0))
    if not total:
        return Cost(State.FREE, price=price, currency=price.currency, rates=rates)
    usd = in_usd(total, price.currency, exchange)
    return Cost(State.KNOWN, total, price.currency, usd, price, rates)


def cost_at(sellable: Sellable, workload: Workload, exchange: Exchange = NO_EXCHANGE) -> Cost:
    """The same, unless one request of the workload is longer than the window that is stated."""
    if not fits(sellable, input_tokens(workload.uses) + output_tokens(workload.uses)):
        return Cost(State.NOT_APPLICABLE)
    return cost(sellable, workload, exchange)


def fits(sellable: Sellable, length: int) -> bool:
    """Whether a request of some tokens, in and out, is within the window that is stated."""
    window = sellable.limits.context
    return window is None or length <= window


def charged_part(
    sellable: Sellable, price: Price, rate: RateKey, count: int, requests: int | None
) -> tuple[Decimal, Minimum | None]:
    """What is charged at one rate, and the minimum that raised it above what is used."""
    minimum = raised_by(sellable.charging.minimums, rate, count, requests)
    if minimum is None or not requests:
        return part_of_cost(price, rate, count), None
    return least_cost(price, minimum, requests), minimum


def in_usd(amount: Decimal, currency: Currency, exchange: Exchange) -> Decimal | None:
    """The amount in US dollars, where the site has a rate for its currency."""
    if currency == "USD":
        return amount
    rate = exchange.get(currency)
    return amount * rate.usd if rate else None


def input_tiers(sellable: Sellable) -> tuple[Price, ...]:
    """The current prices that depend on the length of the input and nothing else, by length."""
    by_length = [
        price
        for price in sellable.current
        if price.when.longest_below is not None and len(price.conditions) == 1
    ]
    return tuple(sorted(by_length, key=lambda price: price.when.longest_below or 0))


def has_mode(sellable: Sellable, mode: str) -> bool | None:
    """Whether a mode is priced here; no where it is known not to be; None where nobody says."""
    if any(price.when.mode == mode for price in sellable.charged):
        return True
    return False if mode in sellable.not_offered else None


def free_variants(offering: Offering) -> list[Variant]:
    """IDs without charge of an offering that is otherwise paid; those that can be called."""
    free = [
        variant for variant in offering.variants if variant.billing == "free" != offering.billing
    ]
    return [variant for variant in free if variant.is_live]


def no_mode(sellable: Sellable, mode: Mode) -> State:
    """What is known of a mode that has no price here: that it is not offered, or nothing."""
    return State.NOT_OFFERED if mode in sellable.not_offered else State.UNKNOWN


def unpriced(sellable: Sellable) -> State:
    """What is known of the cost of what has no price: free, included or unknown."""
    match sellable.billing:
        case "free":
            return State.FREE
        case "subscription":
            return State.INCLUDED
    return State.UNKNOWN


def _holds(when: When, size: int, request: RequestConditions) -> bool:
    if when is ANY_TIME:
        return True
    if when.longest_below is not None and size <= when.longest_below:
        return False
    at = request.get("at")
    timed = () if isinstance(at, datetime) else ("hours_utc", "weekdays")
    if isinstance(at, datetime) and not is_within(when, at):
        return False
    for name in ("mode", "region", "thinking", "quality", "resolution", *timed):
        wanted = getattr(when, name)
        if wanted is not None and request.get(name) != wanted:
            return False
    return True
