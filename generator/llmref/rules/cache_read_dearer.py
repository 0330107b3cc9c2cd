"""Caching is there to save money: a cached rate that is no lower than a fresh one may be a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from llmref.catalogue.entities import Price
from llmref.catalogue.link import Catalogue
from llmref.formats import many
from llmref.problems import Place, Problem, warning
from llmref.records.rates import RateKey

_PAIRS: tuple[tuple[RateKey, RateKey], ...] = (
    ("cache_read", "input"),
    ("audio_cache_read", "audio_input"),
    ("image_cache_read", "image_input"),
)
ENOUGH = 3
"""So many models, none of them with another rate for cached input, are how a provider charges.

So many that are in doubt at one provider are one question, however many others it discounts.
"""


class CachedRate(NamedTuple):
    """A rate for cached input beside the rate for the same input, not cached."""

    provider: str
    model: str
    native_id: str
    price: Price
    keys: tuple[RateKey, RateKey]
    cached: Decimal
    fresh: Decimal


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each current price whose cached input costs as much as fresh, or more.

    The same is reported of prices for every mode, since discounts do not add up; not where the
    other providers of the model charge so, or where this provider charges so for all models.
    A provider with three doubtful models or more has one warning for all of them.
    """
    pairs = list(_pairs(catalogue))
    for pair in pairs:
        if pair.cached > pair.fresh:
            hint = "check whether they are swapped, or accept it in exceptions.yaml"
            yield _warning(pair, f"but {pair.keys[1]} at {pair.fresh}", hint)
    if not catalogue.seeds.hides("offerings", "providers"):  # others may charge less
        yield from _as_much(_doubtful(pairs))


def _as_much(doubtful: Iterable[CachedRate]) -> Iterator[Problem]:
    """One warning for each of a provider's few, or one for all where they are many."""
    at: dict[str, list[CachedRate]] = defaultdict(list)
    for pair in doubtful:
        at[pair.provider].append(pair)
    hint = "delete it, or accept it if the provider gives no discount, with a reason"
    for provider, pairs in at.items():
        if len({pair.model for pair in pairs}) < ENOUGH:
            yield from (_warning(pair, f"as much as {pair.keys[1]}", hint) for pair in pairs)
            continue
        ids = list(dict.fromkeys(pair.native_id for pair in pairs))
        yield warning(
            Place(pairs[0].price.place.path, ("defaults",)),
            f"cached input costs as much as input: {many(ids, 'ID')}",
            hint,
            provider,
        )


def _pairs(catalogue: Catalogue) -> Iterator[CachedRate]:
    for offering in catalogue.offerings:
        slugs = offering.provider.slug, offering.model.slug
        for sellable in offering.sellables:
            for price in sellable.current if sellable.record.prices else ():
                for keys in _PAIRS:
                    cached, fresh = (price.rates.get(key) for key in keys)
                    if isinstance(cached, Decimal) and isinstance(fresh, Decimal):
                        yield CachedRate(*slugs, sellable.id, price, keys, cached, fresh)


def _doubtful(pairs: list[CachedRate]) -> Iterator[CachedRate]:
    """Those of one amount, which neither other providers nor the provider's own list explain."""
    of_model: dict[str, dict[str, bool]] = defaultdict(dict)
    for pair in pairs:
        lower = of_model[pair.model]
        lower[pair.provider] = pair.cached < pair.fresh or lower.get(pair.provider, False)
    alike = _alike(pairs)
    for pair in pairs:
        if pair.cached != pair.fresh or pair.price.when.mode or pair.provider in alike:
            continue
        others = [
            low for provider, low in of_model[pair.model].items() if provider != pair.provider
        ]
        if any(others) or not others:
            yield pair


def _alike(pairs: list[CachedRate]) -> set[str]:
    """The providers that charge as much for cached input as for fresh, whatever the model."""
    models: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        models[pair.provider].add(pair.model)
    differing = {pair.provider for pair in pairs if pair.cached != pair.fresh}
    return {provider for provider, slugs in models.items() if len(slugs) >= ENOUGH} - differing


def _warning(pair: CachedRate, beside: str, hint: str) -> Problem:
    cached = pair.keys[0]
    words = f"{cached} at {pair.cached}, {beside}"
    return pair.price.warning(f"rates.{cached}", words, hint, pair.native_id)
