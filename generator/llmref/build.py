"""The whole line: seeds → records → catalogue → pages → files → site. Read this first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from time import perf_counter

from llmref import assets, feeds, judge, links, pages, seeds
from llmref.catalogue.link import Catalogue
from llmref.open_data.documents import data_files
from llmref.open_data.snapshots import StoredSnapshot
from llmref.pages.call_block import CallBlocks
from llmref.pages.context import PageContext
from llmref.pages.disagreements import CARD
from llmref.pages.page import Link
from llmref.pages.page_kinds import PageTemplate
from llmref.pages.shaped import make_shapes
from llmref.printing import Printed, PrintedPart, Progress, in_order, no_progress, print_pages
from llmref.problems import Verdict
from llmref.project import TEMPLATES, Templates
from llmref.publish import Output, opened
from llmref.recipes import proof
from llmref.render.compiled import keep_compiled
from llmref.render.faults import one_sentence
from llmref.render.renderer import Renderer, SiteView
from llmref.render.template_check import own_problems
from llmref.speed.garbage import keep_out_of_searches, no_search_for_garbage
from llmref.speed.preload import NOTHING_AHEAD, Ahead
from llmref.urls import Addresses

_IN_FOOTER = ("recipes", "data")
"""The pages at the end of each page, besides those about the site; `/docs/` lists all."""
NAVIGATION = (
    Link("Models", "/models/"),
    Link("Providers", "/providers/"),
    Link("Creators", "/creators/"),
    Link("Compare", "/compare/"),
    Link("Retirements", "/retirements/"),
    Link("Changes", "/changes/"),
    Link("Docs", "/docs/"),
)


class BrokenSite(Exception):
    """The pages that were made do not hold together; the message has a line for each fault."""


@dataclass(slots=True)
class Built:
    """What a build made, and how long each stage took."""

    pages: Counter[PageTemplate] = field(default_factory=Counter)
    """How many of each kind."""
    files: int = 0
    static: int = 0
    """How many of the files are published as they are."""
    root: str = ""
    """What every link starts with: "" at the top of a host, else /repo."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Per stage; those of present, render and write are added up over all processes."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside."""
        started = perf_counter()
        yield
        self.seconds[name] = perf_counter() - started

    def count(self, parts: Iterable[PrintedPart], files: int) -> None:
        """Add what was printed."""
        self.files += files
        for part in parts:
            self.pages.update(page.template for _, page in part.pages)
            for name, seconds in part.seconds.items():
                self.seconds[name] = self.seconds.get(name, 0.0) + seconds


def build(  # noqa: PLR0913, PLR0917  # most builds are content with the first two
    folder: Path,
    site: Path,
    base_url: str | None = None,
    today: date | None = None,
    progress: Progress = no_progress,
    ahead: Ahead = NOTHING_AHEAD,
    templates: Templates = TEMPLATES,
) -> tuple[Verdict, Built | None]:
    """Build the seeds into the site folder, as `build_into` does; a build at work is awaited.

    Raises NotOurs where the folder holds what this tool did not put there.
    """
    with opened(site) as output:
        return build_into(output, folder, base_url, today, progress, ahead, templates)


def build_into(  # noqa: PLR0913, PLR0917  # the same
    output: Output,
    folder: Path,
    base_url: str | None = None,
    today: date | None = None,
    progress: Progress = no_progress,
    ahead: Ahead = NOTHING_AHEAD,
    templates: Templates = TEMPLATES,
    stored: Sequence[StoredSnapshot] = (),
) -> tuple[Verdict, Built | None]:
    """Build the seeds into an output folder; without a result if the seeds have errors.

    The problems have lines and columns where there are errors; warnings alone are only counted.
    Raises BrokenTemplate where a template fails, BrokenSite where the pages do not hold together,
    BadSnapshot where one that is `stored` is not whole,
    Disturbed and ChildEnded where another program was in the way, and OSError. Whatever goes
    wrong, the site is unchanged. What a second process did ahead makes the build faster, not
    different.
    """
    built = Built()
    with built.stage("total"), no_search_for_garbage():
        catalogue, problems = judge.judged(folder, today, ahead, built.stage)
        problems += own_problems(templates)
        verdict = Verdict.of(problems)
        if catalogue is None or verdict.errors:
            return Verdict.of(seeds.located(folder, problems)), None
        _print(
            catalogue,
            Addresses(base_url or catalogue.site.base_url),
            output,
            built,
            progress,
            ahead,
            templates,
            stored,
        )
    return verdict, built


def _print(  # noqa: PLR0913, PLR0917  # the second half of `build_into`
    catalogue: Catalogue,
    addresses: Addresses,
    output: Output,
    built: Built,
    progress: Progress,
    ahead: Ahead,
    templates: Templates,
    stored: Sequence[StoredSnapshot],
) -> None:
    """Make, render and write every page, and publish them all."""
    view = site_view(catalogue, addresses, templates)
    context = PageContext(catalogue, addresses)
    with output.tree() as tree:
        context.make_lists()
        make_shapes(context)
        keep_compiled(ahead.compiled())
        renderer = Renderer(templates, view, CallBlocks(proof.of(templates)))
        plans = list(pages.plans(context))
        with built.stage("data"):  # first, since it takes memory that pages then have
            data = [tree.write(*file) for file in data_files(context, stored)]
        keep_out_of_searches()
        with built.stage("pages"):
            parts = print_pages(plans, renderer, tree, addresses.root, progress)
        printed = in_order(parts)
        with built.stage("publish"):
            with one_sentence(templates):
                rest = [tree.write(*file) for file in feeds.feed_files(renderer, view, printed)]
            rest += [tree.write(file.path, file.content) for file in catalogue.seeds.static]
            files = [*chain.from_iterable(part.files for part in parts), *rest, *data]
            parts[0].links.paths += [path for path, _ in files]
            if faults := site_faults([part.links for part in parts], printed):
                raise BrokenSite("\n".join(faults))
            output.publish(tree, files)
    built.count(parts, len(files))
    built.static, built.root = len(catalogue.seeds.static), addresses.root


def site_view(catalogue: Catalogue, addresses: Addresses, templates: Templates) -> SiteView:
    """What templates may ask of the site; its assets are gathered again."""
    docs = (
        Link(page.slug.replace("-", " ").capitalize(), pages.docs_path(page.slug))
        for page in pages.docs_in_order(catalogue.pages)
        if page.record.section == "About" or page.slug in _IN_FOOTER
    )
    shipped = assets.gather(templates)
    stated = tuple(Link(link.text, link.path) for link in catalogue.site.navigation)
    footer = (*docs, Link("Disagreements", CARD.path))
    return SiteView(
        catalogue.site, addresses, shipped, catalogue.today, stated or NAVIGATION, footer
    )


def site_faults(linked: Sequence[links.Links], printed: Iterable[Printed]) -> list[str]:
    """A sentence for each thing that is wrong between pages; most begin with a page's address."""
    titles = Counter(page.title for page in printed if page.in_sitemap)
    twice = (
        f"{times} pages have the title {title!r}" for title, times in titles.items() if times > 1
    )
    return sorted({*links.faults(linked), *twice})
