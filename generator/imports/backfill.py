"""An older copy than the seeds have → what it tells of the past: prices that have changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from generator.imports.candidate import Candidate, CandidatePrice
from generator.imports.findings import SUSPICIOUS, Finding, per_cent, times
from generator.imports.price_claims import when_of
from generator.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from generator.records.price import Price, When
from generator.records.rates import RATES, RateKey
from generator.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)


def backfilled(
    file: OfferingsFile,
    key: str,
    then: Origin,
    candidates: Mapping[str, Candidate],
    findings: list[Finding],
) -> OfferingsFile:
    """The file with an ended price wherever the older copy of the source `key` has another one."""
    day, old_key = then.checked, f"{key}-{then.checked}"
    now = file.sources[key].checked
    if day is None or now is None:
        return file
    past = _Past(key, old_key, now, candidates, findings)
    offerings = [past.offering(offering, file.defaults.source) for offering in file.offerings]
    if offerings == file.offerings:
        return file
    sources = {**file.sources, old_key: then}
    return file.model_copy(update={"offerings": offerings, "sources": sources})


class _Past:
    """One older copy, against the offerings of one file."""

    def __init__(
        self,
        key: str,
        old_key: str,
        now: date,
        candidates: Mapping[str, Candidate],
        findings: list[Finding],
    ) -> None:
        self.key, self.old_key, self.now = key, old_key, now
        self.candidates, self.findings = candidates, findings

    def offering(self, record: OfferingRecord, default: str | None) -> OfferingRecord:
        """The offering and its variants, with what they cost before."""
        source = record.source or default
        made = self._sellable(record, source)
        variants = [self._sellable(one, one.source or source) for one in record.variants]
        return (
            made if variants == record.variants else made.model_copy(update={"variants": variants})
        )

    def _sellable(self, record: S, source: str | None) -> S:
        candidate = self.candidates.get(record.id)
        if candidate is None or record.last_seen is not None:
            return record
        prices = list(self._prices(record, source, candidate))
        return record if prices == record.prices else record.model_copy(update={"prices": prices})

    def _prices(
        self, record: OfferingRecord | VariantRecord, source: str | None, candidate: Candidate
    ) -> Iterator[Price]:
        for price in record.prices:
            before = self._before(price, source, record.prices, candidate)
            if before is None:
                yield price
                continue
            yield price.model_copy(update={"starts": self.now})
            yield before
            self._tell(f"{candidate.provider}/{candidate.id}", before, price)

    def _before(
        self,
        price: Price,
        source: str | None,
        held: Sequence[Price],
        candidate: Candidate,
    ) -> Price | None:
        """What the current price was, if the copy says another one and the seeds nothing."""
        when = price.when or When()
        same = [one for one in held if (one.when or When()) == when]
        if (price.source or source) != self.key or price.starts or price.ends or len(same) > 1:
            return None
        then = [one for one in candidate.prices if one.ends is None and when_of(one.when) == when]
        if not then or not self._has_changed(price, then[0]):
            return None
        if self._is_slip(price, then[0], candidate):
            return None
        return price.model_copy(
            update={
                "rates": {rate: then[0].rates[rate] for rate in RATES if rate in then[0].rates},
                "ends": self.now,
                "source": self.old_key,
                "checked": None,
                "rate_sources": {},
                "disputed": [],
            }
        )

    def _has_changed(self, price: Price, then: CandidatePrice) -> bool:
        """Whether a rate that both state, from this source, is another one."""
        ours = price.rates.keys() - price.rate_sources.keys()
        return any(price.rates[rate] != then.rates[rate] for rate in ours & then.rates.keys())

    def _is_slip(self, price: Price, then: CandidatePrice, candidate: Candidate) -> bool:
        """Whether a rate is ten times off, so that one of the two copies is likelier mistaken."""
        for rate in price.rates.keys() & then.rates.keys():
            old, new = then.rates[rate], price.rates[rate]
            if isinstance(old, Decimal) and isinstance(new, Decimal):
                ratio = times(old, new)
                if ratio >= SUSPICIOUS:
                    text = f"{rate} ${old.normalize():f} → ${new.normalize():f}: not taken over"
                    where = f"{candidate.provider}/{candidate.id}"
                    self.findings.append(Finding("suspicious", where, text, ratio))
                    return True
        return False

    def _tell(self, where: str, before: Price, now: Price) -> None:
        common: list[RateKey] = [rate for rate in before.rates if rate in now.rates]
        for rate in common:
            old, new = before.rates[rate], now.rates[rate]
            if isinstance(old, Decimal) and isinstance(new, Decimal) and old != new:
                text = f"{rate} ${old.normalize():f} → ${new.normalize():f} ({per_cent(old, new)})"
                self.findings.append(Finding("changed", where, text, times(old, new)))
