"""Rates that leave the seeds: whatever removed them, the report lists each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from llmref.imports.findings import Finding
from llmref.imports.price_claims import Amount
from llmref.imports.price_words import shown, under
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price, When
from llmref.records.rates import RateKey

_Stated = tuple[str, RateKey, Amount]
"""The condition as text, the rate and its amount."""


def lost(
    before: Mapping[str, OfferingsFile],
    after: Mapping[str, OfferingsFile],
    findings: Iterable[Finding],
) -> list[Finding]:
    """A line for each rate that leaves the files, by provider, unless a finding says it revised."""
    revised = {finding.where for finding in findings if finding.about == "revised"}
    gone = (
        finding
        for provider, file in after.items()
        for finding in removed(provider, before.get(provider), file)
    )
    return [finding for finding in gone if finding.where not in revised]


def removed(provider: str, before: OfferingsFile | None, after: OfferingsFile) -> Iterator[Finding]:
    """A line for each rate that an id had and has no more: from now on, or at all.

    A rate whose amount changed is not removed where its old amount is kept: in an ended price, in
    a dispute or in a correction.
    """
    if before is None:
        return
    now = dict(_by_id(after))
    for native_id, record in _by_id(before):
        yield from _of(f"{provider}/{native_id}", record, now.get(native_id))


def _by_id(file: OfferingsFile) -> Iterator[tuple[str, OfferingRecord | VariantRecord]]:
    for offering in file.offerings:
        yield offering.id, offering
        yield from ((variant.id, variant) for variant in offering.variants)


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
