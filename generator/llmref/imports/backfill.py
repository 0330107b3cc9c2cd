"""An older copy than the seeds have → what it tells of the past: prices that have changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from llmref.formats import change
from llmref.imports.candidate import Candidate, CandidatePrice, when_of
from llmref.imports.currencies import apart
from llmref.imports.dated import settled_disputes
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import SUSPICIOUS, Finding, Reporting, each, times
from llmref.imports.price_claims import Amount
from llmref.imports.price_words import shown, shown_amount
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price, When
from llmref.records.rates import RATES, RateKey
from llmref.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)
Step = tuple[RateKey, Amount, Amount]
"""One rate, before and after a change."""


@dataclass(frozen=True, slots=True)
class OlderCopy:
    """What an older copy states of one provider."""

    catalog: str
    """What the copy is of."""
    origin: Origin
    """The copy as a source."""
    candidates: Mapping[str, Candidate]
    """By native id."""
    evidence_by_id: Mapping[str, Evidence]
    """What all copies at hand state, by native id."""


def backfilled(file: OfferingsFile, key: str, older: OlderCopy) -> Reporting[OfferingsFile]:
    """The file with an ended price wherever the older copy of the source `key` has another one."""
    then = older.origin
    day, old_key = then.checked, f"{key}-{then.checked}"
    now = file.sources[key].checked
    if day is None or now is None:
        return file
    past = _Past(key, older, file)
    offerings = yield from each(
        past.offering(offering, file.defaults.source) for offering in file.offerings
    )
    if offerings == file.offerings:
        return file
    sources = {**file.sources, old_key: then}
    return file.model_copy(update={"offerings": offerings, "sources": sources})


class _Past:
    """One older copy, against the offerings of one file."""

    def __init__(self, key: str, older: OlderCopy, file: OfferingsFile) -> None:
        self.key, self.older, self.now = key, older, file.sources[key].checked
        self.old_key, self.sources = f"{key}-{older.origin.checked}", file.sources
        self.candidates, self.currency = older.candidates, file.defaults.currency

    def offering(self, record: OfferingRecord, default: str | None) -> Reporting[OfferingRecord]:
        """The offering and its variants, with what they cost before."""
        source = record.source or default
        borne_out = yield from self._borne_out(record, source)
        for variant in record.variants:
            borne_out += yield from self._borne_out(variant, variant.source or source)
        filled = yield from self._sellable(record, source, borne_out)
        variants = yield from each(
            self._sellable(variant, variant.source or source, borne_out)
            for variant in record.variants
        )
        return (
            filled
            if variants == record.variants
            else filled.model_copy(update={"variants": variants})
        )

    def _sellable(self, record: S, source: str | None, borne_out: Sequence[Step]) -> Reporting[S]:
        candidate = self.candidates.get(record.id)
        if candidate is None or record.last_seen is not None:
            return record
        prices = yield from self._prices(record, source, candidate, borne_out)
        return record if prices == record.prices else record.model_copy(update={"prices": prices})

    def _prices(
        self,
        record: OfferingRecord | VariantRecord,
        source: str | None,
        candidate: Candidate,
        borne_out: Sequence[Step],
    ) -> Reporting[list[Price]]:
        where = f"{candidate.provider}/{candidate.id}"
        prices: list[Price] = []
        for price in record.prices:
            before = yield from self._before(price, source, record.prices, candidate)
            if before is None:
                prices.append(price)
            elif steps := [step for step in _steps(before, price) if step not in borne_out]:
                prices.append(price)
                yield _unsure(where, steps)
            else:
                now = price.model_copy(update={"starts": self.now})
                prices += settled_disputes([now, before], self.sources)
                yield from _changes(where, before, price)
        return prices

    def _borne_out(
        self, record: OfferingRecord | VariantRecord, source: str | None
    ) -> Reporting[list[Step]]:
        """The changes of prices of which another catalog states a rate before and after."""
        candidate = self.candidates.get(record.id)
        if candidate is None or record.last_seen is not None:
            return []
        borne_out: list[Step] = []
        for price in record.prices:
            before = yield from self._before(price, source, record.prices, candidate)
            steps = _steps(before, price) if before else ()
            if any(self._is_seen(record.id, price, step) for step in steps):
                borne_out += steps
        return borne_out

    def _is_seen(self, native_id: str, price: Price, step: Step) -> bool:
        rate, old, new = step
        evidence = self.older.evidence_by_id.get(native_id, NO_EVIDENCE)
        return evidence.bears_out(self.older.catalog, price.when or When(), rate, (old, new))

    def _is_edited(self, native_id: str, price: Price) -> bool:
        """Whether a person wrote an amount under the name of the catalog."""
        evidence, when = self.older.evidence_by_id.get(native_id, NO_EVIDENCE), price.when or When()
        ours = price.rates.keys() - price.rate_sources.keys()
        return any(
            evidence.is_edited(self.older.catalog, self.now, when, rate, price.rates[rate])
            for rate in ours
        )

    def _before(
        self,
        price: Price,
        source: str | None,
        prices: Sequence[Price],
        candidate: Candidate,
    ) -> Reporting[Price | None]:
        """What the current price was, if the copy says another one and the seeds nothing."""
        when = price.when or When()
        same = [other for other in prices if (other.when or When()) == when]
        if (price.source or source) != self.key or price.starts or price.ends or len(same) > 1:
            return None
        stated, _ = apart([price], candidate.prices, self.currency)
        then = [
            price_then
            for price_then in stated
            if price_then.ends is None and when_of(price_then.when) == when
        ]
        if not then or not self._has_changed(price, then[0]):
            return None
        if self._is_edited(candidate.id, price):
            return None
        if slip := _slip(price, then[0], candidate):
            yield slip
            return None
        return price.model_copy(
            update={
                "rates": {rate: then[0].rates[rate] for rate in RATES if rate in then[0].rates},
                "ends": self.now,
                "source": self.old_key,
                "checked": None,
                "rate_sources": {},
                "disputed": [],
                "corrects": [],
            }
        )

    def _has_changed(self, price: Price, then: CandidatePrice) -> bool:
        """Whether a rate that both state, from this source, is another one."""
        ours = price.rates.keys() - price.rate_sources.keys()
        return any(price.rates[rate] != then.rates[rate] for rate in ours & then.rates.keys())


def _slip(price: Price, then: CandidatePrice, candidate: Candidate) -> Finding | None:
    """A rate that is ten times off, so that one of the two copies is likelier mistaken."""
    where = f"{candidate.provider}/{candidate.id}"
    for rate in (rate for rate in RATES if rate in price.rates and rate in then.rates):
        old, new = then.rates[rate], price.rates[rate]
        if isinstance(old, Decimal) and isinstance(new, Decimal):
            ratio = times(old, new)
            if ratio >= SUSPICIOUS:
                text = f"{shown(rate, old)} → {shown_amount(new)}: not taken over"
                return Finding("suspicious", where, text, ratio)
    return None


def _unsure(where: str, steps: Sequence[Step]) -> Finding:
    listed = ", ".join(f"{shown(rate, old)} → {shown_amount(new)}" for rate, old, new in steps)
    text = f"{listed}: no other catalog states the price before and after"
    return Finding("unconfirmed", where, text)


def _changes(where: str, before: Price, now: Price) -> Iterator[Finding]:
    common: list[RateKey] = [rate for rate in before.rates if rate in now.rates]
    for rate in common:
        old, new = before.rates[rate], now.rates[rate]
        if isinstance(old, Decimal) and isinstance(new, Decimal) and old != new:
            text = f"{shown(rate, old)} → {shown_amount(new)} ({change(old, new)})"
            yield Finding("changed", where, text, times(old, new))


def _steps(before: Price, now: Price) -> tuple[Step, ...]:
    common = (rate for rate in RATES if rate in before.rates and rate in now.rates)
    return tuple(
        (rate, before.rates[rate], now.rates[rate])
        for rate in common
        if before.rates[rate] != now.rates[rate]
    )
