"""What became of prices that were settled again: lines of the report about each rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from llmref.imports.findings import Finding
from llmref.imports.price_words import changed
from llmref.records.offering import OfferingsFile, Sellable
from llmref.records.price import Price, When
from llmref.records.rates import RATES


def moved_prices(
    provider: str, before: OfferingsFile | None, after: OfferingsFile, whole: frozenset[str]
) -> Iterator[Finding]:
    """A line for each rate of a current price that is another one now.

    `whole` are the ids that were not settled again: theirs are reported where they change.
    """
    if before is None:
        return
    stored = dict(_by_id(before))
    for native_id, record in _by_id(after):
        known = stored.get(native_id)
        if known is not None and native_id not in whole and known.prices != record.prices:
            yield from _of(f"{provider}/{native_id}", known, record)


def _by_id(file: OfferingsFile) -> Iterator[tuple[str, Sellable]]:
    for offering in file.offerings:
        yield offering.id, offering
        yield from ((variant.id, variant) for variant in offering.variants)


def _current(record: Sellable) -> Mapping[str, Price]:
    return {repr(price.when): price for price in record.prices if price.ends is None}


def _of(where: str, before: Sellable, after: Sellable) -> Iterator[Finding]:
    stored = _current(before)
    for when, price in _current(after).items():
        old = stored.get(when)
        for rate in (rate for rate in RATES if old and rate in old.rates and rate in price.rates):
            if old is None or old.rates[rate] == price.rates[rate]:
                continue
            was, now = old.rates[rate], price.rates[rate]
            line = changed(where, price.when or When(), rate, before=was, amount=now)
            revised = (each for each in price.revised if each.rates.get(rate) == was)
            if revision := next(revised, None):
                days = f"between {revision.after} and {revision.by}"
                words = f"{line.text}: {revision.source} changed its figure {days}"
                line = replace(line, about="revised", text=words)
            yield line
