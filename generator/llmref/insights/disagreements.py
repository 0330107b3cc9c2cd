"""Where sources disagree about a current price: every rate that one of them states otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from llmref.catalogue.entities import Cited, Offering, Price, Variant
from llmref.catalogue.link import Catalogue
from llmref.insights.cells import is_older_copy
from llmref.records.rates import RATES, RateKey

Amount = Decimal | Literal["free"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One rate of one current price, and what another source says it is."""

    offering: Offering
    form: Offering | Variant
    """What has the model ID that the price is of."""
    price: Price
    rate: RateKey
    shown: Amount
    claimed: Amount
    """In the currency of the price."""
    cited: Cited
    """Where the other amount was read."""
    times: Decimal | None
    """How many times the smaller amount goes into the greater; None where one of them is free."""
    is_older: bool
    """Whether the other amount is from a copy so much older that it may have changed since."""


def disagreements(catalogue: Catalogue) -> tuple[Disagreement, ...]:
    """All of them, those of older copies last, those furthest apart first.

    A price that a variant takes over counts once.
    """
    return tuple(sorted(_all(catalogue), key=_order))


def _all(catalogue: Catalogue) -> Iterator[Disagreement]:
    for offering in catalogue.offerings:
        for form in offering.sellables:
            if form is not offering and form.current is offering.current:
                continue
            for price in form.current:
                yield from _of_price(offering, form, price)


def _of_price(offering: Offering, form: Offering | Variant, price: Price) -> Iterator[Disagreement]:
    for dispute in price.disputes:
        for rate, claimed in dispute.rates.items():
            shown = price.rates.get(rate)
            if shown is not None and shown != claimed:
                ratio = _times(shown, claimed)
                is_older = is_older_copy(price, rate, dispute.cited)
                yield Disagreement(
                    offering, form, price, rate, shown, claimed, dispute.cited, ratio, is_older
                )


def _times(first: Amount, second: Amount) -> Decimal | None:
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return max(first, second) / min(first, second)
    return None


def _order(disagreement: Disagreement) -> tuple[bool, bool, Decimal, str, str, str, int, str]:
    rates = list(RATES)
    return (
        disagreement.is_older,
        disagreement.times is not None,
        -(disagreement.times or Decimal(0)),
        disagreement.offering.key,
        disagreement.form.id,
        repr(sorted(disagreement.price.conditions.items())),
        rates.index(disagreement.rate),
        disagreement.cited.origin.url,
    )
