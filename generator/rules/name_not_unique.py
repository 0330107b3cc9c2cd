"""A name is what readers tell records by: two pages with one title cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalogue.link import Catalogue
from generator.catalogue.things import Creator, Family, Model, Provider
from generator.problems import Problem

Thing = Creator | Family | Model | Provider


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each second provider, creator or family of a name, whatever its case.

    Of models it is a warning: their creators do call different ones alike, and pages then show
    the slug beside the name.
    """
    for what, things in (
        ("provider", catalogue.providers),
        ("creator", catalogue.creators),
        ("family", catalogue.families),
    ):
        for thing, first in _seconds(things):
            yield thing.error(
                "name",
                f"the {what} {first.slug!r} is called {first.name!r} too: {first.place.path}",
                "say in one of the names what sets it apart: its region, its plan, its company",
            )
    for model, first in _seconds(catalogue.models):
        yield model.warning(
            "name",
            f"the model {first.slug!r} is called {first.name!r} too: {first.place.path}",
            "join them if they are one model; else give one its full name, or accept it",
            subject=model.slug,
        )


def _seconds(things: Mapping[str, Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Each thing whose name another one had before it, with that one."""
    first: dict[str, Thing] = {}
    for thing in things.values():
        earlier = first.setdefault(thing.name.casefold(), thing)
        if earlier is not thing:
            yield thing, earlier
