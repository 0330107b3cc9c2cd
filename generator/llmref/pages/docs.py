"""Documentation pages, written in Markdown, and their index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from llmref import formats, prose, references, urls
from llmref.charts.ages import AgeCount, age_counts, ages
from llmref.charts.drawing import Chart
from llmref.insights.freshness import price_citations
from llmref.pages import disagreements, json_ld, titles
from llmref.pages.blocks import expanded
from llmref.pages.call_block import RecipeView, recipe_view
from llmref.pages.call_coverage import RecipeCells, recipe_cells
from llmref.pages.compare import Comparison, comparison
from llmref.pages.components import Card
from llmref.pages.context import PageContext
from llmref.pages.lists import ListBody, ListGroup
from llmref.pages.page import Link, Page, Section
from llmref.pages.shaped import left_out_ids
from llmref.recipes.choose import recipe
from llmref.recipes.languages import LANGUAGES
from llmref.records.site import PageMatter
from llmref.seeds import Seed

DOCS = Link("Docs", "/docs/")
SECTIONS = ("About", "Using", "Maintaining")


@dataclass(frozen=True, slots=True)
class DocsBody:
    """What a documentation page shows."""

    parts: Sequence[DocsPart]
    previous: Link | None
    next: Link | None
    updated: date | None
    """The day on which its text, or a live fact in it, last changed."""


@dataclass(frozen=True, slots=True)
class PriceTable:
    """The block `price-table`: who offers a model, at what price."""

    model: Link
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class RecipeBlock:
    """The block `recipe`: how an offering is called."""

    offering: Link
    recipe: RecipeView


@dataclass(frozen=True, slots=True)
class PriceAges:
    """The block `price-ages`: how old the current prices are, and who read them."""

    chart: Chart
    rows: Sequence[AgeCount]


@dataclass(frozen=True, slots=True)
class DocsPart:
    """A stretch of text, or live facts of a record."""

    html: str = ""
    text: str = ""
    """The same as Markdown."""
    prices: PriceTable | None = None
    recipe: RecipeBlock | None = None
    ages: PriceAges | None = None
    cells: Sequence[RecipeCells] = ()
    """The block `recipe-cells`: which calls are published, and what was done with them."""
    languages: Sequence[str] = tuple(language.label for language in LANGUAGES.values())
    """What its columns are called."""

    @property
    def is_live(self) -> bool:
        """Whether it shows facts of records, which change without its text."""
        return not self.html


def docs_in_order(pages: Sequence[Seed[PageMatter]]) -> list[Seed[PageMatter]]:
    """The pages as the navigation lists them."""
    return sorted(
        pages,
        key=lambda page: (SECTIONS.index(page.record.section), page.record.order, page.slug),
    )


def docs_page(context: PageContext, seed: Seed[PageMatter]) -> Page:
    """One documentation page."""
    pages = docs_in_order(context.catalogue.pages)
    at = pages.index(seed)
    markdown = expanded(references.resolved(context.catalogue, seed.body))
    text = prose.document(markdown, context.size_of)
    parts = [_part(context, part) for part in text.parts]
    days = [day for day in (seed.record.updated, _live_day(context, parts)) if day]
    updated = max(days, default=None)
    return Page(
        path=urls.docs_path(seed.slug),
        template="pages/docs.html",
        title=seed.record.title,
        heading=seed.record.title,
        description=seed.record.description,
        crumbs=(Link("Home", "/"), DOCS),
        sections=[Section(heading.id, heading.title) for heading in text.headings],
        body=DocsBody(
            parts,
            _link(pages[at - 1]) if at else None,
            _link(pages[at + 1]) if at + 1 < len(pages) else None,
            updated,
        ),
        seed=seed.path,
        updated=updated or context.catalogue.today,
        markdown="docs",
        json_ld=_dataset(context) if seed.slug == urls.DATA else (),
    )


def _live_day(context: PageContext, parts: Sequence[DocsPart]) -> date | None:
    return context.catalogue.today if any(part.is_live for part in parts) else None


def _dataset(context: PageContext) -> list[json_ld.Object]:
    catalogue = context.catalogue
    return [json_ld.dataset(context.addresses, catalogue.site, catalogue.today)]


def docs_index(context: PageContext) -> Page:
    """The list of documentation pages."""
    pages = docs_in_order(context.catalogue.pages)
    groups = [
        ListGroup(
            section.lower(),
            section,
            cards=[
                Card(_link(page), page.record.description)
                for page in pages
                if page.record.section == section
            ]
            + ([Card(disagreements.CARD, disagreements.DESCRIPTION)] if section == "About" else []),
        )
        for section in SECTIONS
    ]
    groups = [group for group in groups if group.cards]
    return Page(
        path="/docs/",
        template="pages/list.html",
        title=titles.DOCS,
        heading=titles.DOCS,
        description="What this reference is, how its facts are checked, and how to correct them.",
        crumbs=(Link("Home", "/"),),
        sections=[Section(group.id, group.title) for group in groups],
        body=ListBody(
            f"{formats.plural(len(pages), 'page')} about this reference.",
            groups,
            "" if groups else "No page has been written yet.",
        ),
        updated=context.catalogue.today,
        markdown="list",
    )


def _part(context: PageContext, part: prose.ProsePart) -> DocsPart:
    """What a block shows; rules have seen to it that it shows something, once they were asked."""
    slug = part.target.partition(":")[2]
    if part.block == "price-table" and (model := context.catalogue.models.get(slug)):
        link = Link(context.name(model), urls.model_path(model))
        return DocsPart(prices=PriceTable(link, comparison(context, context.market(model))))
    if part.block == "price-ages" and (shown := _ages(context)):
        return DocsPart(ages=shown)
    if part.block == "left-out-ids":
        (table,) = prose.document(left_out_ids(context), context.size_of).parts
        return DocsPart(table.html, table.text)
    if part.block == "recipe-cells":
        return DocsPart(cells=recipe_cells())
    if part.block == "recipe" and (offering := context.catalogue.by_key.get(slug)):
        link = Link(
            f"{context.name(offering.model)} on {offering.provider.name}",
            urls.offering_path(offering),
        )
        return DocsPart(recipe=RecipeBlock(link, recipe_view(offering, recipe(offering))))
    return DocsPart(part.html, part.text)


def _ages(context: PageContext) -> PriceAges | None:
    rows = age_counts(price_citations(context.catalogue.offerings), context.catalogue.today)
    chart = ages(rows)
    return PriceAges(chart, rows) if chart else None


def _link(seed: Seed[PageMatter]) -> Link:
    return Link(seed.record.title, urls.docs_path(seed.slug))
