"""One build in a process of its own, as a reader of `measure` wants it told: JSON on one line.

python -m tests.benchmarks.once SEEDS OUT [html | pages]: with `html`, pages have no JSON and
Markdown; with `pages`, nothing is made but the pages and the JSON and Markdown of records.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import ModuleType
from unittest import mock

from llmref.project import TEMPLATES
from llmref.speed import preload

ROOT = Path(__file__).resolve().parents[2]
_RECORD_TEMPLATES = {"offering", "model", "provider", "creator", "family", "benchmark"}


def main() -> None:
    """Build, and print what it took."""
    seeds, out, *rest = sys.argv[1:]
    with preload.started(Path(seeds), TEMPLATES) as second:
        build_once(seeds, out, rest, second)


def build_once(seeds: str, out: str, rest: list[str], second: preload.Ahead) -> None:
    """Build with what the second process gives."""
    from llmref import build  # noqa: PLC0415  # after the start of the second process
    from llmref.render.renderer import Renderer  # noqa: PLC0415

    if rest == ["html"]:
        files = Renderer.files
        html = mock.patch.object(Renderer, "files", lambda self, page: islice(files(self, page), 1))
        html.start()
    if rest == ["pages"]:
        _without_open_data(build)
    if rest:  # links lead to what is left out
        mock.patch.object(build, "site_faults", return_value=[]).start()
    _, built = build.build(Path(seeds), Path(out), ahead=second)
    assert built is not None, "the generated seeds have errors"
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(one).ru_maxrss for one in who) / 1024
    told = {**built.seconds, "count": built.pages.total(), "peak": peak}
    sys.stdout.write(json.dumps(told))


def _without_open_data(build: ModuleType) -> None:
    """Leave out all that is there for programs alone, but what is beside the page of a record."""
    from llmref.pages import changes, creator, model, provider, retirements, shaped  # noqa: PLC0415
    from llmref.pages.page import Page  # noqa: PLC0415
    from llmref.render.renderer import Renderer  # noqa: PLC0415

    mock.patch.object(build, "data_files", return_value=()).start()
    mock.patch.object(shaped, "SHAPES", {}).start()  # a page has a table of them
    for module, name in (
        (changes, "every_change"),
        (changes, "price_cuts"),
        (creator, "creator_feed"),
        (creator, "creator_calendar"),
        (model, "model_feeds"),
        (provider, "provider_feed"),
        (provider, "provider_calendar"),
        (retirements, "every_end"),
    ):
        mock.patch.object(module, name, return_value="").start()
    files = Renderer.files

    def files_of(renderer: Renderer, page: Page) -> Iterator[tuple[str, bytes]]:
        is_record = page.markdown in _RECORD_TEMPLATES
        markdown = page.markdown if is_record else ""
        yield from files(renderer, replace(page, markdown=markdown, feeds=(), calendar=""))

    mock.patch.object(Renderer, "files", files_of).start()


if __name__ == "__main__":
    main()
