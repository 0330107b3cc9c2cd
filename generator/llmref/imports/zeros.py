"""What a rate of zero means beside paid ones: free only where the catalog means it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.records.catalogs import CATALOGS

_BARE = frozenset(name for name, row in CATALOGS.items() if not row.zero_is_free)


def as_meant(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings; without free rates of catalogs that write zero for what nobody entered."""
    for reading in readings:
        if reading.source in _BARE:
            candidates = tuple(_without_free(candidate) for candidate in reading.candidates)
            yield replace(reading, candidates=candidates)
        else:
            yield reading


def _without_free(candidate: Candidate) -> Candidate:
    if not any(amount == "free" for price in candidate.prices for amount in price.rates.values()):
        return candidate
    return replace(candidate, prices=tuple(_paid(price) for price in candidate.prices))


def _paid(price: CandidatePrice) -> CandidatePrice:
    rates = {rate: amount for rate, amount in price.rates.items() if amount != "free"}
    return replace(price, rates=rates) if rates else price
