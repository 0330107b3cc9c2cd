"""What happened to prices: rates that rose or fell, periods that began or ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from llmref.formats import between, change, condition, in_sentence, money, rate_label
from llmref.records.price import Currency, Price, Revision
from llmref.records.rates import RATES, RateKey

NOT_SOURCED = "not sourced"
Amount = Decimal | str
"""An amount, or free."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All prices of one thing, and the currency of those that name none."""

    prices: Sequence[Price]
    currency: Currency

    def under(self, when: str) -> list[Price]:
        """The prices under one condition, the one that holds longest last."""
        prices = [price for price in self.prices if condition_of(price) == when]
        return sorted(prices, key=lambda price: (price.ends or date.max, price.starts or date.min))

    def money(self, price: Price, rate: RateKey) -> str:
        """A rate as it is shown."""
        amount = price.rates.get(rate)
        if amount is None:
            return NOT_SOURCED
        return self.amount(amount, price)

    def amount(self, amount: Amount, price: Price) -> str:
        """An amount as it is shown in the currency of a price."""
        return "free" if isinstance(amount, str) else money(amount, price.currency or self.currency)

    def summary(self, price: Price) -> str:
        """All rates of a price."""
        return ", ".join(f"{_label(rate)} {self.money(price, rate)}" for rate in _rates(price))

    def corrections(self, when: str) -> list[str]:
        """What other sources are known to have wrong under one condition."""
        return [
            f"{_label(rate)} {self.amount(amount, price)} of {wrong.source}"
            + (f", read {wrong.checked}" if wrong.checked else "")
            for price in self.under(when)
            for wrong in price.corrects
            for rate, amount in wrong.rates.items()
        ]


def condition_of(price: Price) -> str:
    """The condition of a price, in words; nothing for the base price."""
    return condition(price.when) if price.when else ""


def price_changes(before: Sheet, after: Sheet) -> Iterator[str]:
    """What is different, one sentence per condition and event."""
    conditions = dict.fromkeys(condition_of(price) for price in [*before.prices, *after.prices])
    for when in conditions:
        prefix = f"{in_sentence(when)}: " if when else ""
        for words in (*_under(before, after, when), *_corrected(before, after, when)):
            yield f"{prefix}{words}"


def revisions(before: Sheet, after: Sheet) -> Iterator[str]:
    """Figures that their source changed, which are no changes of price, one sentence each."""
    for price in after.prices:
        for revision in _new_revisions(before, after, condition_of(price)):
            if revision not in price.revised:
                continue
            steps = ", ".join(
                f"{_label(rate)} {after.amount(was, price)} → {after.money(price, rate)}"
                for rate, was in revision.rates.items()
            )
            when = condition_of(price)
            prefix = f"{in_sentence(when)}: " if when else ""
            days = between(revision.after, revision.by)
            yield f"{prefix}{revision.source} changed its figure {days}: {steps}"


def _new_revisions(before: Sheet, after: Sheet, when: str) -> list[Revision]:
    known = [revision for price in before.under(when) for revision in price.revised]
    return [
        revision
        for price in after.under(when)
        for revision in price.revised
        if revision not in known
    ]


def _under(before: Sheet, after: Sheet, when: str) -> Iterator[str]:
    old, new = before.under(when), after.under(when)
    if not old:
        yield from (f"price added: {after.summary(price)}{_period(price)}" for price in new)
        return
    if not new:
        yield from (f"price removed: {before.summary(price)}{_period(price)}" for price in old)
        return
    latest, now = old[-1], new[-1]
    yield from _latest(before, after, latest, now)
    # The old price, ended where the new one begins, is history that the sentence above gives.
    given = {_key(before, latest), _key(after, now), (*_key(before, latest)[:2], now.starts)}
    old_keys, new_keys = (
        [_key(before, price) for price in old],
        [_key(after, price) for price in new],
    )
    for price, key in zip(new, new_keys, strict=True):
        if key not in old_keys and key not in given:
            yield f"past price added: {after.summary(price)}{_period(price)}"
    for price, key in zip(old, old_keys, strict=True):
        if key not in new_keys and key not in given:
            yield f"past price removed: {before.summary(price)}{_period(price)}"


def _corrected(before: Sheet, after: Sheet, when: str) -> Iterator[str]:
    old, new = before.corrections(when), after.corrections(when)
    yield from (f"corrects {words}" for words in new if words not in old)
    yield from (f"does not correct {words} any more" for words in old if words not in new)


def _latest(before: Sheet, after: Sheet, old: Price, new: Price) -> Iterator[str]:
    revised = [revision for revision in new.revised if revision not in old.revised]
    differing = [
        _rate(rate, (before.money(old, rate), after.money(new, rate)), _raw(old, new, rate))
        for rate in RATES
        if before.money(old, rate) != after.money(new, rate) or _raw_differs(old, new, rate)
        if not any(
            rate in revision.rates and revision.rates[rate] == old.rates.get(rate)
            for revision in revised
        )
    ]
    if differing:
        begins = f" from {new.starts}" if new.starts and new.starts != old.starts else ""
        yield f"{', '.join(differing)}{begins}"
    elif new.starts != old.starts:
        yield f"starts {old.starts or NOT_SOURCED} → {new.starts or NOT_SOURCED}"
    if new.ends != old.ends and new.ends:
        yield f"ends {new.ends}" + (f", before {old.ends}" if old.ends else "")
    elif new.ends != old.ends and not differing:
        yield f"ends {old.ends} → no end"


def _raw_differs(old: Price, new: Price, rate: RateKey) -> bool:
    return old.rates.get(rate) != new.rates.get(rate)


def _raw(old: Price, new: Price, rate: RateKey) -> tuple[Amount | None, Amount | None]:
    same = (old.currency or None) == (new.currency or None)
    return (old.rates.get(rate), new.rates.get(rate)) if same else (None, None)


def _rate(rate: RateKey, shown: tuple[str, str], raw: tuple[Amount | None, Amount | None]) -> str:
    old, new = raw
    share = ""
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        share = f" ({change(old, new)})"
        shown = shown if shown[0] != shown[1] else (f"{old:f}", f"{new:f}")
    return f"{_label(rate)} {shown[0]} → {shown[1]}{share}"


def _label(rate: RateKey) -> str:
    return in_sentence(rate_label(rate))


def _rates(price: Price) -> Iterator[RateKey]:
    return (rate for rate in RATES if rate in price.rates)


def _period(price: Price) -> str:
    begins = f" from {price.starts}" if price.starts else ""
    return begins + (f" until {price.ends}" if price.ends else "")


def _key(sheet: Sheet, price: Price) -> tuple[str, date | None, date | None]:
    return (sheet.summary(price), price.starts, price.ends)
