"""A rate ten times what others charge for the same model is a slip more often than a price.

Hosts follow a creator's changes of price one after the other, and each decides what it takes off
cached input: DeepSeek nearly all, most hosts half. Neither is a slip of a unit.
"""

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
FRESH: Mapping[RateKey, RateKey] = {
    "cache_read": "input",
    "cache_write": "input",
    "cache_write_1h": "input",
    "audio_cache_read": "audio_input",
    "image_cache_read": "image_input",
}
"""What a price of cached tokens is set by: the same price's own, for the same not cached."""
_Amounts = Mapping[RateKey, frozenset[Decimal]]


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each base rate in US dollars far from the median of its model.

    Not of a host's amount that is, or was, on the creator's own price list, and not of a rate
    for cached tokens that is near the same price's rate for fresh ones: a tenth of it to all of
    it for reads, a tenth to ten times for writes.
    """
    if catalogue.seeds.hides("offerings", "providers"):
        return  # with the prices that could not be read the median may be another
    for offerings in catalogue.at_model.values():
        if len(offerings) < ENOUGH:
            continue
        middle, by_creator = _medians(offerings), _listed_by_creator(offerings)
        for offering in offerings:
            listed = {} if offering.is_first_party else by_creator
            for sellable in offering.sellables:
                price = sellable.price if sellable.record.prices else None
                if price and price.currency == "USD":
                    yield from _doubtful(price, middle, listed, sellable.id)


def _medians(offerings: tuple[Offering, ...]) -> dict[RateKey, Decimal]:
    amounts: dict[RateKey, list[Decimal]] = defaultdict(list)
    for offering in offerings:
        if offering.price and offering.price.currency == "USD":
            for rate, amount in offering.price.rates.items():
                if isinstance(amount, Decimal):
                    amounts[rate].append(amount)
    return {rate: median(known) for rate, known in amounts.items() if len(known) >= ENOUGH}


def _listed_by_creator(offerings: tuple[Offering, ...]) -> _Amounts:
    """Every amount in US dollars that the creator's own API has, had or will have, by rate."""
    amounts: dict[RateKey, set[Decimal]] = defaultdict(set)
    for offering in offerings:
        if offering.is_first_party:
            for price in (price for sellable in offering.sellables for price in sellable.prices):
                for rate, amount in price.rates.items() if price.currency == "USD" else ():
                    if isinstance(amount, Decimal):
                        amounts[rate].add(amount)
    return {rate: frozenset(known) for rate, known in amounts.items()}


def _doubtful(
    price: Price, middle: Mapping[RateKey, Decimal], listed: _Amounts, native_id: str
) -> Iterator[Problem]:
    for rate, amount in price.rates.items():
        if rate not in middle or not isinstance(amount, Decimal):
            continue
        is_far = amount >= FAR * middle[rate] or amount * FAR <= middle[rate]
        if is_far and amount not in listed.get(rate, ()) and not _is_near_fresh(price, rate):
            yield price.warning(
                f"rates.{rate}",
                f"{rate} at {amount} USD per {RATES[rate].unit}, "
                f"but the median of this model's prices is {middle[rate].normalize():f}",
                "check the unit, or accept it in exceptions.yaml with a reason",
                native_id,
            )


def _is_near_fresh(price: Price, rate: RateKey) -> bool:
    """Whether a rate for cached tokens is what the same price's rate for fresh ones explains."""
    cached, fresh = price.rates[rate], price.rates.get(FRESH.get(rate, rate))
    if rate not in FRESH or not isinstance(cached, Decimal) or not isinstance(fresh, Decimal):
        return False
    most = fresh * FAR if rate.startswith("cache_write") else fresh
    return fresh <= cached * FAR and cached <= most
