"""What copies of a catalog say of its own edits: revisions, slips, and days between two copies.

A catalog that changes its figure has revised it; only evidence makes that a change of price. What
it states for ten days at most, between other figures, is a slip and its repair: it is neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from llmref.imports.after_readings import Readings
from llmref.imports.candidate import when_of
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.origins import CATALOG_OF, CATALOGUES
from llmref.imports.price_claims import Amount
from llmref.imports.runs import SLIP, Run, in_a_row, runs
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price, Revision, When
from llmref.records.rates import RATES, RateKey
from llmref.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)


def with_revisions(
    provider: str, file: OfferingsFile, evidence_by_id: Mapping[tuple[str, str], Evidence]
) -> OfferingsFile:
    """The file of a provider with what each price's sources revised, and without slips.

    A day on which a change was first seen gets the bound before it.
    """
    revising = _Revising(provider, file.sources, evidence_by_id, file.defaults.checked)
    default = file.defaults.source or ""
    offerings = [revising.offering(record, record.source or default) for record in file.offerings]
    return file if offerings == file.offerings else file.model_copy(update={"offerings": offerings})


@dataclass(frozen=True, slots=True)
class _Revising:
    """The offerings of one provider, against what all copies state."""

    provider: str
    sources: Mapping[str, Origin]
    evidence_by_id: Mapping[tuple[str, str], Evidence]
    day: date | None
    """The day of facts that the file's default source gives."""

    def offering(self, record: OfferingRecord, source: str) -> OfferingRecord:
        """The offering with its variants."""
        offering = self._sellable(record, source)
        variants = [self._sellable(each, each.source or source) for each in record.variants]
        if variants == record.variants:
            return offering
        return offering.model_copy(update={"variants": variants})

    def _sellable(self, record: S, source: str) -> S:
        evidence = self.evidence_by_id.get((self.provider, record.id), NO_EVIDENCE)
        is_told = any(price.revised or price.disputed for price in record.prices)
        if not evidence.copies or not (is_told or _is_edited(evidence)):
            return record  # as most are
        readings = Readings(self.sources, source, evidence, record.checked or self.day)
        prices = _Prices(self.sources, source, evidence, readings).settled(record.prices)
        return record if prices == record.prices else record.model_copy(update={"prices": prices})


@dataclass(frozen=True, slots=True)
class _Prices:
    """The prices of one id, against what all copies state of it."""

    sources: Mapping[str, Origin]
    inherited: str
    evidence: Evidence
    readings: Readings

    def settled(self, prices: Sequence[Price]) -> list[Price]:
        """The prices without slips, with bounds of their days, and with revisions."""
        settled = self.readings.followed(prices)
        for price in list(settled):
            if self._is_slip(price, settled):
                settled = _without(settled, price)
        for older, newer in _neighbors(settled):
            if bounds := self._bounds(older, newer):
                after, by = bounds
                ended = older.model_copy(update={"ends": by, "ends_after": after})
                begun = newer.model_copy(update={"starts": by, "starts_after": after})
                settled = [
                    ended if price is older else begun if price is newer else price
                    for price in settled
                ]
        return [self._with_revised(price, settled) for price in settled]

    def _catalog(self, price: Price, rate: RateKey) -> tuple[str, date] | None:
        """The catalog that a rate is cited from, and the day of its copy."""
        origin = self.sources.get(self._source(price, rate))
        name = CATALOG_OF.get(origin.url) if origin else None
        return (name, origin.checked) if origin and name and origin.checked else None

    def _source(self, price: Price, rate: RateKey) -> str:
        return price.rate_sources.get(rate) or price.source or self.inherited

    def _is_slip(self, price: Price, prices: Sequence[Price]) -> bool:
        """Whether it lasted ten days at most in a catalog that stated another before and after."""
        newer = next((after for before, after in _neighbors(prices) if before is price), None)
        if newer is None or newer.starts is None or self._is_dated(newer, newer.starts):
            return False
        changed = _changed(price, newer)
        return bool(changed) and any(self._slipped(price, newer, rate) for rate in changed)

    def _slipped(self, price: Price, newer: Price, rate: RateKey) -> bool:
        if (cited := self._catalog(newer, rate)) is None:
            return False
        figures = self.evidence.figures(cited[0], price.when or When(), rate)
        raw = in_a_row(Run(amount, day, day) for day, amount in figures)
        return any(
            run.amount == price.rates[rate]
            and following.amount == newer.rates[rate]
            and following.first - run.first <= SLIP
            for _, run, following in zip(raw, raw[1:], raw[2:], strict=False)
        )

    def _is_dated(self, price: Price, day: date) -> bool:
        """Whether a claim dates the price to that day, and not only a copy of that day has it."""
        return any(
            day in {charged.starts if charged.is_dated else None, charged.ends}
            for _, candidate in self.evidence.copies
            for charged in candidate.prices
            if when_of(charged.when) == (price.when or When())
        ) or not any(copy == day for copy, _ in self.evidence.copies)

    def _bounds(self, older: Price, newer: Price) -> tuple[date, date] | None:
        """The copies between which the older price gave way, of the catalog that saw it first."""
        if newer.starts is None or self._is_dated(newer, newer.starts):
            return None
        changed = _changed(older, newer)
        if not changed or self._catalog(newer, changed[0]) is None:
            return None
        bounds = [
            (new.first, old.last)
            for catalog in CATALOGUES
            for old, new in pairwise(
                runs(self.evidence.figures(catalog, newer.when or When(), changed[0]))
            )
            if (old.amount, new.amount) == (older.rates[changed[0]], newer.rates[changed[0]])
        ]
        by, after = min(bounds, default=(None, None))
        if by is None or after is None or (older.starts and older.starts >= by):
            return None
        read = self.readings.read_on(older)
        return (max(after, read), by) if read and read < by else (after, by)

    def _with_revised(self, price: Price, prices: Sequence[Price]) -> Price:
        """The price with what its catalogs stated before, unless a past price states that, too."""
        newest = max(day for day, _ in self.evidence.copies)
        is_over = price.ends is not None and price.ends <= newest
        revised = [*([] if is_over else self._revised(price, prices)), *self._kept(price)]
        revised.sort(key=lambda revision: (revision.by, revision.source), reverse=True)
        return price if revised == price.revised else price.model_copy(update={"revised": revised})

    def _revised(self, price: Price, prices: Sequence[Price]) -> Iterator[Revision]:
        when, steps = price.when or When(), dict[tuple[str, date, date], dict[RateKey, Amount]]()
        past = [
            other
            for other in prices
            if other is not price and other.ends and (other.when or When()) == when
        ]
        for rate in (rate for rate in RATES if rate in price.rates):
            if (cited := self._catalog(price, rate)) is None:
                continue
            figures = self.evidence.figures(cited[0], when, rate)
            spans = runs(figure for figure in figures if figure[0] <= cited[1])
            if not spans or spans[-1].amount != price.rates[rate]:
                continue
            for old, new in pairwise(spans):
                if not any(other.rates.get(rate) == old.amount for other in past):
                    key = (self._source(price, rate), old.last, new.first)
                    steps.setdefault(key, {})[rate] = old.amount
        for (source, after, by), rates in steps.items():
            yield Revision.model_construct(rates=rates, source=source, after=after, by=by)

    def _kept(self, price: Price) -> Iterator[Revision]:
        """Revisions that are older than the copies at hand, and those that people noted."""
        for revision in price.revised:
            origin = self.sources.get(revision.source)
            catalog = CATALOG_OF.get(origin.url) if origin else None
            days = [day for day, candidate in self.evidence.copies if candidate.source == catalog]
            if catalog is None or revision.after < min(days, default=date.max):
                yield revision


def _is_edited(evidence: Evidence) -> bool:
    """Whether two copies of one catalog state other prices."""
    stated: dict[str, object] = {}
    return any(
        stated.setdefault(candidate.source, candidate.prices) != candidate.prices
        for _, candidate in evidence.copies
    )


def _neighbors(prices: Sequence[Price]) -> Iterator[tuple[Price, Price]]:
    """Prices of which one ends, under the same condition, on the day on which the other starts."""
    for older in (price for price in prices if price.ends):
        for newer in prices:
            if older.ends == newer.starts and (older.when or When()) == (newer.when or When()):
                yield older, newer


def _changed(older: Price, newer: Price) -> list[RateKey]:
    common = (rate for rate in RATES if rate in older.rates and rate in newer.rates)
    return [rate for rate in common if older.rates[rate] != newer.rates[rate]]


def _without(prices: Sequence[Price], slip: Price) -> list[Price]:
    """The prices without one; what came before and after it meet, or are one price."""
    before = next((older for older, newer in _neighbors(prices) if newer is slip), None)
    after = next(newer for older, newer in _neighbors(prices) if older is slip)
    if before is not None and _changed(before, after):
        ended = before.model_copy(update={"ends": after.starts, "ends_after": None})
        return [ended if price is before else price for price in prices if price is not slip]
    bounds: dict[str, date | None] = {"starts": None, "starts_after": None}
    if before is not None:
        bounds = {"starts": before.starts, "starts_after": before.starts_after}
    joined = after.model_copy(update=bounds)
    kept = [price for price in prices if price is not slip and price is not before]
    return [joined if price is after else price for price in kept]
