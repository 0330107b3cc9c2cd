"""Which pages of a large site a check makes, so that every path through their code is taken.

What a page shows depends on its kind, on the keys that its record has, and for an offering on the
kind of its model and the class of its API. Pages are chosen until each key, with each word that it
can only have from a list, is on one of each kind, and each class of API with each kind of model.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, get_args, get_origin

from llmref.catalogue.entities import Creator, Family, Model, Offering, Provider
from llmref.pages.page import PagePlan
from llmref.recipes.choose import api_of
from llmref.records.base import Record

Trait = tuple[Hashable, ...]
"""What makes a page take other code than a page of its kind without it."""


def sample(plans: Sequence[PagePlan]) -> list[PagePlan]:
    """Pages that have together what all pages have; those of records with most keys first."""
    traits = [frozenset(traits_of(plan)) for plan in plans]
    covered: set[Trait] = set()
    chosen: list[int] = []
    for number in sorted(range(len(plans)), key=lambda number: -len(traits[number])):
        if not traits[number] <= covered:
            covered |= traits[number]
            chosen.append(number)
    return [plans[number] for number in sorted(chosen)]


def traits_of(plan: PagePlan) -> Iterator[Trait]:
    """What a page depends on."""
    parts = plan.path.strip("/").split("/")
    kind = plan.path if parts[0] == "docs" else f"{parts[0]} {len(parts)} {plan.in_sitemap}"
    yield (kind,)
    match plan.subject:
        case Offering() as offering:
            yield kind, offering.model.kind, api_of(offering)[0]
            yield kind, "lifecycle", offering.status
            yield from _keys(offering.record, (kind,))
        case Model() as model:
            yield kind, model.kind
            yield from _keys(model.record, (kind,))
        case Provider() | Creator() | Family() as entity:
            yield from _keys(entity.record, (kind,))


def _keys(value: object, way: Trait) -> Iterator[Trait]:
    """The way to each key that a record has, with the words that it can only have from a list."""
    if isinstance(value, Record):
        words = _words(type(value))
        for name in value.model_fields_set:
            inner = getattr(value, name)
            if type(inner) is str:  # as most are
                yield (*way, name, inner) if name in words else (*way, name)
            elif name in words and isinstance(inner, list | tuple):
                yield from ((*way, name, word) for word in inner)
            else:
                yield from _keys(inner, (*way, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _keys(inner, (*way, key))
    elif isinstance(value, list | tuple):
        yield (*way, len(value) > 1)
        for item in value:
            yield from _keys(item, way)
    else:
        yield (*way, value) if isinstance(value, bool) else way


@cache
def _words(record: type[Record]) -> frozenset[str]:
    """The keys of a record whose values are words of a list."""
    fields = record.model_fields.items()
    return frozenset(name for name, field in fields if _has_words(field.annotation))


def _has_words(annotation: Any) -> bool:
    return get_origin(annotation) is Literal or any(map(_has_words, get_args(annotation)))
