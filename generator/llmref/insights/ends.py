"""Every day on which calls of an offering fail or have failed, by its own provider's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from llmref.catalogue.entities import Cited, Model, Offering, Sellable
from llmref.catalogue.link import Catalogue
from llmref.insights.lifecycle import creator_api

SOON = tuple(timedelta(days=days) for days in (30, 90, 180))
"""How far ahead readers plan."""


@dataclass(frozen=True, slots=True)
class End:
    """IDs of one model at one API that end on one day."""

    day: date
    """The first day on which calls fail."""
    model: Model
    offering: Offering | None
    """The offering that ends; None where the creator's own API is not listed."""
    api: str
    """Whose end it is: the name of the provider, or "Meta's own API"."""
    ids: Sequence[str]
    """Those that end on that day, in the order of the offering."""
    successor: Model | None
    """The model that the provider names to move to."""
    is_redirected: bool
    """Whether the successor answers its calls from then on."""
    cited: Cited | None


def dated_ends(catalogue: Catalogue) -> list[End]:
    """Every dated end, the earliest first."""
    every = [end for offering in catalogue.offerings for end in _ends(catalogue, offering)]
    every += (end for model in catalogue.models.values() for end in _unlisted(catalogue, model))
    return sorted(every, key=_order)


def coming(dated: Iterable[End], today: date) -> list[End]:
    """Those after today, the next first."""
    return [end for end in dated if end.day > today]


def past(dated: Iterable[End], today: date) -> list[End]:
    """Those of today and before, the latest first."""
    return sorted((end for end in dated if end.day <= today), key=lambda end: -end.day.toordinal())


def _order(end: End) -> tuple[date, str, str]:
    return end.day, end.model.name.casefold(), end.api.casefold()


def _ends(catalogue: Catalogue, offering: Offering) -> Iterator[End]:
    """One for each day and successor; an end without a day is none."""
    alike: dict[tuple[date, str | None, bool], list[Sellable]] = defaultdict(list)
    for sellable in offering.sellables:
        life = sellable.lifecycle
        if life and life.retires_on:
            alike[life.retires_on, life.successor, bool(life.redirects)].append(sellable)
    for (day, successor, is_redirected), sellables in alike.items():
        yield End(
            day,
            offering.model,
            offering,
            offering.provider.name,
            [sellable.id for sellable in sellables],
            catalogue.models.get(successor or ""),
            is_redirected,
            sellables[0].lifecycle_source,
        )


def _unlisted(catalogue: Catalogue, model: Model) -> Iterator[End]:
    """The end at the creator's own API, where that is not among the providers."""
    api = creator_api(model, catalogue.at_model[model.slug], catalogue.today)
    if api is None or api.offering is not None or api.lifecycle.retires_on is None:
        return
    life = api.lifecycle
    successor = catalogue.models.get(life.successor or "")
    yield End(
        api.lifecycle.retires_on,
        model,
        None,
        api.name,
        (),
        successor,
        bool(life.redirects),
        api.cited,
    )
