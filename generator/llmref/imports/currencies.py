"""Amounts in different currencies are never compared as numbers: what stands here is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from llmref.imports.candidate import ALWAYS, CandidatePrice, when_of
from llmref.records.price import Currency, Price, When


def currency_of(price: Price, default: Currency) -> Currency:
    """The currency of a price; that of its file where it names none."""
    return price.currency or default


def apart(
    ours: Sequence[Price], stated: Iterable[CandidatePrice], default: Currency
) -> tuple[list[CandidatePrice], list[CandidatePrice]]:
    """What a catalogue states in the currency of the prices that are held, and what it does not.

    A price is held against those under its own conditions, else against the one without any: a
    catalogue's prices belong together, converted ones too. Where nothing is held all is taken.
    """
    same: list[CandidatePrice] = []
    other: list[CandidatePrice] = []
    for price in stated:
        currencies = _currencies(ours, when_of(price.when), default)
        (other if currencies and price.currency not in currencies else same).append(price)
    return same, other


def _currencies(ours: Sequence[Price], when: When, default: Currency) -> set[Currency]:
    for wanted in (when, ALWAYS):
        if under := [price for price in ours if _is_under(price, wanted)]:
            now = [price for price in under if price.ends is None]
            return {currency_of(price, default) for price in now or under}
    return set()


def _is_under(price: Price, when: When) -> bool:
    own = price.when or ALWAYS
    return own is when or own == when
