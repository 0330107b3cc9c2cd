"""What an amount costs at one rate where a request has a minimum."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from llmref.catalogue.entities import Price
from llmref.records.charging import Minimum
from llmref.records.rates import RATES, RateKey

PLACES = Decimal("1E-15")
"""To what a cost is rounded that has no last digit: 10 seconds at a rate by the minute."""
_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)


def part_of_cost(price: Price, rate: RateKey, count: int) -> Decimal:
    """What a number of tokens, images … costs at one rate of a price."""
    amount = price.rates[rate]
    return Decimal(0) if isinstance(amount, str) else amount * count / RATES[rate].size


def raised_by(
    minimums: Mapping[RateKey, Minimum], rate: RateKey, count: int, requests: int | None
) -> Minimum | None:
    """The minimum by which more is billed than is used: all requests count as of one length."""
    minimum = minimums.get(rate)
    if minimum is None or not requests:
        return None
    return minimum if count * RATES[rate].parts < requests * minimum.count else None


def least_cost(price: Price, minimum: Minimum, requests: int) -> Decimal:
    """What requests cost of which each is billed at its minimum."""
    amount, kind = price.rates[minimum.rate], RATES[minimum.rate]
    if isinstance(amount, str):
        return Decimal(0)
    whole = _WIDE.multiply(amount, Decimal(requests * minimum.count))
    cost = _WIDE.divide(whole, Decimal(kind.size * kind.parts))
    rounded = cost if kind.parts == 1 else cost.quantize(PLACES, context=_WIDE)
    return rounded.normalize(_WIDE)
