"""What a build says while it runs and when it is done, on a terminal and in a pipe."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from llmref.build import Built
from llmref.formats import plural
from llmref.pages.page_kinds import PAGE_KINDS
from llmref.printing import Progress, no_progress

STAGES = ("load", "judge", "present", "render", "write", "publish")


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    with Bar(console=console, transient=True) as bar:
        task = bar.add_task("Building", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _how_to_look(root: str, out: str) -> str:
    """Links start at the root of a host, so that opening a file shows a page without styles."""
    if root:
        return f"Links start with {root}/; to preview the site, run `llmref serve`."
    return f"To view it: python3 -m http.server --directory {shlex.quote(out)}"


def summary(built: Built, out: str, *, timings: bool) -> str:
    """Pages by kind, seconds, and how to look at the site; with timings, seconds per stage."""
    kinds = [
        plural(built.pages[template], kind.noun, kind.plural)
        for template, kind in PAGE_KINDS.items()
        if built.pages[template]
    ]
    pages = sum(built.pages.values())
    static = f"{plural(built.static, 'static file')}, " if built.static else ""
    lines = [
        f"{plural(pages, 'page')} ({', '.join(kinds)}), {static}{plural(built.files, 'file')}.",
        f"Built in {built.seconds['total']:.1f} s.",
        _how_to_look(built.root, out),
    ]
    if timings:
        lines += [f"  {name:<8} {built.seconds[name]:7.3f} s" for name in STAGES]
        lines.append(f"  {'a page':<8} {1000 * built.seconds['total'] / pages:7.3f} ms")
    return "\n".join(lines)
