"""What stands near an offering or a model: the same family, else the same kind at a like price."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.insights.ranking import is_live
from llmref.records.kinds import Kind

Priced = tuple[Decimal, str, Offering]
"""An offering with the price that it is near to others by."""


@dataclass(frozen=True, slots=True)
class RelatedIndex:
    """One provider's live offerings, in the order in which neighbours are found."""

    families: dict[str, tuple[Offering, ...]]
    """By family, the newest first."""
    kinds: dict[Kind, tuple[Priced, ...]]
    """By kind, the cheapest first."""


def related_index(catalogue: Catalogue, provider: str) -> RelatedIndex:
    """The related_index of one provider. Make it once for all its offerings."""
    families: dict[str, list[Offering]] = defaultdict(list)
    kinds: dict[Kind, list[Priced]] = defaultdict(list)
    for offering in catalogue.at_provider[provider]:
        if not is_live(offering):
            continue
        if offering.model.family:
            families[offering.model.family.slug].append(offering)
        kinds[offering.model.kind].append((_nearness(offering), offering.model.slug, offering))
    return RelatedIndex(
        {
            slug: tuple(sorted(held, key=lambda found: _newest_first(found.model)))
            for slug, held in families.items()
        },
        {kind: tuple(sorted(held, key=lambda entry: entry[:2])) for kind, held in kinds.items()},
    )


def related(held: RelatedIndex, offering: Offering, most: int = 6) -> tuple[Offering, ...]:
    """Other models at the same provider: its family first, then the nearest in kind and price."""
    family = offering.model.family
    found: dict[str, Offering] = {}
    for other in held.families.get(family.slug, ()) if family else ():
        if other is not offering and len(found) < most:
            found[other.model.slug] = other
    for other in _nearest(held.kinds.get(offering.model.kind, ()), offering):
        if len(found) >= most:
            break
        if other.model is not offering.model:
            found.setdefault(other.model.slug, other)
    return tuple(found.values())


def other_models(catalogue: Catalogue, model: Model, most: int = 12) -> tuple[Model, ...]:
    """The other models of a model's family, the newest first."""
    if model.family is None:
        return ()
    others = (other for other in catalogue.by_family[model.family.slug] if other is not model)
    return tuple(sorted(others, key=_newest_first)[:most])


def _nearest(row: tuple[Priced, ...], offering: Offering) -> Iterator[Offering]:
    """The entries of a sorted row from the nearest price outwards, the cheaper of two first."""
    price = _nearness(offering)
    right = bisect_left(row, (price, offering.model.slug), key=lambda entry: entry[:2])
    left = right - 1
    while left >= 0 or right < len(row):
        is_left = right == len(row) or (left >= 0 and price - row[left][0] <= row[right][0] - price)
        yield row[left if is_left else right][2]
        left, right = (left - 1, right) if is_left else (left, right + 1)


def _nearness(offering: Offering) -> Decimal:
    """The first rate above nothing of the base price, in whatever unit; 0 where none is known."""
    amounts = offering.price.rates.values() if offering.price else ()
    return next((amount for amount in amounts if isinstance(amount, Decimal)), Decimal(0))


def _newest_first(model: Model) -> tuple[int, str]:
    released = model.record.released
    return (-released.first.toordinal() if released else 0), model.slug
