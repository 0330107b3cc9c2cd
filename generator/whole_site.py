"""What only the whole site shows: addresses and titles that two pages have, and dead ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import collisions, dead_ends
from generator.catalogue.link import Catalogue
from generator.pages import titles
from generator.pages.edition import Edition
from generator.pages.titles import Titled
from generator.problems import Problem, error
from generator.urls import Addresses

_APART = "say in the title what sets it apart"


def problems(catalogue: Catalogue, found: Iterable[Problem]) -> Iterator[Problem]:
    """An error for each, under the name of a rule of its kind; `found` is what all rules found."""
    is_sound = not any(problem.severity == "error" for problem in found)
    edition = Edition(catalogue, Addresses(catalogue.site.base_url))
    yield from collisions.problems(catalogue)
    yield from (problem.named("name-not-unique") for problem in _titles(edition))
    yield from (
        problem.named("dead-link") for problem in dead_ends.problems(edition, is_sound=is_sound)
    )


def _titles(edition: Edition) -> Iterator[Problem]:
    first: dict[str, Titled] = {}
    for page in titles.titles(edition):
        earlier = first.setdefault(page.title.casefold(), page)
        if page.place and page.title == earlier.title and page.names != earlier.names:
            words = f"{page.path} and {earlier.path} would both be titled {page.title!r}"
            yield error(page.place, words, "say in one of the names what sets it apart")
    for seed in edition.catalogue.pages:
        title = seed.record.title
        if made := first.get(titles.unnumbered(title).casefold()):
            words = f"the page {made.path} is titled {made.title!r} too"
            yield error(seed.place().at("title"), words, _APART)
