"""A provider's price page held against its offerings: agree, differ, not found; and the mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, count
from typing import Literal

from llmref.catalogue.entities import Offering, Price
from llmref.imports.page_rates import StatedRate, plain_name, stated_rates
from llmref.imports.page_tables import tables_of
from llmref.markdown.parser import plain_parser
from llmref.records.offering import OfferingRecord, OfferingsFile
from llmref.records.rates import RateKey
from llmref.records.source import Origin

Agreement = Literal["agree", "differ", "not found"]
_TOLD_BY: tuple[RateKey, ...] = ("input", "output")
"""The rates that a page must state, of those that the price has, to agree with it."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page says of one offering."""

    id: str
    agreement: Agreement
    rates: Mapping[RateKey, Decimal]
    """What the page states, in the units of the keys."""
    words: str
    """What differs, or why nothing was found."""
    excerpts: tuple[str, ...]


def page_readings(text: str, offerings: Sequence[Offering]) -> list[PageReading]:
    """What a price page, HTML or Markdown, says of each offering that has a current price."""
    is_html = text.lstrip()[:200].casefold().startswith(("<!doctype", "<html", "<?xml"))
    tables = tables_of(text if is_html else plain_parser().render(text))
    stated: dict[str, list[StatedRate]] = {}
    for rate in stated_rates(tables, _ids(offerings)):
        stated.setdefault(rate.id, []).append(rate)
    return [
        _reading(offering, offering.price, stated.get(offering.id, []))
        for offering in offerings
        if offering.price
    ]


def _ids(offerings: Sequence[Offering]) -> dict[str, str]:
    """The offering that a name or id means; one that several have means none."""
    pairs = {
        (plain_name(name), offering.id)
        for offering in offerings
        for name in (offering.id, offering.model.name)
    }
    counts = Counter(name for name, _ in pairs)
    return {name: native_id for name, native_id in pairs if counts[name] == 1}


def _reading(offering: Offering, price: Price, stated: Sequence[StatedRate]) -> PageReading:
    excerpts = tuple(dict.fromkeys(rate.excerpt for rate in stated))
    amounts: dict[RateKey, set[Decimal]] = {}
    for rate in stated:
        amounts.setdefault(rate.key, set()).add(rate.amount)
    rates = {key: min(values) for key, values in amounts.items() if len(values) == 1}

    def reading(agreement: Agreement, words: str = "") -> PageReading:
        return PageReading(offering.id, agreement, rates, words, excerpts)

    if not stated:
        return reading("not found", "no amount beside its whole name or ID")
    if several := [key for key, values in amounts.items() if len(values) > 1]:
        return reading("not found", f"several amounts for {', '.join(several)}")
    if any(rate.currency != price.currency for rate in stated):
        return reading("not found", f"not in {price.currency}")
    if missing := [key for key in _TOLD_BY if key in price.rates and key not in rates]:
        return reading("not found", f"no amount for {', '.join(missing)}")
    if words := ", ".join(_differences(price, rates)):
        return reading("differ", words)
    if not rates.keys() & price.rates.keys():
        return reading("not found", "no rate that is listed here")
    return reading("agree")


def _differences(price: Price, rates: Mapping[RateKey, Decimal]) -> Iterator[str]:
    for key, amount in rates.items():
        if (ours := price.rates.get(key)) is not None and ours != amount:
            yield f"{key} {ours} here, {amount:f} on the page"


def marked(
    file: OfferingsFile,
    offerings: Sequence[Offering],
    readings: Sequence[PageReading],
    origin: Origin,
) -> OfferingsFile:
    """The file with each price that agrees marked as read on the day of the page.

    Rates that the page does not state keep the source that they have. A price that was read at the
    provider on that day or later, and one that began later, is not changed.
    """
    day = origin.checked
    if day is None:
        raise ValueError("a page without a day marks nothing")
    key = _key(file, origin, day)
    agreed = {reading.id: reading for reading in readings if reading.agreement == "agree"}
    by_id = {offering.id: offering for offering in offerings}
    records = [
        _marked(file, record, by_id[record.id], agreed[record.id], (key, day))
        if record.id in agreed
        else record
        for record in file.offerings
    ]
    if records == file.offerings:
        return file
    new = file.model_copy(update={"offerings": records})
    named = new.named_sources()
    kept = {
        name: source
        for name, source in file.sources.items()
        if name in named or name not in file.named_sources()
    }
    return new.model_copy(update={"sources": {**kept, key: origin}})


def _key(file: OfferingsFile, origin: Origin, day: date) -> str:
    """The key of this page among the sources, which no other page has."""
    name = f"price-page-{day.isoformat()}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(key for key in names if file.sources.get(key, origin) == origin)


def _marked(
    file: OfferingsFile,
    record: OfferingRecord,
    offering: Offering,
    reading: PageReading,
    source: tuple[str, date],
) -> OfferingRecord:
    price = offering.price
    key, day = source
    if price is None or (price.starts and price.starts > day):
        return record
    if price.cited and not price.cited.is_catalogue and price.cited.checked >= day:
        return record
    place = next(index for index, other in enumerate(offering.prices) if other is price)
    before = record.prices[place]
    inherited = before.source or record.source or file.defaults.source
    others = {
        rate: before.rate_sources.get(rate, inherited)
        for rate in before.rates
        if rate not in reading.rates
    }
    update = {
        "source": key,
        "checked": None,
        "rate_sources": {rate: name for rate, name in others.items() if name},
    }
    prices = [*record.prices]
    prices[place] = before.model_copy(update=update)
    return record.model_copy(update={"prices": prices})
