"""What people wrote in an offerings file: its prices without all that claims give.

Settling starts from this, so that no result of an earlier settling decides about the next one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import SUSPICIOUS
from llmref.imports.jumps import believed
from llmref.imports.origins import CATALOGUES
from llmref.imports.price_words import apart
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Dispute, Price, When
from llmref.records.rates import RateKey
from llmref.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)
_CATALOG_OF = {catalogue.url: key for key, catalogue in CATALOGUES.items()}


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One provider's file without the rates that claims give."""

    file: OfferingsFile
    decided: frozenset[str]
    """The ids of whose prices a person decided under a catalog's name: these are whole."""
    idle: frozenset[str]
    """The ids whose prices are whole, since no copy that was just read is about them."""


def unsettled(
    provider: str,
    file: OfferingsFile,
    evidence_by_id: Mapping[tuple[str, str], Evidence],
    imported: Collection[tuple[str, date]] | None = None,
) -> Unsettled:
    """What people wrote in the file of a provider, and all of ids that no such catalog lists.

    `evidence_by_id` is what all copies state, by provider and id; `imported` are the copies that
    were just read, a catalog and a day each, None where all count as such.
    """
    people = _People(provider, file.sources, evidence_by_id, imported)
    default = file.defaults.source or ""
    offerings = [people.offering(record, record.source or default) for record in file.offerings]
    decided, idle = frozenset(people.decided), frozenset(people.idle)
    if offerings == file.offerings:
        return Unsettled(file, decided, idle)
    bare = file.model_copy(update={"offerings": offerings})
    gone = {key for key in file.named_sources() - bare.named_sources() if people.catalog(key)}
    sources = {key: origin for key, origin in file.sources.items() if key not in gone}
    return Unsettled(bare.model_copy(update={"sources": sources}), decided, idle)


@dataclass(frozen=True, slots=True)
class _People:
    """The facts of one provider's file, against what all copies state."""

    provider: str
    sources: Mapping[str, Origin]
    evidence_by_id: Mapping[tuple[str, str], Evidence]
    imported: Collection[tuple[str, date]] | None
    decided: set[str] = field(default_factory=set)
    idle: set[str] = field(default_factory=set)

    def catalog(self, source: str | None) -> str | None:
        """The catalog that a source is a copy of; None if it is none."""
        origin = self.sources.get(source or "")
        return _CATALOG_OF.get(origin.url) if origin else None

    def offering(self, record: OfferingRecord, source: str) -> OfferingRecord:
        """The offering with its variants."""
        ids = [record.id, *(variant.id for variant in record.variants)]
        if not any(self._is_anew(native_id) for native_id in ids):
            self.idle.update(ids)
            return record
        variants = [self._sellable(each, each.source or source) for each in record.variants]
        offering = self._sellable(record, source)
        if variants == record.variants:
            return offering
        return offering.model_copy(update={"variants": variants})

    def _is_anew(self, native_id: str) -> bool:
        """Whether a copy of such a catalog lists the id."""
        evidence = self.evidence_by_id.get((self.provider, native_id), NO_EVIDENCE)
        if self.imported is None:
            return True
        names = {name for name, _ in self.imported}
        return any(candidate.source in names for _, candidate in evidence.copies)

    def _sellable(self, record: S, source: str) -> S:
        evidence = self.evidence_by_id.get((self.provider, record.id), NO_EVIDENCE)
        if not record.prices or not evidence.copies:
            return record
        claimed = _Claimed(self.sources, source, evidence, self.imported or ())
        if not all(map(claimed.is_plain, record.prices)):
            self.decided.add(record.id)
            return record
        prices = claimed.taken_off(record.prices)
        return record if prices == record.prices else record.model_copy(update={"prices": prices})


@dataclass(frozen=True)
class _Claimed:
    """The prices of one id, against what the copies of its catalogs state."""

    sources: Mapping[str, Origin]
    inherited: str
    evidence: Evidence
    imported: Collection[tuple[str, date]]

    def taken_off(self, prices: Sequence[Price]) -> list[Price]:
        """The prices without what claims give."""
        starts = {price.starts for price in prices if price.starts and not self._own_rates(price)}
        return [
            self._reopened(price, rates, price.ends in starts)
            for price in prices
            if (rates := self._own_rates(price))
        ]

    def is_plain(self, price: Price) -> bool:
        """Whether nobody edited it under a catalog's name, and nothing corrects a catalog."""
        own = price.source or self.inherited
        cited = list(self._cited(price))
        is_given = all(
            self.evidence.gives(catalog, price.when or When(), rate, price.rates[rate])
            for rate, catalog in cited
        )
        is_noted = any(
            self._catalog(revision.source) is None or revision.after < self._first(revision.source)
            for revision in price.revised
        )
        is_dated = self._catalog(own) is not None and (
            price.checked is not None or not self._knows_days(price)
        )
        is_taken = price.ends is None and any(self._is_taken(price, *rate) for rate in cited)
        return not (price.corrects or is_noted or is_dated or is_taken) and is_given

    def _is_taken(self, price: Price, rate: RateKey, catalog: str) -> bool:
        """Whether a person took a figure that was no more believed than a jump is."""
        if not self.imported:
            return False
        before = believed(self._before, catalog, price.when or When(), rate)
        return before is not None and apart(before[1], price.rates[rate]) >= SUSPICIOUS

    @cached_property
    def _before(self) -> Evidence:
        """What the copies state that were read before those of now."""
        copies = self.evidence.copies
        return Evidence(
            tuple(each for each in copies if (each[1].source, each[0]) not in self.imported)
        )

    def _knows_days(self, price: Price) -> bool:
        """Whether its first day and its end are days of copies, or days that a claim states."""
        known: set[date | None] = {None}
        for day, candidate in self.evidence.copies:
            known.add(day)
            for charged in candidate.prices:
                known |= {charged.starts, charged.ends}
        return {price.starts, price.ends} <= known

    def _first(self, source: str) -> date:
        catalog = self._catalog(source)
        days = (day for day, each in self.evidence.copies if each.source == catalog)
        return min(days, default=date.max)

    def _cited(self, price: Price) -> Iterator[tuple[RateKey, str]]:
        own = price.source or self.inherited
        for rate in price.rates:
            if catalog := self._catalog(price.rate_sources.get(rate, own)):
                yield rate, catalog

    def _own_rates(self, price: Price) -> list[RateKey]:
        given = {rate for rate, _ in self._cited(price)}
        return [rate for rate in price.rates if rate not in given]

    def _catalog(self, source: str) -> str | None:
        origin = self.sources.get(source)
        return _CATALOG_OF.get(origin.url) if origin else None

    def _reopened(self, price: Price, rates: Sequence[RateKey], is_followed: bool) -> Price:
        """The price with these rates alone, and without an end that only a claim gave it."""
        own = price.source or self.inherited
        sources = {rate: price.rate_sources.get(rate, own) for rate in rates}
        first = sources[rates[0]]
        update: dict[str, object] = {
            "rates": {rate: price.rates[rate] for rate in rates},
            "source": None if first == self.inherited else first,
            "rate_sources": {rate: key for rate, key in sources.items() if key != first},
            "disputed": [each for each in price.disputed if not self._is_claim(each, price)],
            "revised": [],
        }
        if is_followed:
            update |= {"ends": None, "ends_after": None}
        return price.model_copy(update=update)

    def _is_claim(self, dispute: Dispute, price: Price) -> bool:
        catalog = self._catalog(dispute.source)
        return catalog is not None and all(
            self.evidence.gives(catalog, price.when or When(), rate, amount)
            for rate, amount in dispute.rates.items()
        )
