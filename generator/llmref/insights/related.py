"""What stands near an offering or a model: by family, then kind, then generation, then price."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.records.kinds import Kind

_GENERATION = timedelta(days=365)
_NEAR = 60
"""So many of a like price are looked at for one generation."""
Priced = tuple[Decimal, str, Offering, date | None]
"""The price by which an offering is near to others, its model's slug and day of release."""


@dataclass(frozen=True, slots=True)
class RelatedIndex:
    """One provider's live offerings, in the order in which neighbours are found."""

    families: dict[str, tuple[Offering, ...]]
    """By family, the newest first."""
    kinds: dict[Kind, tuple[Priced, ...]]
    """By kind, the cheapest first."""


def related_index(catalogue: Catalogue, provider: str) -> RelatedIndex:
    """The related index of one provider. Make it once for all its offerings."""
    families: dict[str, list[Offering]] = defaultdict(list)
    kinds: dict[Kind, list[Priced]] = defaultdict(list)
    for offering in catalogue.at_provider[provider]:
        if not offering.is_live:
            continue
        if offering.model.family:
            families[offering.model.family.slug].append(offering)
        model = offering.model
        kinds[model.kind].append((_nearness(offering), model.slug, offering, _released(model)))
    return RelatedIndex(
        {
            slug: tuple(sorted(offerings, key=lambda entry: _newest_first(entry.model)))
            for slug, offerings in families.items()
        },
        {
            kind: tuple(sorted(priced, key=lambda entry: entry[:2]))
            for kind, priced in kinds.items()
        },
    )


def related(index: RelatedIndex, offering: Offering, most: int = 3) -> tuple[Offering, ...]:
    """Other models at the same provider: its family first, those of its kind before others.

    Then those of its kind, released within a year of it before others, the nearest in price first.
    """
    chosen: dict[str, Offering] = {}
    for candidate in _candidates(index, offering):
        if candidate.model is not offering.model:
            chosen.setdefault(candidate.model.slug, candidate)
            if len(chosen) == most:
                break
    return tuple(chosen.values())


def _candidates(index: RelatedIndex, offering: Offering) -> Iterator[Offering]:
    """The neighbours in their order; most offerings need only the first of them."""
    family, kind = offering.model.family, offering.model.kind
    siblings = index.families.get(family.slug, ()) if family else ()
    yield from (sibling for sibling in siblings if sibling.model.kind == kind)
    yield from (sibling for sibling in siblings if sibling.model.kind != kind)
    released, others = _released(offering.model), []
    for _, _, candidate, day in islice(_nearest(index.kinds.get(kind, ()), offering), _NEAR):
        if _is_of_generation(day, released):
            yield candidate
        else:
            others.append(candidate)
    yield from others


def _released(model: Model) -> date | None:
    return model.record.released.first if model.record.released else None


def _is_of_generation(day: date | None, released: date | None) -> bool:
    """Whether two models were released within a year; where neither day is known, too."""
    if day is None or released is None:
        return day is released
    return abs(day - released) <= _GENERATION


def other_models(catalogue: Catalogue, model: Model, most: int = 12) -> tuple[Model, ...]:
    """The other models of a model's family, the newest first."""
    if model.family is None:
        return ()
    others = (sibling for sibling in catalogue.by_family[model.family.slug] if sibling is not model)
    return tuple(sorted(others, key=_newest_first)[:most])


def _nearest(row: tuple[Priced, ...], offering: Offering) -> Iterator[Priced]:
    """The entries of a sorted row from the nearest price outwards, the cheaper of two first."""
    price = _nearness(offering)
    right = bisect_left(row, (price, offering.model.slug), key=lambda entry: entry[:2])
    left = right - 1
    while left >= 0 or right < len(row):
        is_left = right == len(row) or (left >= 0 and price - row[left][0] <= row[right][0] - price)
        yield row[left if is_left else right]
        left, right = (left - 1, right) if is_left else (left, right + 1)


def _nearness(offering: Offering) -> Decimal:
    """The first rate above nothing of the base price, in whatever unit; 0 where none is known."""
    amounts = offering.price.rates.values() if offering.price else ()
    return next((amount for amount in amounts if isinstance(amount, Decimal)), Decimal(0))


def _newest_first(model: Model) -> tuple[int, str]:
    released = model.record.released
    day = released.first if released else model.record.listed_by or date.min
    return -day.toordinal(), model.slug
