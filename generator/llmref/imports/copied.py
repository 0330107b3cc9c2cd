"""What one catalog took from another counts as the other's, and what is outdated as no claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from llmref.imports import model_prices, models_dev
from llmref.imports.candidate import Candidate, Reading
from llmref.imports.providers import Providers
from llmref.seeds import Seeds

_Where = tuple[str, str]
"""A provider, and an id of its."""
_Base = tuple[Decimal | Literal["free"] | None, Decimal | Literal["free"] | None]
"""What input and output cost."""


def counted_once(readings: Iterable[Reading], seeds: Seeds) -> list[Reading]:
    """The readings, without prices of model-prices that are not its own, or not of now.

    Not its own is what it took from models.dev, where a copy of that at hand prices the id; else
    it stays, so that nothing that is stated is lost. Not of now is what another catalog stated
    alike and then otherwise, in a copy newer than that of model-prices.
    """
    listed = list(readings)
    priced = {
        (candidate.provider, candidate.id)
        for reading in listed
        if reading.source == models_dev.NAME
        for candidate in reading.candidates
        if candidate.prices
    }
    outdated = set(_outdated(listed, Providers(seeds)))
    return [
        replace(
            reading,
            candidates=tuple(_own(candidate, priced, outdated) for candidate in reading.candidates),
        )
        if reading.source == model_prices.NAME
        else reading
        for reading in listed
    ]


def _own(candidate: Candidate, priced: set[_Where], outdated: set[_Where]) -> Candidate:
    place = (candidate.provider, candidate.id)
    prices = () if place in outdated else candidate.prices
    if place in priced:
        prices = tuple(each for each in prices if each.basis != model_prices.FROM_MODELS_DEV)
    if len(prices) == len(candidate.prices):
        return candidate
    has_now = any(each.ends is None and not each.when for each in prices)
    return replace(
        candidate, prices=prices if has_now else (), billing=candidate.billing if has_now else None
    )


def _outdated(readings: Sequence[Reading], providers: Providers) -> Iterator[_Where]:
    """Ids of model-prices, as it names them, whose price another catalog saw change after it."""
    mine = max(
        (reading for reading in readings if reading.source == model_prices.NAME),
        key=lambda reading: reading.checked,
        default=None,
    )
    if mine is None:
        return
    changed = set(_changed_after(mine, readings, providers))
    for candidate in mine.candidates:
        base = _base(candidate)
        for slug in providers.slugs(candidate, {}):
            if (slug, candidate.id, base) in changed:
                yield (candidate.provider, candidate.id)


def _changed_after(
    mine: Reading, readings: Sequence[Reading], providers: Providers
) -> Iterator[tuple[str, str, _Base]]:
    """What others stated before, of ids that they price otherwise in a copy newer than `mine`."""
    sources = {reading.source for reading in readings} - {model_prices.NAME}
    for source in sorted(sources):
        copies = sorted(
            (reading for reading in readings if reading.source == source), key=attrgetter("checked")
        )
        for before, after in pairwise(copies):
            if after.checked <= mine.checked:
                continue
            now = {(entry.provider, entry.id): _base(entry) for entry in after.candidates}
            for entry in before.candidates:
                base = _base(entry)
                if base != now.get((entry.provider, entry.id), base):
                    yield from ((slug, entry.id, base) for slug in providers.slugs(entry, {}))


def _base(candidate: Candidate) -> _Base:
    rates = next(
        (each.rates for each in candidate.prices if each.ends is None and not each.when), {}
    )
    return (rates.get("input"), rates.get("output"))
