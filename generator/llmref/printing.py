"""Plans → files in a tree, in two processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter

from llmref.children import working
from llmref.links import Links
from llmref.pages.page import Page, Plan
from llmref.pages.page_kinds import PageTemplate
from llmref.publish import Tree, Written
from llmref.render.faults import in_a_sentence
from llmref.render.renderer import Renderer

WORTH_FORKING = 500
"""From so many pages on a second process gains more than starting it costs."""
_FEWEST, _PART = 8, 8
"""A process takes at least so many pages at once, and such a part of what is left: many at first,
since neighbours share what each process would make anew, and few in the end, to end together."""
_TOLD_EACH = 50
Progress = Callable[[int, int], None]
"""Told how many pages of how many are done."""


def in_silence(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


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
class Part:
    """What one process printed."""

    links: Links
    pages: list[tuple[int, Printed]] = field(default_factory=list)
    """Each page with its number among the plans."""
    files: list[Written] = field(default_factory=list)
    seconds: dict[str, float] = field(
        default_factory=lambda: {"present": 0.0, "render": 0.0, "write": 0.0}
    )


def print_pages(
    plans: Sequence[Plan], renderer: Renderer, tree: Tree, root: str, progress: Progress
) -> list[Part]:
    """Make, render and write every page; one part for each process that did.

    Raises BrokenTemplate where a template fails, and ChildEnded where one of the processes was
    ended from outside. None outlives the call, nor this process.
    """
    processes = min(os.cpu_count() or 1, 4) if len(plans) >= WORTH_FORKING else 1
    if processes == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [_print_part(plans, range(len(plans)), renderer, tree, root, progress)]
    shares = _shares(len(plans))
    numbers = _numbers(len(shares))

    def print_part(progress: Progress) -> Part:
        return _print_part(plans, _taken(shares, numbers), renderer, tree, root, progress)

    def print_in_child() -> Part:
        part = print_part(in_silence)
        part.links.forget()
        return part

    try:
        with working(processes - 1, print_in_child) as children:
            return [print_part(progress), *(child.result() for child in children)]
    finally:
        os.close(numbers)


def in_order(parts: Iterable[Part]) -> list[Printed]:
    """The pages of all parts in the order of their plans, whichever process made them."""
    return [
        page for _, page in sorted((each for part in parts for each in part.pages), key=_number)
    ]


def _number(page: tuple[int, Printed]) -> int:
    return page[0]


def _shares(count: int) -> list[range]:
    """The numbers of plans that a process takes at once, neighbours together."""
    shares, start = [], 0
    while start < count:
        end = min(start + max((count - start) // _PART, _FEWEST), count)
        shares.append(range(start, end))
        start = end
    return shares


def _numbers(count: int) -> int:
    """A pipe out of which processes draw the numbers of shares; none can hold up the others."""
    drawn, filled = os.pipe()
    os.write(filled, b"".join(number.to_bytes(2, "big") for number in range(count)))
    os.close(filled)
    return drawn


def _taken(shares: Sequence[range], numbers: int) -> Iterator[int]:
    """The plans of all shares that no other process has drawn."""
    while number := os.read(numbers, 2):
        yield from shares[int.from_bytes(number, "big")]


def _print_part(  # noqa: PLR0913, PLR0917  # what a build has
    plans: Sequence[Plan],
    numbers: Iterable[int],
    renderer: Renderer,
    tree: Tree,
    root: str,
    progress: Progress,
) -> Part:
    part = Part(Links(root))
    spent = part.seconds
    for done in numbers:
        plan = plans[done]
        started = perf_counter()
        page = plan.make()
        presented = perf_counter()
        with in_a_sentence(renderer.templates):
            files = list(renderer.files(page))
        part.links.note(page.path, files[0][1])
        rendered = perf_counter()
        part.files += [tree.write(path, content) for path, content in files]
        spent["present"] += presented - started
        spent["render"] += rendered - presented
        spent["write"] += perf_counter() - rendered
        part.pages.append((done, Printed.of(page)))
        if done % _TOLD_EACH == 0:
            progress(done, len(plans))
    return part
