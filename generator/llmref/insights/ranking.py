"""Offerings of one model in the order of what they cost: ranks, ties, and how rates spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from statistics import median

from llmref.catalogue.entities import Offering
from llmref.insights.cells import State, catalogues_only
from llmref.insights.prices import Cost, Exchange, cost
from llmref.records.rates import RATES, RateKey
from llmref.records.site import Workload
from llmref.speed.values import value


@value(eq=False)
class RankedOffering:
    """The place of one offering among all of its model, for one workload."""

    offering: Offering
    cost: Cost
    rank: int | None = None
    """1 for the cheapest, the same number for ties; None where it is not ranked."""

    @property
    def is_ranked(self) -> bool:
        """Whether its cost is known in US dollars, so that it can be compared."""
        return self.rank is not None


@value(eq=False)
class PriceTier:
    """Offerings that cost exactly the same, one step from the cheapest to the most expensive."""

    amount_usd: Decimal
    rank: int
    ranked_offerings: tuple[RankedOffering, ...]
    times: Decimal
    """How many times the cheapest cost."""
    share: Decimal
    """Its part of the highest cost, for a bar."""

    @property
    def offerings(self) -> tuple[Offering, ...]:
        """Those that cost so, by provider."""
        return tuple(ranked.offering for ranked in self.ranked_offerings)

    @property
    def providers(self) -> list[str]:
        """The names of their providers."""
        return [ranked.offering.provider.name for ranked in self.ranked_offerings]


@dataclass(frozen=True, slots=True, eq=False)
class RateRange:
    """How one rate spreads over the providers that publish it in US dollars."""

    rate: RateKey
    least: Decimal
    middle: Decimal
    most: Decimal
    number: int
    cheapest: tuple[Offering, ...]


def publishes_price(offering: Offering) -> bool:
    """Whether any rate above nothing is known."""
    return any(
        isinstance(amount, Decimal) for price in offering.current for amount in price.rates.values()
    )


def has_rate(offering: Offering, rate: RateKey) -> bool | None:
    """Whether a rate is charged here; no where it is known not to be; None where nobody says."""
    if any(rate in price.rates for price in offering.current):
        return True
    return False if rate in offering.not_offered else None


def unverified_sources(places: Iterable[RankedOffering]) -> tuple[str, ...]:
    """The catalogues behind some costs, if nothing else is behind any of them."""
    costs = [ranked.cost for ranked in places]
    return catalogues_only(
        cost.price.source_of(rate) for cost in costs if cost.price for rate in cost.rates
    )


def ranked_offerings(
    offerings: tuple[Offering, ...], workload: Workload, exchange: Exchange
) -> tuple[RankedOffering, ...]:
    """All offerings in their order for one workload; see `Market.ranked_offerings`."""
    costs = [(offering, cost(offering, workload, exchange)) for offering in offerings]
    costs.sort(key=lambda pair: _order(*pair))
    places: list[RankedOffering] = []
    for position, (offering, offering_cost) in enumerate(costs, start=1):
        rank = None
        if offering_cost.amount_usd is not None and offering.is_live:
            last = places[-1] if places else None
            ties = last is not None and last.cost.amount_usd == offering_cost.amount_usd
            rank = last.rank if last and ties else position
        places.append(RankedOffering(offering, offering_cost, rank))
    return tuple(places)


_PLACES = {State.KNOWN: 1, State.FREE: 2, State.INCLUDED: 3}


def _order(offering: Offering, cost: Cost) -> tuple[int, Decimal, str, str]:
    place = 0 if cost.amount_usd is not None else _PLACES.get(cost.state, 4)
    if cost.state is State.UNKNOWN and publishes_price(offering):
        place = 1
    if not offering.is_live:
        place = 5
    amount = cost.amount_usd if cost.amount_usd is not None and place == 0 else Decimal(0)
    return place, amount, *by_provider(offering)


def by_provider(offering: Offering) -> tuple[str, str]:
    """Sort key: the provider's name, as a reader would look for it."""
    return offering.provider.name.casefold(), offering.provider.slug


def price_tiers(places: tuple[RankedOffering, ...]) -> tuple[PriceTier, ...]:
    """The ranked ones, those that tie in one tier."""
    ranked = [place for place in places if place.is_ranked]
    if not ranked:
        return ()
    least, most = _usd(ranked[0]), _usd(ranked[-1])
    return tuple(
        PriceTier(amount, group[0].rank or 1, group, amount / least, amount / most)
        for amount, tied in groupby(ranked, key=_usd)
        if (group := tuple(tied))
    )


def _usd(ranked: RankedOffering) -> Decimal:
    return ranked.cost.amount_usd or Decimal(0)


def rate_ranges(offerings: tuple[Offering, ...]) -> dict[RateKey, RateRange]:
    """How each rate spreads over those who publish it in US dollars, in the order of all rates."""
    amounts: dict[RateKey, list[tuple[Decimal, Offering]]] = {}
    for offering in offerings:
        price = offering.price
        if price is not None and price.currency == "USD":
            for rate, amount in price.rates.items():
                if isinstance(amount, Decimal):
                    amounts.setdefault(rate, []).append((amount, offering))
    return {rate: _span(rate, amounts[rate]) for rate in RATES if rate in amounts}


def _span(rate: RateKey, charged: Sequence[tuple[Decimal, Offering]]) -> RateRange:
    amounts = [amount for amount, _ in charged]
    least = min(amounts)
    cheapest = tuple(offering for amount, offering in charged if amount == least)
    return RateRange(rate, least, median(amounts), max(amounts), len(charged), cheapest)


def charges_nothing(offering: Offering) -> bool:
    """Whether every rate that it states is free."""
    price = offering.price
    return price is not None and set(price.rates.values()) == {"free"}
