"""Claims that dispute nothing, as the offering's own prices state the same.

A catalog that has one figure for each ID takes that of a region, or of the peak hours, for the
price of every request. It agrees with the price under that condition. Another writes fewer digits
of the same amount: 0.083333 is 0.0833333333333.
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
_WITHIN = Decimal("0.0001")
"""The share by which two amounts differ at most that are one amount in more or fewer digits."""


def with_true_disputes(record: OfferingRecord | VariantRecord) -> list[Price]:
    """The prices of a record, the unconditional ones without the claims that a condition explains.

    A condition explains a claim if the price under it has every rate of the claim, one of them
    input or output.
    """
    return [
        price.model_copy(update={"disputed": [*_true(price, record)]}) if price.disputed else price
        for price in record.prices
    ]


def _true(price: Price, record: OfferingRecord | VariantRecord) -> Iterator[Dispute]:
    return _of_other_amounts(price) if price.when else _disputes(price, record)


def _of_other_amounts(price: Price) -> Iterator[Dispute]:
    """The claims without the rates that they state as the price does, but for their digits."""
    for dispute in price.disputed:
        other = {
            rate: amount
            for rate, amount in dispute.rates.items()
            if not _is_one_amount(amount, price.rates.get(rate))
        }
        if other:
            yield dispute.model_copy(update={"rates": other})


def _is_one_amount(
    claimed: Decimal | Literal["free"], own: Decimal | Literal["free"] | None
) -> bool:
    if isinstance(claimed, str) or isinstance(own, str) or own is None:
        return claimed == own
    return abs(claimed - own) <= own * _WITHIN


def _disputes(price: Price, record: OfferingRecord | VariantRecord) -> Iterator[Dispute]:
    conditional = [*_conditional(record)]
    for dispute in _of_other_amounts(price):
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
