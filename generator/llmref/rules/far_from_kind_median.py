"""A rate ten times what models of its kind cost is a slip of a unit more often than a price."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from llmref.catalogue.entities import Price
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.rates import RATES, RateKey

FAR, ENOUGH = 10, 10
"""How many times the median is far, and how many prices make a median."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each base rate in US dollars far above the median of its kind.

    Models that write are left out: the most expensive costs 250 times what most do. These are
    compared with other providers of the same model (`far-from-median`).
    """
    if catalogue.seeds.hides("offerings", "providers"):
        return  # with the prices that could not be read the median may be another
    prices = dict(_prices(catalogue))
    amounts: dict[tuple[Kind, RateKey], list[Decimal]] = defaultdict(list)
    for price, (kind, _) in prices.items():
        for rate, amount in price.rates.items():
            if isinstance(amount, Decimal):
                amounts[kind, rate].append(amount)
    middle = {key: median(known) for key, known in amounts.items() if len(known) >= ENOUGH}
    for price, (kind, native_id) in prices.items():
        for rate, amount in price.rates.items():
            usual = middle.get((kind, rate))
            if usual is not None and isinstance(amount, Decimal) and amount > FAR * usual:
                yield price.warning(
                    f"rates.{rate}",
                    f"{rate} at {amount} USD per {RATES[rate].unit}, but the median of "
                    f"{MODEL_KINDS[kind].plural} is {usual.normalize():f}",
                    "check the unit, or accept it in exceptions.yaml with a reason",
                    native_id,
                )


def _prices(catalogue: Catalogue) -> Iterator[tuple[Price, tuple[Kind, str]]]:
    """The base prices in US dollars of models that do not write, with their kind and ID."""
    for slug, offerings in catalogue.at_model.items():
        kind = catalogue.models[slug].kind
        for offering in offerings if MODEL_KINDS[kind].writes is False else ():
            for sellable in offering.sellables:
                price = sellable.price if sellable.record.prices else None
                if price and price.currency == "USD":
                    yield price, (kind, sellable.id)
