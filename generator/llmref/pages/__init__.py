"""Catalogue → page objects; one module per kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from llmref import urls
from llmref.insights.capabilities import LABELS
from llmref.pages import (
    benchmark,
    calls,
    changes,
    compare_models,
    disagreements,
    docs,
    explorer,
    explorer_lists,
    home,
    json_ld,
    lists,
    patterns,
    redirects,
    retirements,
    search,
)
from llmref.pages.context import PageContext
from llmref.pages.creator import creator_page, family_page
from llmref.pages.docs import docs_in_order as docs_in_order
from llmref.pages.model import model_page
from llmref.pages.offering import offering_page
from llmref.pages.page import Link, Page, PagePlan
from llmref.pages.provider import provider_page
from llmref.urls import docs_path

__all__ = ["docs_in_order", "docs_path", "plans"]
Subject = TypeVar("Subject")
"""What a page is about."""


def plans(context: PageContext) -> Iterator[PagePlan]:
    """Every page of the site, to be made when needed. Pages that share parts are neighbours."""
    for plan in _plans(context):
        make = partial(_about_itself, context, plan.make)
        yield replace(plan, make=make)


def _about_itself(context: PageContext, make: Callable[[], Page]) -> Page:
    """The page, with its date and its breadcrumbs as search engines read them."""
    page = make()
    if not page.crumbs:
        return page
    link = Link(page.heading, page.path)
    about_page = json_ld.web_page(context.addresses, page.crumbs, link, page.updated)
    return replace(page, json_ld=[about_page, *page.json_ld])


def _plans(context: PageContext) -> Iterator[PagePlan]:
    catalogue = context.catalogue
    for model in catalogue.models.values():
        yield _plan(context, urls.model_path(model), model_page, model)
        for offering in catalogue.at_model[model.slug]:
            yield _plan(context, urls.offering_path(offering), offering_page, offering)
    for provider in catalogue.providers.values():
        yield _plan(context, urls.provider_path(provider), provider_page, provider)
        for name, group in calls.groups(context, provider).items():
            yield _plan(context, urls.calls_path(provider, name), calls.calls_page, group)
    yield from _groups(context)
    for seed in catalogue.pages:
        yield _plan(context, docs_path(seed.slug), docs.docs_page, seed)
    yield from disagreements.disagreement_plans(context)
    yield from explorer_lists.model_list_plans(context)
    yield from compare_models.pair_plans(context)
    yield from search.complete_list_plans(context)
    for path, make in SINGLE.items():
        yield PagePlan(path, partial(make, context))
    yield from redirects.redirects(context)


def _groups(context: PageContext) -> Iterator[PagePlan]:
    """The pages of creators, families and benchmarks, and of kinds and capabilities."""
    for creator in context.catalogue.creators.values():
        yield _plan(context, urls.creator_path(creator), creator_page, creator)
    for family in context.catalogue.families.values():
        yield _plan(context, urls.family_path(family), family_page, family)
    for each in context.catalogue.benchmarks.values():
        yield _plan(context, urls.benchmark_path(each), benchmark.benchmark_page, each)
    for kind in dict.fromkeys(model.kind for model in context.catalogue.models.values()):
        yield _plan(context, urls.kind_path(kind), explorer.kind_page, kind)
    for capability in LABELS:
        yield _plan(context, urls.feature_path(capability), explorer.capability_page, capability)


def _plan(
    context: PageContext, path: str, make: Callable[[PageContext, Subject], Page], subject: Subject
) -> PagePlan:
    return PagePlan(path, partial(make, context, subject), subject=subject)


SINGLE: dict[urls.SinglePage, Callable[[PageContext], Page]] = {
    "/": home.home_page,
    "/models/": explorer.models_page,
    "/providers/": lists.providers_page,
    "/creators/": lists.creators_page,
    "/benchmarks/": benchmark.benchmarks_page,
    "/retirements/": retirements.retirements_page,
    "/retirements/past/": retirements.past_page,
    "/changes/": changes.changes_page,
    "/compare/": compare_models.compare_page,
    "/search/": search.search_page,
    "/resolve/": search.resolve_page,
    "/docs/": docs.docs_index,
    "/patterns/": patterns.patterns_page,
    "/404.html": redirects.not_found,
}
"""Pages of which there is one."""
