"""Documentation pages, written in Markdown, and their index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import formats, urls
from generator.pages.edition import Edition
from generator.pages.lists import Group, ListBody
from generator.pages.page import Link, Page, Section
from generator.pages.views import Card
from generator.records.site import PageMatter
from generator.seeds import Seed

DOCS = Link("Docs", "/docs/")
SECTIONS = ("About", "Using", "Maintaining")


@dataclass(frozen=True, slots=True)
class DocsBody:
    """What a documentation page shows."""

    text: str
    previous: Link | None
    next: Link | None


def in_order(pages: Sequence[Seed[PageMatter]]) -> list[Seed[PageMatter]]:
    """The pages as the navigation lists them."""
    return sorted(
        pages,
        key=lambda page: (SECTIONS.index(page.record.section), page.record.order, page.slug),
    )


def docs_page(edition: Edition, seed: Seed[PageMatter]) -> Page:
    """One documentation page."""
    held = in_order(edition.catalogue.pages)
    at = held.index(seed)
    return Page(
        path=urls.docs_path(seed.slug),
        template="pages/docs.html",
        title=seed.record.title,
        heading=seed.record.title,
        description=seed.record.description,
        crumbs=(Link("Home", "/"), DOCS),
        body=DocsBody(
            seed.body,
            _link(held[at - 1]) if at else None,
            _link(held[at + 1]) if at + 1 < len(held) else None,
        ),
        seed=seed.path,
        updated=edition.catalogue.today,
    )


def docs_index(edition: Edition) -> Page:
    """The list of documentation pages."""
    held = in_order(edition.catalogue.pages)
    groups = [
        Group(
            section.lower(),
            section,
            cards=[
                Card(_link(page), page.record.description)
                for page in held
                if page.record.section == section
            ],
        )
        for section in SECTIONS
    ]
    groups = [group for group in groups if group.cards]
    return Page(
        path="/docs/",
        template="pages/list.html",
        title="Documentation",
        heading="Documentation",
        description="What this reference is, how its facts are checked, and how to correct them.",
        crumbs=(Link("Home", "/"),),
        sections=[Section(group.id, group.title) for group in groups],
        body=ListBody(
            f"{formats.plural(len(held), 'page')} about this reference.",
            groups,
            "" if groups else "No page has been written yet.",
        ),
        updated=edition.catalogue.today,
    )


def _link(seed: Seed[PageMatter]) -> Link:
    return Link(seed.record.title, urls.docs_path(seed.slug))
