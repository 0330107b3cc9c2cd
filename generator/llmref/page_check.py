"""What would stop a build after the seeds were judged: pages are made here, and written nowhere.

A site of up to 500 pages is made whole. Of a larger one, `page_sample.py` chooses pages that have
together what all pages have: templates and the code behind them fail on one as on many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from llmref import feeds, pages
from llmref.build import site_faults, site_view
from llmref.catalogue.link import Catalogue
from llmref.links import Links
from llmref.open_data.documents import data_paths
from llmref.page_sample import sample
from llmref.pages.call_block import CallBlocks
from llmref.pages.context import PageContext
from llmref.pages.page import PagePlan
from llmref.printing import Printed
from llmref.problems import Place, Problem, error
from llmref.project import Templates
from llmref.recipes import proof
from llmref.render.faults import page_fault
from llmref.render.renderer import Renderer
from llmref.speed.garbage import no_search_for_garbage
from llmref.speed.workers import WORTH_FORKING
from llmref.urls import Addresses

RULE = "broken-page"


@dataclass(slots=True)
class _PagesMade:
    """What the pages that could be made link to and contain."""

    links: Links
    printed: list[Printed] = field(default_factory=list)


def page_problems(
    catalogue: Catalogue, templates: Templates, most: int = WORTH_FORKING
) -> list[Problem]:
    """An error for each template or module that fails, and for each fault between all pages."""
    with no_search_for_garbage():
        return list(_page_problems(catalogue, templates, most))


def _page_problems(catalogue: Catalogue, templates: Templates, most: int) -> Iterator[Problem]:
    addresses = Addresses(catalogue.site.base_url)
    view = site_view(catalogue, addresses, templates)
    renderer = Renderer(templates, view, CallBlocks(proof.of(templates)))
    plans = list(pages.plans(PageContext(catalogue, addresses)))
    chosen = plans if len(plans) <= most else sample(plans)
    pages_made, failed = _pages(chosen, renderer, addresses.root)
    problems = dict.fromkeys(failed)  # one template fails on many pages
    try:
        pages_made.links.paths += [
            path for path, _ in feeds.feed_files(renderer, view, pages_made.printed)
        ]
    except Exception as failure:  # whatever it is, a build would end in it
        problems[page_fault(failure, templates).rooted] = None
    yield from problems
    if chosen is plans and not problems:
        pages_made.links.paths += data_paths()
        pages_made.links.paths += [file.path for file in catalogue.seeds.static]
        yield from _between_pages(pages_made, templates)


def _pages(
    plans: Sequence[PagePlan], renderer: Renderer, root: str
) -> tuple[_PagesMade, list[Problem]]:
    """The pages that could be made, and an error for each other one."""
    pages_made, failed = _PagesMade(Links(root)), []
    for plan in plans:
        try:
            page = plan.make()
            files = list(renderer.files(page))
        except Exception as failure:  # whatever it is, a build would end in it
            failed.append(page_fault(failure, renderer.templates).rooted)
            continue
        pages_made.links.note(page.path, files[0][1])
        pages_made.links.paths += [path for path, _ in files]
        pages_made.printed.append(Printed.of(page))
    return pages_made, failed


def _between_pages(pages_made: _PagesMade, templates: Templates) -> Iterator[Problem]:
    """Links that lead nowhere, ids and titles that stand twice; at the template of the page."""
    by_path = {page.path: page.template for page in pages_made.printed}
    for sentence in site_faults([pages_made.links], pages_made.printed):
        template = by_path.get(sentence.partition(" ")[0])
        name = str(template) if template else "base.html"
        folder = next(f for f in reversed(templates.folders) if (f / name).is_file())
        if templates.file(name).is_file():
            folder = templates.file(name).parents[name.count("/")]
        yield error(Place(name, root=str(folder)), sentence).named(RULE).located(1, 1)
