"""What remains to be paid where an account has something free, or included in a plan.

A month is counted as 30 days, and an allowance as if nothing else of the account used it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from llmref.catalogue.entities import Offering, Price
from llmref.costs.usage import Usage
from llmref.insights.minimums import part_of_cost
from llmref.insights.prices import free_variants
from llmref.records.charging import Allowance, Period
from llmref.records.rates import RateKey
from llmref.speed.values import value

PERIODS: dict[Period, int] = {"day": 30, "month": 1, "once": 1}
"""How often a period fits into the month that is calculated."""


@value(eq=False)
class AllowanceUse:
    """An allowance with what it does to the cost of some usage."""

    allowance: Allowance
    rest: Decimal | None = None
    """What remains to be paid in a month, in the currency of the quote; None: cannot be said."""
    is_enough: bool | None = None
    """Whether it covers the usage; None where that cannot be said."""


def allowance_uses(
    offering: Offering, usage: Usage, price: Price | None, total: Decimal | None
) -> Iterator[AllowanceUse]:
    """The allowances that concern an offering; `total` is the cost where it is whole."""
    for allowance in allowances_of(offering):
        if allowance.free_ids or price is None or total is None:
            counted = allowance.uses and (allowance.free_ids or allowance.plan)
            enough = _is_enough(allowance, _counts(usage)) if counted else None
            yield AllowanceUse(allowance, None, enough)
        elif allowance.credit is not None:
            rest = _beyond_credit(allowance, allowance.credit, price, total)
            yield AllowanceUse(allowance, rest, None if rest is None else not rest)
        else:
            yield _beyond_use(allowance, usage, price, total)


def allowances_of(offering: Offering) -> Sequence[Allowance]:
    """The allowances of what is paid here, of its plan, and of its free IDs, if it has any."""
    plan = offering.record.plan
    is_free = (offering.billing == "free" and not offering.prices) or bool(free_variants(offering))
    return [
        allowance
        for allowance in offering.charging.allowances
        if (is_free if allowance.free_ids else _is_open(allowance, offering, plan))
    ]


def _is_open(allowance: Allowance, offering: Offering, plan: str | None) -> bool:
    """Whether what is paid here counts: use that is billed, or a plan that one has to have."""
    if allowance.plan:
        return allowance.plan == plan
    return bool(offering.prices) and offering.billing != "subscription"


def _counts(usage: Usage) -> dict[RateKey, int]:
    """What is used, each request included where their number is known."""
    counts = dict(usage.uses)
    if usage.requests:
        counts.setdefault("request", usage.requests)
    return counts


def _is_enough(allowance: Allowance, counts: dict[RateKey, int]) -> bool | None:
    """Whether the usage is within all that is allowed; None where a count is not known."""
    times = PERIODS[allowance.per]
    if any(rate not in counts for rate in allowance.uses if rate == "request"):
        return None
    return all(counts.get(rate, 0) <= most * times for rate, most in allowance.uses.items())


def _beyond_credit(
    allowance: Allowance, credit: Decimal, price: Price, total: Decimal
) -> Decimal | None:
    if allowance.currency != price.currency:
        return None
    return max(Decimal(0), total - credit * PERIODS[allowance.per])


def _beyond_use(allowance: Allowance, usage: Usage, price: Price, total: Decimal) -> AllowanceUse:
    """What is left of a cost where some of what is used is not charged.

    Where only requests are counted and have no price of their own, all of them are free up to that
    number; of other uses without a price nothing can be said.
    """
    counts, times = _counts(usage), PERIODS[allowance.per]
    if not allowance.uses.keys() <= price.rates.keys():
        enough = _is_enough(allowance, counts) if set(allowance.uses) == {"request"} else None
        return AllowanceUse(allowance, Decimal(0) if enough else None, enough)
    free = {rate: min(counts.get(rate, 0), most * times) for rate, most in allowance.uses.items()}
    saved = sum((part_of_cost(price, rate, count) for rate, count in free.items()), Decimal(0))
    rest = max(Decimal(0), total - saved)
    return AllowanceUse(allowance, rest, not rest)
