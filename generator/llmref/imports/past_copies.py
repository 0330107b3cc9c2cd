"""Prices that only older copies state: of an id that no newest copy prices, as of that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from llmref.imports.candidate import Candidate, CandidatePrice, when_of
from llmref.imports.currencies import apart
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding
from llmref.imports.jumps import cited_before, without_jumps
from llmref.imports.origins import CATALOGUES, key_in
from llmref.imports.price_matches import holds
from llmref.imports.sellables import has_base, is_same
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price, When
from llmref.records.rates import RATES
from llmref.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)
_BLANK = Price.model_construct(rates={})


@dataclass(frozen=True)
class PastCopies:
    """One provider's settled file, against what all copies state."""

    provider: str
    file: OfferingsFile
    evidence_by_id: Mapping[tuple[str, str], Evidence]
    whole: frozenset[str]
    """The ids whose prices are not settled again."""

    @cached_property
    def _sources(self) -> dict[str, Origin]:
        return {}

    def completed(self, findings: list[Finding]) -> OfferingsFile:
        """The file with prices of ids that only older copies price."""
        default = self.file.defaults.source or ""
        offerings = [
            self._offering(record, record.source or default, findings)
            for record in self.file.offerings
        ]
        if offerings == self.file.offerings:
            return self.file
        return self.file.model_copy(
            update={"offerings": offerings, "sources": {**self.file.sources, **self._sources}}
        )

    def _offering(
        self, record: OfferingRecord, source: str, findings: list[Finding]
    ) -> OfferingRecord:
        offering = self._sellable(record, source, (), findings)
        variants = [
            self._sellable(variant, variant.source or source, offering.prices, findings)
            for variant in record.variants
        ]
        if variants == record.variants:
            return offering
        return offering.model_copy(update={"variants": variants})

    def _sellable(
        self, record: S, source: str, above: Sequence[Price], findings: list[Finding]
    ) -> S:
        billing = record.billing or self.file.defaults.billing
        if (
            record.prices
            or record.id in self.whole
            or billing in {"free", "subscription", "unknown"}
        ):
            return record
        last = self._last(record.id)
        if last is None:
            return record
        day, candidate = last
        where = f"{self.provider}/{record.id}"
        evidence = self.evidence_by_id[self.provider, record.id]
        candidate, jumps = without_jumps(candidate, evidence, where, findings)
        stated, _ = apart(above, candidate.prices, self.file.defaults.currency)
        if is_same(above, stated):
            return record
        key = self._key(candidate.source, day)
        prices = [
            self._price(price, None if key == source else key)
            for price in stated
            if holds(price.starts, price.ends, day)
        ]
        keys = {place: self._key(candidate.source, before) for place, before in jumps.items()}
        prices = cited_before(prices, keys, key, source)
        return record.model_copy(update={"prices": prices}) if has_base(prices) else record

    def _last(self, native_id: str) -> tuple[date, Candidate] | None:
        """The latest copy that states prices of the id."""
        evidence = self.evidence_by_id.get((self.provider, native_id), NO_EVIDENCE)
        priced = [copy for copy in evidence.copies if copy[1].prices]
        order = list(CATALOGUES)
        return max(priced, key=lambda copy: (copy[0], -order.index(copy[1].source)), default=None)

    def _key(self, catalog: str, day: date) -> str:
        """The key of a copy among the sources of the file, or that of a new one."""
        catalogue = CATALOGUES[catalog]
        for key, origin in self.file.sources.items():
            if (origin.url, origin.checked) == (catalogue.url, day):
                return key
        key = f"{key_in(self.file, catalogue)}-{day.isoformat()}"
        self._sources[key] = Origin.model_construct(
            url=catalogue.url, via=catalogue.via, name=catalogue.name, revision=None, checked=day
        )
        return key

    def _price(self, charged: CandidatePrice, key: str | None) -> Price:
        when = when_of(charged.when)
        currency = None if charged.currency == self.file.defaults.currency else charged.currency
        return _BLANK.model_copy(
            update={
                "when": when if when != When() else None,
                "rates": {rate: charged.rates[rate] for rate in RATES if rate in charged.rates},
                "currency": currency,
                "starts": charged.starts,
                "ends": charged.ends,
                "source": key,
            }
        )
