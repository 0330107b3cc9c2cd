"""How each rate of a model spreads over the providers that publish it in US dollars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from llmref.catalogue.entities import Offering
from llmref.insights.ranking import (
    Compared,
    are_tied,
    is_far_below,
    is_own,
    least_of_new,
    most_stated,
)
from llmref.records.rates import RATES, RateKey


@dataclass(frozen=True, slots=True, eq=False)
class RateRange:
    """How one rate spreads over the providers that publish it in US dollars."""

    rate: RateKey
    least: Compared
    """What most of those charge that tie for the lowest amount, up to 0.1 percent above it.

    Copies far older than the newest beside them do not decide it.
    """
    middle: Decimal
    most: Decimal
    number: int
    cheapest: tuple[Offering, ...]


def rate_ranges(
    offerings: tuple[Offering, ...], own: Iterable[Offering] = ()
) -> dict[RateKey, RateRange]:
    """How each rate spreads over those who publish it in US dollars, in the order of all rates."""
    amounts: dict[RateKey, list[_Charged]] = {}
    for offering in offerings:
        price = offering.price
        if price is not None and price.currency == "USD":
            for rate, amount in price.rates.items():
                if isinstance(amount, Decimal):
                    cited = price.source_of(rate)
                    day = cited.checked if cited else date.min
                    is_converted = price.converted_from is not None
                    compared = Compared.of(amount, is_converted=is_converted)
                    amounts.setdefault(rate, []).append((compared, day, offering))
    listed = _list_prices((*own, *offerings))
    return {rate: _span(rate, amounts[rate], listed.get(rate)) for rate in RATES if rate in amounts}


def _list_prices(offerings: Iterable[Offering]) -> dict[RateKey, Decimal]:
    """The creator's own amounts, those of an API that has retired the model included."""
    listed: dict[RateKey, Decimal] = {}
    for offering in offerings:
        price = offering.price if is_own(offering) else None
        for rate, amount in price.rates.items() if price and price.currency == "USD" else ():
            if isinstance(amount, Decimal):
                listed[rate] = min(amount, listed.get(rate, amount))
    return listed


_Charged = tuple[Compared, date, Offering]
"""What a rate costs, when that was read, and where."""


def _span(rate: RateKey, charged: Sequence[_Charged], list_price: Decimal | None) -> RateRange:
    amounts = [amount.usd for amount, _, _ in charged]
    if list_price:
        fair = [
            (amount, day, offering)
            for amount, day, offering in charged
            if not is_far_below(offering, amount.usd, list_price)
        ]
        charged = fair or charged
    least = least_of_new([(amount.usd, day) for amount, day, _ in charged]) or min(amounts)
    tied = [(amount, offering) for amount, _, offering in charged if are_tied(least, amount.usd)]
    cheapest = tuple(offering for _, offering in tied)
    stated = most_stated([amount for amount, _ in tied])
    return RateRange(rate, stated, median(amounts), max(amounts), len(charged), cheapest)
