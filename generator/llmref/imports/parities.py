"""Numbers of a catalog in a currency that it does not name, found by comparing with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from statistics import median

from llmref.imports.candidate import Candidate, LeftOut, Reading
from llmref.imports.providers import Providers
from llmref.records.price import Currency
from llmref.seeds import Seeds

FEWEST = 5
"""So many ids have to be priced by both catalogs."""
_ROUNDED = Decimal("0.005")
"""What rounding to cents may add to an amount."""
_LEAST, _MOST = Decimal("1.02"), Decimal(200)
"""How far two currencies are apart; closer ones are lost in rounding."""
_AGREEING = Decimal("0.8")
"""The share of the ids that one factor has to explain."""
Amounts = Mapping[str, Decimal]
"""What input costs, by id in small letters."""


def in_their_currencies(readings: Iterable[Reading], seeds: Seeds) -> list[Reading]:
    """The readings, with the currency that a provider's record says a catalog's numbers are in.

    Where no record says it, and two other catalogs differ from a catalog by one factor at a
    provider, but not from one another, the catalog's prices there are left out with a finding.
    """
    listed = list(readings)
    providers = Providers(seeds)
    stated: dict[tuple[str, str], Currency] = {
        (source, record.catalogue_ids[source]): currency
        for record in providers.records.values()
        for source, currency in record.catalogue_currencies.items()
        if source in record.catalogue_ids
    }
    newest = {
        reading.source: reading for reading in sorted(listed, key=lambda reading: reading.checked)
    }
    odd = {place: factor for place, factor in _odd(newest, providers) if place not in stated}
    return [_in_currency(reading, stated, odd) for reading in listed]


def _in_currency(
    reading: Reading,
    stated: Mapping[tuple[str, str], Currency],
    odd: Mapping[tuple[str, str], Decimal],
) -> Reading:
    names = {name for source, name in (*stated, *odd) if source == reading.source}
    if not names:
        return reading
    candidates = []
    for candidate in reading.candidates:
        place = (reading.source, candidate.provider)
        prices = candidate.prices
        if currency := stated.get(place):
            prices = tuple(replace(price, currency=currency) for price in prices)
        elif place in odd:
            prices = ()
        billing = candidate.billing if prices else None
        same = prices == candidate.prices
        candidates.append(candidate if same else replace(candidate, prices=prices, billing=billing))
    notes = (
        LeftOut(source, name, f"its prices are {factor:.2f} times those of others: a currency?")
        for (source, name), factor in odd.items()
        if source == reading.source
    )
    return replace(reading, candidates=tuple(candidates), left_out=(*reading.left_out, *notes))


def _odd(
    newest: Mapping[str, Reading], providers: Providers
) -> Iterator[tuple[tuple[str, str], Decimal]]:
    """Catalogs with the name of a provider at which one factor parts them from two others."""
    amounts: dict[str, dict[str, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[tuple[str, str], str] = {}
    for source, reading in newest.items():
        for candidate in reading.candidates:
            if base := _base(candidate):
                for slug in providers.slugs(candidate, {}):
                    amounts[slug][source][candidate.id.lower()] = base
                    names[source, slug] = candidate.provider
    for slug, by_source in sorted(amounts.items()):
        for source, factor in _odd_one(by_source):
            yield (source, names[source, slug]), factor


def _odd_one(by_source: Mapping[str, Amounts]) -> Iterator[tuple[str, Decimal]]:
    for source in sorted(by_source):
        factors = {
            second: factor
            for first, second in permutations(sorted(by_source), 2)
            if first == source and (factor := factor_of(by_source[first], by_source[second]))
        }
        if any(
            not factor_of(by_source[first], by_source[second])
            and by_source[first].keys() & by_source[second].keys()
            for first, second in permutations(sorted(factors), 2)
        ):
            yield source, median(factors.values())


def factor_of(mine: Amounts, others: Amounts) -> Decimal | None:
    """The factor by which nearly all amounts are apart; None where there is none, or it is one."""
    both: Sequence[str] = sorted(mine.keys() & others.keys())
    if len(both) < FEWEST:
        return None
    factor = median(mine[each] / others[each] for each in both)
    if not _LEAST <= max(factor, 1 / factor) <= _MOST:
        return None
    explained = sum(
        abs(mine[each] - factor * others[each]) <= _ROUNDED * (1 + factor) for each in both
    )
    unequal = sum(mine[each] != others[each] for each in both)
    return factor if min(explained, unequal) >= _AGREEING * len(both) else None


def _base(candidate: Candidate) -> Decimal | None:
    rates = next(
        (each.rates for each in candidate.prices if each.ends is None and not each.when), {}
    )
    base = rates.get("input")
    return base if isinstance(base, Decimal) else None
