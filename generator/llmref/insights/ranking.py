"""Offerings of one model in the order of what they cost: ranks, ties, doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.insights.cells import State, catalogues_only
from llmref.insights.prices import Cost, Exchange, cost_at
from llmref.records.rates import RateKey
from llmref.records.site import Workload
from llmref.records.source import STALE
from llmref.speed.values import value

_ALIKE = Decimal("1.001")
_FAR_BELOW = Decimal("0.25")
"""Of the creator's own price: less than a reseller of closed weights can be expected to ask."""


@value()
class Doubt:
    """Why a cost that would be the lowest does not decide who is cheapest; one of the two."""

    old_copy: date | None = None
    """The date of its price: only copies far older than the newest are so low."""
    share: Decimal | None = None
    """Its part of what the creator itself charges for closed weights; nobody verified it."""


@value(eq=False)
class RankedOffering:
    """The place of one offering among all of its model, for one workload."""

    offering: Offering
    cost: Cost
    rank: int | None = None
    """1 for the cheapest, the same number for ties; None where it is not ranked."""
    doubt: Doubt | None = None
    """Why it has no rank although its cost is known."""

    @property
    def is_ranked(self) -> bool:
        """Whether its cost is known in US dollars, so that it can be compared."""
        return self.rank is not None


@value()
class Compared:
    """An amount in US dollars as comparisons take it."""

    usd: Decimal
    is_converted: bool
    """Whether somebody converted it; then it is rounded."""

    @classmethod
    def of(cls, usd: Decimal, *, is_converted: bool) -> Compared:
        """The amount, to four significant digits if it is converted."""
        return cls(formats.rounded(usd) if is_converted and usd else usd, is_converted)

    @property
    def text(self) -> str:
        """As sentences state it."""
        return formats.about_money(self.usd) if self.is_converted else formats.money(self.usd)


@value(eq=False)
class PriceTier:
    """Offerings that cost the same, one step from the cheapest to the most expensive."""

    amount_usd: Decimal
    """What most of them charge: those that tie may differ by up to 0.1 percent."""
    is_converted: bool
    """Whether all who charge it state converted amounts."""
    rank: int
    ranked_offerings: tuple[RankedOffering, ...]
    times: Decimal
    """How many times the cheapest cost."""
    share: Decimal
    """Its part of the highest cost, for a bar."""

    @property
    def text(self) -> str:
        """The amount as sentences state it."""
        return Compared(self.amount_usd, is_converted=self.is_converted).text

    @property
    def offerings(self) -> tuple[Offering, ...]:
        """Those that cost so, by provider."""
        return tuple(ranked.offering for ranked in self.ranked_offerings)

    @property
    def providers(self) -> list[str]:
        """The names of their providers."""
        return [ranked.offering.provider.name for ranked in self.ranked_offerings]


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
    return ranked_costs(
        [(offering, cost_at(offering, workload, exchange)) for offering in offerings],
        {offering for offering in offerings if offering.is_live},
    )


def ranked_costs(
    costs: Iterable[tuple[Offering, Cost]], live: Collection[Offering]
) -> tuple[RankedOffering, ...]:
    """Offerings of one model by what the same work costs; see `Market.ranked_offerings`.

    `live` are those that can be called on the day that is meant.
    """
    costs = list(costs)
    doubts = _doubts(costs, live)
    costs.sort(
        key=lambda pair: _order(*pair, is_live=pair[0] in live, is_doubted=pair[0] in doubts)
    )
    places: list[RankedOffering] = []
    least: Decimal | None = None
    for position, (offering, offering_cost) in enumerate(costs, start=1):
        rank = None
        if offering_cost.amount_usd is not None and offering in live and offering not in doubts:
            amount = offering_cost.amount_usd
            if least is None or not are_tied(least, amount):
                least, rank = amount, position
            else:
                rank = places[-1].rank
        places.append(RankedOffering(offering, offering_cost, rank, doubts.get(offering)))
    ties = groupby(places, key=lambda place: place.rank)
    return tuple(place for rank, tied in ties for place in (_exact_first(tied) if rank else tied))


def _exact_first(tied: Iterable[RankedOffering]) -> list[RankedOffering]:
    """Of those that tie, what is stated exactly comes before what was converted."""
    return sorted(tied, key=lambda place: place.cost.is_converted)


def _doubts(
    costs: Sequence[tuple[Offering, Cost]], live: Collection[Offering]
) -> dict[Offering, Doubt]:
    """The offerings whose cost is known and has no rank, each with the reason."""
    known = [
        (offering, cost, cost.amount_usd)
        for offering, cost in costs
        if offering in live and cost.amount_usd is not None
    ]
    list_price = min(
        (cost.amount_usd for offering, cost in costs if is_own(offering) and cost.amount_usd),
        default=None,
    )
    doubts = {
        offering: Doubt(share=usd / list_price)
        for offering, cost, usd in known
        if list_price and is_far_below(offering, usd, list_price) and _is_unverified(cost)
    }
    dated = [
        (offering, usd, day)
        for offering, cost, usd in known
        if offering not in doubts and (day := cost_read_on(cost))
    ]
    least = least_of_new([(usd, day) for _, usd, day in dated])
    for offering, usd, day in dated:
        if least is not None and usd < least and not are_tied(least, usd):
            doubts[offering] = Doubt(old_copy=day)
    return doubts


def is_own(offering: Offering) -> bool:
    """Whether it is the creator's at its own API."""
    return offering.is_first_party and offering.provider.record.kind == "first-party"


def is_far_below(offering: Offering, amount: Decimal, list_price: Decimal) -> bool:
    """Whether a reseller asks so little for closed weights that it can hardly be the same."""
    is_closed = offering.model.record.weights == "closed"
    return is_closed and not is_own(offering) and amount < list_price * _FAR_BELOW


def _is_unverified(cost: Cost) -> bool:
    cited = [cost.price.source_of(rate) for rate in cost.rates] if cost.price else []
    return all(source is None or source.is_catalogue for source in cited)


def cost_read_on(cost: Cost) -> date | None:
    """The oldest date on which a rate of a cost was read."""
    price = cost.price
    cited = [price.source_of(rate) for rate in cost.rates] if price else []
    return min((source.checked for source in cited if source), default=None)


def least_of_new(dated: Sequence[tuple[Decimal, date]]) -> Decimal | None:
    """The lowest amount among those that are not from copies far older than the newest."""
    newest = max((day for _, day in dated), default=date.min)
    return min((amount for amount, day in dated if newest - day <= STALE), default=None)


_PLACES = {State.KNOWN: 1, State.FREE: 2, State.INCLUDED: 3}


def _order(
    offering: Offering, cost: Cost, *, is_live: bool, is_doubted: bool
) -> tuple[int, Decimal, str, str]:
    place = 0 if cost.amount_usd is not None else _PLACES.get(cost.state, 4)
    if is_doubted or (cost.state is State.UNKNOWN and publishes_price(offering)):
        place = 1
    if not is_live:
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
    groups = [tuple(tied) for _, tied in groupby(ranked, key=lambda place: place.rank)]
    stated = [most_stated([_usd(place) for place in group]) for group in groups]
    amounts = [amount.usd for amount in stated]
    return tuple(
        PriceTier(
            amount.usd,
            amount.is_converted,
            group[0].rank or 1,
            tuple(sorted(group, key=lambda place: by_provider(place.offering))),
            amount.usd / amounts[0],
            amount.usd / amounts[-1],
        )
        for group, amount in zip(groups, stated, strict=True)
    )


def are_tied(least: Decimal, amount: Decimal) -> bool:
    """Whether two amounts are as good as equal: at most 0.1 percent above the lower one."""
    low, high = sorted((least, amount))
    return high <= low * _ALIKE


def most_stated(amounts: Sequence[Compared]) -> Compared:
    """The amount that most state; of several, that with the fewest digits, then the lowest.

    Converted ones count by their four significant digits; one that is stated exactly is exact.
    """
    times = Counter(amount.usd for amount in amounts)
    exact = {amount.usd for amount in amounts if not amount.is_converted}
    least = min(times, key=lambda usd: (-times[usd], _digits(usd), usd))
    return Compared(least, is_converted=least not in exact)


def _digits(amount: Decimal) -> int:
    return len(amount.normalize().as_tuple().digits)


def _usd(ranked: RankedOffering) -> Compared:
    return Compared.of(ranked.cost.amount_usd or Decimal(0), is_converted=ranked.cost.is_converted)


def charges_nothing(offering: Offering) -> bool:
    """Whether every rate that it states is free."""
    price = offering.price
    return price is not None and set(price.rates.values()) == {"free"}
