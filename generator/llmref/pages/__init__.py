"""Catalogue → page objects; one module per kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from llmref import urls
from llmref.insights.capabilities import LABELS
from llmref.pages import (
    calls,
    creator,
    disagreements,
    docs,
    home,
    json_ld,
    lists,
    model,
    offering,
    patterns,
    provider,
    redirects,
)
from llmref.pages.context import Edition
from llmref.pages.docs import in_order as docs_in_order
from llmref.pages.page import Link, Page, Plan
from llmref.urls import docs_path

__all__ = ["docs_in_order", "docs_path", "plans"]
Thing = TypeVar("Thing")


def plans(edition: Edition) -> Iterator[Plan]:
    """Every page of the site, to be made when needed. Pages that share parts are neighbours."""
    for plan in _plans(edition):
        make = partial(_with_way, edition, plan.make)
        yield Plan(plan.path, make, plan.updated, plan.in_sitemap, plan.title)


def _with_way(edition: Edition, make: Callable[[], Page]) -> Page:
    """The page, with the way to it as search engines read it."""
    page = make()
    if not page.crumbs:
        return page
    way = json_ld.breadcrumbs(edition.addresses, page.crumbs, Link(page.heading, page.path))
    return replace(page, json_ld=[way, *page.json_ld])


def _plans(edition: Edition) -> Iterator[Plan]:
    catalogue = edition.catalogue
    for held in catalogue.models.values():
        yield _plan(edition, urls.model_path(held), model.model_page, held)
        for sold in catalogue.at_model[held.slug]:
            yield _plan(edition, urls.offering_path(sold), offering.offering_page, sold)
    for seller in catalogue.providers.values():
        yield _plan(edition, urls.provider_path(seller), provider.provider_page, seller)
        for name, group in calls.groups(edition, seller).items():
            yield _plan(edition, urls.calls_path(seller, name), calls.calls_page, group)
    yield from _groups(edition)
    for seed in catalogue.pages:
        yield _plan(edition, docs_path(seed.slug), docs.docs_page, seed)
    yield from disagreements.plans(edition)
    for path, make in SINGLE.items():
        yield Plan(path, partial(make, edition))
    yield from redirects.redirects(edition)


def _groups(edition: Edition) -> Iterator[Plan]:
    """The pages of creators and families, and of kinds and capabilities."""
    for maker in edition.catalogue.creators.values():
        yield _plan(edition, urls.creator_path(maker), creator.creator_page, maker)
    for line in edition.catalogue.families.values():
        yield _plan(edition, urls.family_path(line), creator.family_page, line)
    for kind in dict.fromkeys(held.kind for held in edition.catalogue.models.values()):
        yield _plan(edition, urls.kind_path(kind), lists.kind_page, kind)
    for capability in LABELS:
        yield _plan(edition, urls.feature_path(capability), lists.capability_page, capability)


def _plan(
    edition: Edition, path: str, make: Callable[[Edition, Thing], Page], thing: Thing
) -> Plan:
    return Plan(path, partial(make, edition, thing))


SINGLE: dict[urls.SinglePage, Callable[[Edition], Page]] = {
    "/": home.home_page,
    "/models/": lists.models_page,
    "/providers/": lists.providers_page,
    "/creators/": lists.creators_page,
    "/docs/": docs.docs_index,
    "/patterns/": patterns.patterns_page,
    "/404.html": redirects.not_found,
}
"""Pages of which there is one."""
