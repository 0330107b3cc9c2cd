"""Claims that state, without a condition, what the offering's own prices state under one.

A catalog that has one figure for each ID takes that of a region, or of the peak hours, for the
price of every request. It agrees with the price under that condition, so it disputes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from llmref.records.offering import OfferingRecord, VariantRecord
from llmref.records.price import Dispute, Price
from llmref.records.rates import RateKey

Rates = Mapping[RateKey, Decimal | Literal["free"]]
_BASE: frozenset[RateKey] = frozenset({"input", "output"})


def with_true_disputes(record: OfferingRecord | VariantRecord) -> list[Price]:
    """The prices of a record, the unconditional ones without the claims that a condition explains.

    A condition explains a claim if the price under it has every rate of the claim, one of them
    input or output.
    """
    return [
        price
        if price.when or not price.disputed
        else price.model_copy(update={"disputed": [*_disputes(price, record)]})
        for price in record.prices
    ]


def _disputes(price: Price, record: OfferingRecord | VariantRecord) -> Iterator[Dispute]:
    conditional = [*_conditional(record)]
    for dispute in price.disputed:
        is_restated = _BASE & dispute.rates.keys() and any(
            all(rates.get(rate) == amount for rate, amount in dispute.rates.items())
            for rates in conditional
        )
        if not is_restated:
            yield dispute


def _conditional(record: OfferingRecord | VariantRecord) -> Iterator[Rates]:
    """The current rates in a region or at some hours, and those of the IDs for a region."""
    for price in record.prices:
        if price.when and (price.when.region or price.when.hours_utc) and price.ends is None:
            yield price.rates
    if isinstance(record, OfferingRecord):
        for variant in record.variants:
            if variant.id.endswith(f".{record.id}"):
                yield from (each.rates for each in variant.prices if each.ends is None)
