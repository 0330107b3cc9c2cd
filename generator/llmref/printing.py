"""Plans → files in a tree, by as many processes as pay (`speed/workers.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter

from llmref.links import Links
from llmref.own_faults import making
from llmref.pages.page import Page, PagePlan
from llmref.pages.page_kinds import PageTemplate
from llmref.publish import Tree, Written
from llmref.render.faults import one_sentence
from llmref.render.renderer import Renderer
from llmref.speed.workers import shared_out

_REPORT_EVERY = 50
Progress = Callable[[int, int], None]
"""A callback that receives the number of finished pages and of all pages."""


def no_progress(_done: int, _of: int) -> None:
    """A progress callback that does nothing."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the rest of a build has to know of a page."""

    path: str
    template: PageTemplate
    title: str
    description: str
    updated: date | None
    in_sitemap: bool

    @classmethod
    def of(cls, page: Page) -> Printed:
        """What is kept of a page that was written."""
        return cls(
            page.path,
            page.template,
            page.title,
            page.description,
            page.updated,
            page.in_sitemap,
        )


@dataclass(slots=True)
class PrintedPart:
    """What one process printed."""

    links: Links
    pages: list[tuple[int, Printed]] = field(default_factory=list)
    """Each page with its number among the plans."""
    files: list[Written] = field(default_factory=list)
    seconds: dict[str, float] = field(
        default_factory=lambda: {"present": 0.0, "render": 0.0, "write": 0.0}
    )


def print_pages(
    plans: Sequence[PagePlan], renderer: Renderer, tree: Tree, root: str, progress: Progress
) -> list[PrintedPart]:
    """Make, render and write every page; one part for each process that did.

    Raises BrokenTemplate where a template fails, and ChildEnded where one of the processes was
    ended from outside. None outlives the call, nor this process.
    """

    def print_part(numbers: Iterable[int]) -> PrintedPart:
        return _print_part(plans, numbers, renderer, tree, root, progress)

    def print_in_child(numbers: Iterable[int]) -> PrintedPart:
        part = _print_part(plans, numbers, renderer, tree, root, no_progress)
        part.links.forget()
        return part

    return shared_out(len(plans), print_part, print_in_child)


def in_order(parts: Iterable[PrintedPart]) -> list[Printed]:
    """The pages of all parts in the order of their plans, whichever process made them."""
    return [
        page
        for _, page in sorted(
            (page_number for part in parts for page_number in part.pages), key=_number
        )
    ]


def _number(page: tuple[int, Printed]) -> int:
    return page[0]


def _print_part(  # noqa: PLR0913, PLR0917  # what a build has
    plans: Sequence[PagePlan],
    numbers: Iterable[int],
    renderer: Renderer,
    tree: Tree,
    root: str,
    progress: Progress,
) -> PrintedPart:
    part = PrintedPart(Links(root))
    spent = part.seconds
    for done in numbers:
        plan = plans[done]
        started = perf_counter()
        with making(f"the page {plan.path}"):
            page = plan.make()
            presented = perf_counter()
            with one_sentence(renderer.templates):
                files = list(renderer.files(page))
        part.links.note(page.path, files[0][1])
        rendered = perf_counter()
        part.files += [tree.write(path, content) for path, content in files]
        spent["present"] += presented - started
        spent["render"] += rendered - presented
        spent["write"] += perf_counter() - rendered
        part.pages.append((done, Printed.of(page)))
        if done % _REPORT_EVERY == 0:
            progress(done, len(plans))
    return part
