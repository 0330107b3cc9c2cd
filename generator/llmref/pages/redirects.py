"""Pages that stand where something is not: redirects from old addresses, and "not found"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from llmref import urls
from llmref.catalogue.entities import Model
from llmref.pages.context import PageContext
from llmref.pages.page import Page, PagePlan
from llmref.rings import ends


def not_found(context: PageContext) -> Page:
    """What a host shows for an address that does not exist."""
    return Page(
        path="/404.html",
        template="pages/not-found.html",
        title="No such page",
        heading="There is no such page",
        description="The address leads to nothing on this site.",
        in_sitemap=False,
        updated=context.catalogue.today,
    )


def redirects(context: PageContext) -> Iterator[PagePlan]:
    """A page at each old address that leads to the new one; a model's offerings move with it."""
    moves: dict[str, str] = {}
    for old, new in _moves(context):
        moves.setdefault(old, new)  # what is said of one offering comes first
    for old, new in sorted(moves.items()):
        yield PagePlan(old, partial(_moved, old, new), in_sitemap=False)


def _moves(context: PageContext) -> Iterator[tuple[str, str]]:
    catalogue, redirects = context.catalogue, context.catalogue.redirects
    models = ends(redirects.models)
    for old, slug in redirects.offerings.items():
        if model := catalogue.models.get(models.get(slug, slug)):
            yield f"/model/{old}/", urls.model_path(model)
    for old, slug in models.items():
        if model := catalogue.models.get(slug):
            yield f"/model/{old}/", urls.model_path(model)
            yield from _offering_moves(context, old, model)
    for old, slug in ends(redirects.providers).items():
        yield f"/provider/{old}/", f"/provider/{slug}/"
        for offering in catalogue.at_provider.get(slug, ()):
            yield f"/model/{offering.model.slug}/{old}/", urls.offering_path(offering)
    for old, slug in ends(redirects.creators).items():
        yield f"/creator/{old}/", f"/creator/{slug}/"
    for old, slug in ends(redirects.families).items():
        yield f"/family/{old}/", f"/family/{slug}/"
    for old, slug in ends(redirects.docs).items():
        yield urls.docs_path(old), urls.docs_path(slug)


def _offering_moves(context: PageContext, old: str, model: Model) -> Iterator[tuple[str, str]]:
    for offering in context.catalogue.at_model[model.slug]:
        yield f"/model/{old}/{offering.provider.slug}/", urls.offering_path(offering)


def _moved(old: str, new: str) -> Page:
    return Page(
        path=old,
        template="redirect.html",
        title=old,
        heading="This page has moved",
        description=f"{old} is now at {new}.",
        body=new,
        in_sitemap=False,
    )
