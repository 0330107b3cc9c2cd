"""A rate ten times what others charge for the same model is a slip more often than a price."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from statistics import median

from llmref.catalogue.entities import Offering, Price
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.rates import RATES, RateKey

FAR, ENOUGH = 10, 3
"""How many times the median is far, and how many prices make a median."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each base rate in US dollars far from the median of its model."""
    if catalogue.seeds.hides("offerings", "providers"):
        return  # with the prices that could not be read the median may be another
    for offerings in catalogue.at_model.values():
        if len(offerings) < ENOUGH:
            continue
        middle = _medians(offerings)
        for offering in offerings:
            for sellable in offering.sellables:
                price = sellable.price if sellable.record.prices else None
                if price and price.currency == "USD":
                    yield from _far(price, middle, sellable.id)


def _medians(offerings: tuple[Offering, ...]) -> dict[RateKey, Decimal]:
    amounts: dict[RateKey, list[Decimal]] = defaultdict(list)
    for offering in offerings:
        if offering.price and offering.price.currency == "USD":
            for rate, amount in offering.price.rates.items():
                if isinstance(amount, Decimal):
                    amounts[rate].append(amount)
    return {rate: median(known) for rate, known in amounts.items() if len(known) >= ENOUGH}


def _far(price: Price, middle: Mapping[RateKey, Decimal], native_id: str) -> Iterator[Problem]:
    for rate, amount in price.rates.items():
        if rate not in middle or not isinstance(amount, Decimal):
            continue
        if amount >= FAR * middle[rate] or amount * FAR <= middle[rate]:
            yield price.warning(
                f"rates.{rate}",
                f"{rate} at {amount} USD per {RATES[rate].unit}, "
                f"but the median of this model's prices is {middle[rate].normalize():f}",
                "check the unit, or accept it in exceptions.yaml with a reason",
                native_id,
            )
