"""Problems between pages: an address or a title of two pages, and links without a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from llmref import collisions, dead_ends, pages
from llmref.catalogue.link import Catalogue
from llmref.pages import titles
from llmref.pages.context import PageContext
from llmref.pages.titles import Titled
from llmref.problems import Place, Problem, error
from llmref.urls import Addresses
from llmref.wording import nearest


def whole_site_problems(catalogue: Catalogue, problems: Iterable[Problem]) -> Iterator[Problem]:
    """An error for each, named after the rule for its kind; `found` are the problems so far."""
    is_sound = not any(problem.severity == "error" for problem in problems)
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    yield from collisions.collision_problems(catalogue)
    yield from (problem.named("name-not-unique") for problem in _titles(context))
    yield from (
        problem.named("dead-link")
        for problem in dead_ends.dead_end_problems(context, is_sound=is_sound)
    )
    yield from (problem.named("dead-link") for problem in _own_links(context))


def _own_links(context: PageContext) -> Iterator[Problem]:
    """Links of site.yaml that lead to no page, and a logo that is no file."""
    site, static = context.catalogue.site, context.catalogue.seeds.static_addresses
    place = Place("site.yaml")
    if site.logo and site.logo not in static:
        hint = f"put the picture at seeds/static{site.logo}"
        yield error(place.at("logo"), f"there is no file {site.logo!r}", hint)
    known = {plan.path for plan in pages.plans(context)} if site.navigation else set()
    for position, link in enumerate(site.navigation):
        if link.path not in known and link.path not in static:
            message = f"{link.path!r} leads to no page"
            at = place.at("navigation", position, "path")
            yield error(at, message, nearest(link.path, sorted(known)))


def _titles(context: PageContext) -> Iterator[Problem]:
    first: dict[str, Titled] = {}
    for page in titles.titles(context):
        earlier = first.setdefault(page.title.casefold(), page)
        if page.place and page.title == earlier.title and page.names != earlier.names:
            message = f"{page.path} and {earlier.path} would have the same title, {page.title!r}"
            yield error(page.place, message, "make one of the names more specific")
    for seed in context.catalogue.pages:
        title = titles.unnumbered(seed.record.title)
        if title.casefold() in first:
            page = first[title.casefold()]
            message = f"the page {page.path} has the same title, {page.title!r}"
            yield error(seed.place().at("title"), message, "choose another title")
