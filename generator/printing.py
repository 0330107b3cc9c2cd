"""Plans → files in a tree, in two processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any

from generator.links import Links
from generator.pages.page import Plan
from generator.publish import Tree
from generator.render.renderer import Renderer

WORTH_FORKING = 500
"""From so many pages on a second process gains more than starting it costs."""
Progress = Callable[[int, int], None]
"""Told how many pages of how many are done."""


def in_silence(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the rest of a build has to know of a page."""

    path: str
    template: str
    title: str
    description: str
    updated: date | None
    in_sitemap: bool


@dataclass(slots=True)
class Part:
    """What one process printed."""

    links: Links
    pages: list[Printed] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    """Path and digest of each."""
    seconds: dict[str, float] = field(
        default_factory=lambda: {"present": 0.0, "render": 0.0, "write": 0.0}
    )


def print_pages(
    plans: Sequence[Plan], renderer: Renderer, tree: Tree, root: str, progress: Progress
) -> list[Part]:
    """Make, render and write every page; one part for each process that did."""
    processes = min(os.cpu_count() or 1, 4) if len(plans) >= WORTH_FORKING else 1
    if processes == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [_print_part(plans, renderer, tree, root, progress)]
    size = -(-len(plans) // processes)
    shares = [plans[start : start + size] for start in range(0, len(plans), size)]
    context = multiprocessing.get_context("fork")
    children = []
    for share in shares[1:]:
        here, there = context.Pipe(duplex=False)
        job = (share, renderer, tree, root, there)
        child = context.Process(target=_print_in_child, args=job)
        child.start()
        there.close()
        children.append((child, here))
    parts = [_print_part(shares[0], renderer, tree, root, progress)]
    for child, here in children:
        parts.append(_received(here))
        child.join()
    return parts


def _received(pipe: Connection[Any, Any]) -> Part:
    try:
        sent = pipe.recv()
    except EOFError:
        raise RuntimeError("a process of this build was ended from outside") from None
    if isinstance(sent, BaseException):
        raise sent
    part: Part = sent
    return part


def _print_in_child(
    plans: Sequence[Plan], renderer: Renderer, tree: Tree, root: str, out: Connection[Any, Any]
) -> None:
    try:
        out.send(_print_part(plans, renderer, tree, root, in_silence))
    except Exception as failure:  # told by the parent, which is where it is seen
        out.send(failure)


def _print_part(
    plans: Sequence[Plan], renderer: Renderer, tree: Tree, root: str, progress: Progress
) -> Part:
    part = Part(Links(root))
    spent = part.seconds
    for done, plan in enumerate(plans):
        started = perf_counter()
        page = plan.make()
        presented = perf_counter()
        files = list(renderer.files(page))
        part.links.note(page.path, files[0][1])
        rendered = perf_counter()
        part.files += [tree.write(path, content) for path, content in files]
        spent["present"] += presented - started
        spent["render"] += rendered - presented
        spent["write"] += perf_counter() - rendered
        part.pages.append(
            Printed(
                page.path,
                page.template,
                page.title,
                page.description,
                page.updated,
                page.in_sitemap,
            )
        )
        if done % 50 == 0:
            progress(done, len(plans))
    part.links.paths += [path for path, _ in part.files]
    return part
