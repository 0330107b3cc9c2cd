"""Problems between pages: an address or a title of two pages, and links without a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from llmref import collisions, dead_ends
from llmref.catalogue.link import Catalogue
from llmref.pages import titles
from llmref.pages.edition import Edition
from llmref.pages.titles import Titled
from llmref.problems import Problem, error
from llmref.urls import Addresses


def problems(catalogue: Catalogue, found: Iterable[Problem]) -> Iterator[Problem]:
    """An error for each, named after the rule for its kind; `found` are the problems so far."""
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
            message = f"{page.path} and {earlier.path} would have the same title, {page.title!r}"
            yield error(page.place, message, "make one of the names more specific")
    for seed in edition.catalogue.pages:
        title = titles.unnumbered(seed.record.title)
        if title.casefold() in first:
            page = first[title.casefold()]
            message = f"the page {page.path} has the same title, {page.title!r}"
            yield error(seed.place().at("title"), message, "choose another title")
