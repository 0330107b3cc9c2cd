"""Names identify records for readers: two pages with one title cannot be distinguished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from llmref.catalogue.link import Catalogue
from llmref.lookalikes import difference, skeletons
from llmref.problems import Place, Problem, error, warning

_APART = "make one of the names more specific: add its region, plan or company"
_JOINED = "merge them if they are one model; if not, give one its full name, or accept it"
_OTHER = "make one of the names more specific"


class Bearer(NamedTuple):
    """What bears a name."""

    place: Place
    """Of the name."""
    what: str
    slug: str
    name: str


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each second provider, creator, family, plan or page of a name.

    Capitals and spaces make no difference, nor do characters that look alike. Of models it is a
    warning: their creators do call different ones alike, and pages then show the slug beside the
    name.
    """
    for bearers in _groups(catalogue):
        for bearer, first in _seconds(bearers):
            hint = _OTHER if bearer.what in {"page", "plan"} else _APART
            yield error(bearer.place, *_words(bearer, first, hint))
    models = (
        Bearer(model.place.at("name"), "model", model.slug, model.name)
        for model in catalogue.models.values()
    )
    for bearer, first in _seconds(models):
        yield warning(bearer.place, *_words(bearer, first, _JOINED), subject=bearer.slug)


def _groups(catalogue: Catalogue) -> Iterator[Iterator[Bearer]]:
    """All that bear names, those together whose names must differ."""
    for kind, entities in (
        ("provider", catalogue.providers),
        ("creator", catalogue.creators),
        ("benchmark", catalogue.benchmarks),
        ("family", catalogue.families),
    ):
        yield (
            Bearer(entity.place.at("name"), kind, entity.slug, entity.name)
            for entity in entities.values()
        )
    yield (
        Bearer(page.place().at("title"), "page", page.slug, page.record.title)
        for page in catalogue.pages
    )
    for file in catalogue.seeds.offerings:
        yield (
            Bearer(file.place().at("plans", slug, "name"), "plan", slug, plan.name)
            for slug, plan in file.record.plans.items()
        )


def _seconds(bearers: Iterable[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Each whose name another one had before it, or one that looks the same, with that one."""
    first: dict[str, Bearer] = {}
    for bearer in bearers:
        had = [first.setdefault(skeleton, bearer) for skeleton in skeletons(bearer.name)]
        earlier = next((other for other in had if other is not bearer), None)
        if earlier:
            yield bearer, earlier


def _words(bearer: Bearer, first: Bearer, hint: str) -> tuple[str, str]:
    """What is wrong with the name of the bearer, and what to do."""
    who, path = f"the {bearer.what} {first.slug!r}", first.place.path
    if differing := difference(bearer.name, first.name):
        words = f"{who} has a name that looks the same, {first.name!r}: {path}"
        return words, f"this one {differing}; {hint}"
    return f"{who} has the name {first.name!r}, too: {path}", hint
