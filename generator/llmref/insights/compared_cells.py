"""Rates as tables and tiles compare them: converted ones rounded, with what tiers and hours change.

Where a price stands as a fact, `cells.price_cell` shows it as its source states it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import ANY_TIME, Offering, Price
from llmref.insights.cells import Cell, price_in, rate_cell, sentence_money
from llmref.insights.prices import input_tiers, upcoming
from llmref.memo import Once
from llmref.records.price import Mode
from llmref.records.rates import RateKey

_TIMES = {"hours_utc", "weekdays"}


_COMPARED = Once[tuple[RateKey, Mode | None], Cell]("compared rate")


def compared_cell(offering: Offering, rate: RateKey, mode: Mode | None = None) -> Cell:
    """What a rate is here, in one mode, with what else a reader may pay for it."""
    return offering.memo.once(_COMPARED, (rate, mode), lambda: _compared(offering, rate, mode))


def _compared(offering: Offering, rate: RateKey, mode: Mode | None) -> Cell:
    cell, price = rate_cell(offering, rate, mode), price_in(offering, mode)
    if cell.amount is None or price is None:
        return cell
    also = "; ".join(_also(offering, rate, cell.amount)) if mode is None else ""
    if price.converted_from:
        cell = replace(cell, text=sentence_money(price, cell.amount), title=_converted(price, cell))
    return replace(cell, also=also) if also else cell


def _converted(price: Price, cell: Cell) -> str:
    return "; ".join(filter(None, (f"Converted from {price.converted_from}", cell.title)))


def _also(offering: Offering, rate: RateKey, base: Decimal) -> Iterator[str]:
    """Other amounts of a rate by the length of the input, and by the time of the request."""
    tiers = input_tiers(offering)
    if amounts := _others(tiers, rate, base):
        lengths = [price.when.longest_below for price in tiers if price.when.longest_below]
        least = formats.tokens_short(min(lengths))
        yield f"{_span(amounts)} above {least}"
    timed = [price for price in offering.current if price.when is not ANY_TIME and _is_timed(price)]
    if amounts := _others(timed, rate, base):
        yield f"{_span(amounts)} at some hours"


def announced(offering: Offering, rate: RateKey, today: date) -> str:
    """Amounts that a rate will have, with their days: from 2027-01-01 $1.50; empty if unknown."""
    now = rate_cell(offering, rate).amount
    coming = [price for price in upcoming(offering.prices, today) if price.when is ANY_TIME]
    stated = [(price, price.rates.get(rate)) for price in coming if price.starts]
    return ", ".join(
        f"from {formats.day(price.starts)} {sentence_money(price, amount)}"
        for price, amount in stated
        if isinstance(amount, Decimal) and amount != now and price.starts
    )


def _is_timed(price: Price) -> bool:
    return set(price.conditions) <= _TIMES


def _others(prices: Sequence[Price], rate: RateKey, base: Decimal) -> dict[Decimal, str]:
    """The amounts other than the base, as they are said, the lowest first."""
    stated = [(price.rates.get(rate), price) for price in prices]
    amounts = {
        amount: sentence_money(price, amount)
        for amount, price in stated
        if isinstance(amount, Decimal) and amount != base
    }
    return {amount: amounts[amount] for amount in sorted(amounts)}


def _span(amounts: dict[Decimal, str]) -> str:
    texts = list(dict.fromkeys(amounts.values()))
    return texts[0] if len(texts) == 1 else f"{texts[0]} to {texts[-1]}"
