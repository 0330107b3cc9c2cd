"""Rates that leave the seeds or come back to them: the report lists each, whatever did it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from llmref.imports.findings import Finding
from llmref.imports.forms import forms
from llmref.imports.price_claims import Amount
from llmref.imports.price_words import shown, under
from llmref.records.offering import OfferingRecord, OfferingsFile, Sellable, VariantRecord
from llmref.records.price import Price, When
from llmref.records.rates import RateKey

_Stated = tuple[str, RateKey, Amount]
"""The condition as text, the rate and its amount."""


def gone_and_back(
    before: Mapping[str, OfferingsFile], after: Mapping[str, OfferingsFile]
) -> Iterator[Finding]:
    """A line for each rate that leaves the files, by provider, and for each that comes back."""
    for provider, file in after.items():
        stored = before.get(provider)
        yield from removed(provider, stored, file)
        yield from restored(provider, stored, file)


def restored(
    provider: str, before: OfferingsFile | None, after: OfferingsFile
) -> Iterator[Finding]:
    """A line for each rate that an id lacked though the copy that it is cited from was taken.

    Somebody deleted it, or what stood in its way is gone.
    """
    if before is None:
        return
    old = _by_id(before)
    taken = {key for key, origin in after.sources.items() if before.sources.get(key) == origin}
    for form in forms(after):
        known = old.get(form.record.id)
        if known is not None and known.prices != form.record.prices:
            where = f"{provider}/{form.record.id}"
            yield from _back(where, known, form.record, form.source, taken)


def _back(
    where: str, had: Sellable, record: Sellable, source: str, taken: Container[str]
) -> Iterator[Finding]:
    there = {key for price in had.prices for key in _rates(price)}
    for price in record.prices:
        for (when, rate), amount in _rates(price).items():
            key = price.rate_sources.get(rate) or price.source or source
            if price.ends is None and (when, rate) not in there and key in taken:
                named = shown(rate, amount, price.currency or "USD")
                text = f"{named} by {key}{under(price.when or When())}"
                yield Finding("restored", where, text)


def removed(provider: str, before: OfferingsFile | None, after: OfferingsFile) -> Iterator[Finding]:
    """A line for each rate that an id had and has no more: from now on, or at all.

    A rate whose amount changed is not removed where its old amount is kept: in an ended price, in
    a dispute or in a correction.
    """
    if before is None:
        return
    now = _by_id(after)
    for native_id, record in _by_id(before).items():
        yield from _of(f"{provider}/{native_id}", record, now.get(native_id))


def _by_id(file: OfferingsFile) -> Mapping[str, OfferingRecord | VariantRecord]:
    return {form.record.id: form.record for form in forms(file)}


def _of(
    where: str,
    before: OfferingRecord | VariantRecord,
    after: OfferingRecord | VariantRecord | None,
) -> Iterator[Finding]:
    if after is not None and before.prices == after.prices:
        return
    prices = after.prices if after else []
    current = {key for price in prices if price.ends is None for key in _rates(price)}
    anywhere = {stated for price in prices for stated in _stated(price)}
    for price in before.prices:
        for (when, rate), amount in _rates(price).items():
            named = shown(rate, amount, price.currency or "USD")
            condition = under(price.when or When())
            if price.ends is None and (when, rate) not in current:
                yield Finding("removed", where, f"{named} is not stated any more{condition}")
            elif (when, rate, amount) not in anywhere:
                yield Finding("removed", where, f"{named} was overwritten{condition}")


def _rates(price: Price) -> Mapping[tuple[str, RateKey], Amount]:
    when = _when(price)
    return {(when, rate): amount for rate, amount in price.rates.items()}


def _stated(price: Price) -> Iterator[_Stated]:
    """Every amount that the price keeps: its own, disputed, corrected and revised ones."""
    when = _when(price)
    kept: list[Mapping[RateKey, Amount]] = [price.rates]
    kept += [dispute.rates for dispute in price.disputed]
    kept += [wrong.rates for wrong in price.corrects]
    kept += [revision.rates for revision in price.revised]
    for rates in kept:
        yield from ((when, rate, amount) for rate, amount in rates.items())


def _when(price: Price) -> str:
    return repr(price.when or When())
