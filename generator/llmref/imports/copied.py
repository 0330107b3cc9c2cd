"""What one catalog took from another counts as the other's, and what is outdated as no claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
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
        (one.provider, one.id)
        for reading in listed
        if reading.source == models_dev.NAME
        for one in reading.candidates
        if one.prices
    }
    outdated = set(_outdated(listed, Providers(seeds)))
    return [
        replace(
            reading,
            candidates=tuple(_own(one, priced, outdated) for one in reading.candidates),
        )
        if reading.source == model_prices.NAME
        else reading
        for reading in listed
    ]


def _own(one: Candidate, priced: set[_Where], outdated: set[_Where]) -> Candidate:
    here = (one.provider, one.id)
    prices = () if here in outdated else one.prices
    if here in priced:
        prices = tuple(each for each in prices if each.basis != model_prices.FROM_MODELS_DEV)
    if len(prices) == len(one.prices):
        return one
    has_now = any(each.ends is None and not each.when for each in prices)
    return replace(one, prices=prices if has_now else (), billing=one.billing if has_now else None)


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
    for one in mine.candidates:
        base = _base(one)
        for slug in providers.slugs(one, {}):
            if (slug, one.id, base) in changed:
                yield (one.provider, one.id)


def _changed_after(
    mine: Reading, readings: Sequence[Reading], providers: Providers
) -> Iterator[tuple[str, str, _Base]]:
    """What others stated before, of ids that they price otherwise in a copy newer than `mine`."""
    others = {one.source for one in readings} - {model_prices.NAME}
    for source in sorted(others):
        copies = sorted(
            (one for one in readings if one.source == source), key=lambda one: one.checked
        )
        for before, after in pairwise(copies):
            if after.checked <= mine.checked:
                continue
            now = {(one.provider, one.id): _base(one) for one in after.candidates}
            for one in before.candidates:
                base = _base(one)
                if base != now.get((one.provider, one.id), base):
                    yield from ((slug, one.id, base) for slug in providers.slugs(one, {}))


def _base(one: Candidate) -> _Base:
    rates = next((each.rates for each in one.prices if each.ends is None and not each.when), {})
    return (rates.get("input"), rates.get("output"))
