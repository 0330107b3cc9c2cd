"""Where a number comes from: what the seeds state of an id, what every catalog claims, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import get_args

from llmref import formats
from llmref.claims.ledger import Ledger
from llmref.imports.claim_rows import LIFECYCLE, LIMITS, ClaimRow, claim_rows, outside_names
from llmref.imports.origins import CATALOGUES
from llmref.imports.price_words import under
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price, When
from llmref.records.rates import RateKey
from llmref.records.source import Origin, Source, source_of
from llmref.seeds import Seeds
from llmref.wording import nearest

FACTS: tuple[str, ...] = (*get_args(RateKey), *LIMITS, *LIFECYCLE)
"""What can be asked for."""
_CATALOG_OF = {catalogue.url: key for key, catalogue in CATALOGUES.items()}


class NotListed(Exception):
    """The seeds have no such provider or id; the message says what is near."""


@dataclass(frozen=True, slots=True)
class _Id:
    """One id of the seeds, with what it inherits from."""

    provider: str
    file: OfferingsFile
    offering: OfferingRecord
    record: OfferingRecord | VariantRecord

    @property
    def source(self) -> str:
        """The key of the source of what names none."""
        return self.record.source or self._above

    @property
    def price_source(self) -> str:
        """The key of the source of a price that names none: that of whoever states the prices."""
        return self.source if self.record.prices else self._above

    @property
    def _above(self) -> str:
        return self.offering.source or self.file.defaults.source or ""

    @property
    def prices(self) -> Sequence[Price]:
        """Its own prices, else those of its offering."""
        return self.record.prices or self.offering.prices


@dataclass(frozen=True, slots=True)
class Question:
    """Which facts are to be explained."""

    provider: str
    native_id: str
    fact: str | None = None
    """One of FACTS; all where this is left out."""


def explanation(
    seeds: Seeds, ledgers: Iterable[Ledger], precedence: Sequence[str], asked: Question
) -> Iterator[str]:
    """Lines that say which claims there are of an id's facts, which one is shown, why, since when.

    Raises NotListed.
    """
    provider, native_id = asked.provider, asked.native_id
    held = _found(seeds, provider, native_id)
    records = {seed.slug: seed.record for seed in seeds.providers}
    if provider not in records:
        raise NotListed(f"there is no provider {provider!r}; {nearest(provider, list(records))}")
    names = outside_names(provider, records[provider])
    rows = claim_rows(ledgers, names, native_id)
    if not held.record.prices and native_id != held.offering.id:
        rows += [
            replace(row, native_id=held.offering.id)
            for row in claim_rows(ledgers, names, held.offering.id)
            if row.fact in _RATES
        ]
    label = f" ({held.record.label})" if isinstance(held.record, VariantRecord) else ""
    place = f"seeds/offerings/{provider}.yaml"
    yield f"{provider}/{native_id}: {held.offering.model}{label}, in {place}"
    for section in _sections(seeds, held, rows, precedence, asked.fact):
        yield ""
        yield from section


def _found(seeds: Seeds, provider: str, native_id: str) -> _Id:
    files = {seed.slug: seed.record for seed in seeds.offerings}
    if provider not in files:
        raise NotListed(f"no provider {provider!r} has offerings; {nearest(provider, list(files))}")
    ids = {}
    for offering in files[provider].offerings:
        records: tuple[OfferingRecord | VariantRecord, ...] = (offering, *offering.variants)
        for record in records:
            ids[record.id] = _Id(provider, files[provider], offering, record)
    if native_id not in ids:
        raise NotListed(f"{provider} has no id {native_id!r}; {nearest(native_id, list(ids))}")
    return ids[native_id]


def _sections(
    seeds: Seeds, held: _Id, rows: Sequence[ClaimRow], precedence: Sequence[str], fact: str | None
) -> Iterator[list[str]]:
    shown: set[tuple[str, str]] = set()
    for price in held.prices:
        condition = under(price.when or When())
        for rate in price.rates:
            shown.add((rate, condition))
            if fact in {None, rate}:
                yield _rate_section(held, price, rate, rows, precedence)
    for name, condition in dict.fromkeys((r.fact, r.condition) for r in rows if r.fact in _RATES):
        if (name, condition) not in shown and fact in {None, name}:
            yield [f"{name}{condition}: not stated in the seeds", *_claims(rows, name, condition)]
    for name in (*LIMITS, *LIFECYCLE):
        if fact == name or (fact is None and _value(seeds, held, name)[0] is not None):
            yield _fact_section(seeds, held, name, rows)


_RATES = frozenset(get_args(RateKey))


def _rate_section(
    held: _Id, price: Price, rate: RateKey, rows: Sequence[ClaimRow], precedence: Sequence[str]
) -> list[str]:
    key = price.rate_sources.get(rate) or price.source or held.price_source
    currency = price.currency or held.file.defaults.currency
    period = f", since {price.starts}" if price.starts else ""
    period += f", until {price.ends}" if price.ends else ""
    condition = under(price.when or When())
    is_own = bool(held.record.prices) or held.record is held.offering
    above = "" if is_own else f", as its offering {held.offering.id} has it"
    head = f"{rate} {_amount(price.rates[rate], currency)} {formats.rate_per(rate)}"
    checked = None if rate in price.rate_sources else price.checked
    lines = [
        f"{head}{condition}{period}{above}",
        f"  source: {_cited(held.file, key, checked)}",
    ]
    stated = [row for row in rows if (row.fact, row.condition) == (rate, condition)]
    lines.append(f"  why: {_why(held.file, key, price.rates[rate], stated, precedence)}")
    lines += [
        f"  disputed: {_amount(dispute.rates[rate], currency)} by {dispute.source}"
        for dispute in price.disputed
        if rate in dispute.rates
    ]
    lines += [
        f"  known to be wrong: {_amount(wrong.rates[rate], currency)} by {wrong.source}"
        for wrong in price.corrects
        if rate in wrong.rates
    ]
    return [*lines, *_claims(rows, rate, condition)]


def _why(
    file: OfferingsFile,
    key: str,
    amount: object,
    stated: Sequence[ClaimRow],
    precedence: Sequence[str],
) -> str:
    """Which rule of trust makes it the amount that is shown."""
    origin = file.sources.get(key)
    if origin is None:
        return "no source is named for it"
    catalog = _CATALOG_OF.get(origin.url)
    if catalog is None:
        if origin.via == "catalogue":
            return "a list that is not imported states it; a person took it from there"
        return f"read at its {origin.via}, which counts more than every catalog up to that day"
    ours = [row for row in stated if row.catalog == catalog and row.value == amount]
    if not ours:
        return (
            f"no claim of {catalog} gives this amount, so it is kept as it stands; "
            "name your source, or take the claim"
        )
    others = sorted({row.catalog for row in stated if row.is_current} - {catalog})
    since = min(row.first for row in ours)
    words = f"{catalog} states it since its copy of {since}"
    if not others:
        return f"{words}, and no other catalog states this rate"
    order = " before ".join(name for name in precedence if name in {catalog, *others})
    return f"{words}; the order of trust is {order}"


def _fact_section(seeds: Seeds, held: _Id, name: str, rows: Sequence[ClaimRow]) -> list[str]:
    value, cited = _value(seeds, held, name)
    said = "not known" if value is None else f"{value:,}" if isinstance(value, int) else value
    return [f"{name} {said}", *([f"  source: {cited}"] if cited else []), *_claims(rows, name, "")]


def _value(seeds: Seeds, held: _Id, name: str) -> tuple[object, str]:
    """A limit or a field of the lifecycle, and where it was read: at the id, or of its model."""
    for record in (held.record, held.offering):
        if (value := _of(record, name)) is not None:
            life = record.lifecycle.source if name in LIFECYCLE and record.lifecycle else None
            return value, _cited(held.file, life or record.source or held.source, None)
    model = next((seed for seed in seeds.models if seed.slug == held.offering.model), None)
    if model is None or (value := _of(model.record, name)) is None:
        return None, ""
    source = source_of(model.record.sources, "lifecycle" if name in LIFECYCLE else "limits")
    where = f"its model, seeds/{model.path}"
    return value, f"{where}; {_source(source)}" if source else where


def _of(record: object, name: str) -> object:
    if name in LIFECYCLE:
        return getattr(getattr(record, "lifecycle", None), name, None)
    limits = getattr(record, "limits", None)
    return getattr(limits, "output" if name == "max_output" else name, None)


def _source(source: Source) -> str:
    return f"{source.via} {source.url}, {source.checked}"


def _cited(file: OfferingsFile, key: str, checked: date | None) -> str:
    origin: Origin | None = file.sources.get(key)
    if origin is None:
        return "none"
    default = file.defaults.checked if key == file.defaults.source else None
    day = checked or origin.checked or default
    revision = f" {origin.revision}" if origin.revision else ""
    words = f"{key} ({origin.via}{revision}, {origin.url})"
    return f"{words}, {day}" if day else words


def _claims(rows: Sequence[ClaimRow], name: str, condition: str) -> list[str]:
    found = [row for row in rows if (row.fact, row.condition) == (name, condition)]
    found.sort(key=lambda row: (row.catalog, row.first, row.starts or date.min))
    return [_claim_line(row) for row in found] or ["  claims: none"]


def _claim_line(row: ClaimRow) -> str:
    value = row.value
    said = _amount(value, row.currency) if row.fact in _RATES else str(value)
    copies = (
        f"copy of {row.first}" if row.first == row.last else f"copies {row.first} to {row.last}"
    )
    basis = f" ({row.basis})" if row.basis else ""
    period = f", from {row.starts}{basis}" if row.starts else ""
    period += f", until {row.ends}" if row.ends else ""
    now = "" if row.is_current else ", no longer stated"
    cites = f"; cites {row.links[0]}" if row.links else ""
    of = f" of {row.native_id}" if row.native_id else ""
    return f"  claim{of}: {row.catalog} {said}{period} ({copies}{now}){cites}"


def _amount(amount: object, currency: str) -> str:
    if isinstance(amount, Decimal):
        return f"{_SIGNS.get(currency, currency)}{amount.normalize():f}"
    return str(amount)


_SIGNS: Mapping[str, str] = {str(name): sign for name, sign in formats.SIGNS.items()}
