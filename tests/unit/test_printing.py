"""Pages are made, rendered and written by as many processes as pay, with one result."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from llmref import build, judge, pages, printing, publish
from llmref.children import ChildEnded
from llmref.pages.call_block import CallBlocks
from llmref.pages.context import PageContext
from llmref.pages.page import Page, PagePlan
from llmref.printing import PrintedPart, no_progress
from llmref.project import TEMPLATES
from llmref.recipes.proof import Proof
from llmref.render.renderer import Renderer
from llmref.speed import workers
from llmref.urls import Addresses
from tests.sites import tree, world

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_FORKING", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def print_world(
    site: Path, change: Callable[[PagePlan], PagePlan] = lambda plan: plan
) -> list[PrintedPart]:
    """The parts that were printed of the tiny world, with each of its plans changed."""
    catalogue, _ = judge.check(world("tiny"))
    assert catalogue is not None
    addresses = Addresses("https://reference.example.com/")
    view = build.site_view(catalogue, addresses, TEMPLATES)
    renderer = Renderer(TEMPLATES, view, CallBlocks(Proof({}, {})))
    plans = [change(plan) for plan in pages.plans(PageContext(catalogue, addresses))]
    with publish.opened(site) as output, output.tree() as spare:
        return printing.print_pages(plans, renderer, spare, "", no_progress)


def elsewhere(fail: Callable[[], None]) -> Callable[[PagePlan], PagePlan]:
    """Let every page fail that another process than this one makes; this one waits for the first.

    Processes take pages as they come, so that nobody can say which of them makes which.
    """
    here, (heard, said) = os.getpid(), os.pipe()

    def changed(plan: PagePlan) -> PagePlan:
        def make() -> Page:
            if os.getpid() != here:
                os.write(said, b"." * 1000)  # one for each page that is made here
                fail()
            os.read(heard, 1)
            return plan.make()

        return replace(plan, make=make)

    return changed


def refuse() -> None:
    raise ValueError("this page cannot be made")


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_few_pages_are_not_worth_a_second_process(tmp_path: Path) -> None:
    assert len(print_world(tmp_path / "site")) == 1


@pytest.mark.usefixtures("two_processes")
def test_two_processes_write_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two = print_world(tmp_path / "two")
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    one = print_world(tmp_path / "one")

    assert (len(one), len(two)) == (1, 2)
    assert tree(tmp_path / ".two.llmref/spare") == tree(tmp_path / ".one.llmref/spare")
    assert printing.in_order(two) == printing.in_order(one)
    written = sorted((path, entry[0]) for part in two for path, entry in part.files)
    assert written == sorted((path, entry[0]) for path, entry in one[0].files)


@pytest.mark.usefixtures("two_processes")
def test_what_fails_in_another_process_is_told_here(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="this page cannot be made"):
        print_world(tmp_path / "site", elsewhere(refuse))


@pytest.mark.usefixtures("two_processes")
def test_a_process_that_was_ended_is_told_here(tmp_path: Path) -> None:
    with pytest.raises(ChildEnded, match=r"^A process of this build was ended by SIGKILL; memory"):
        print_world(tmp_path / "site", elsewhere(end))


def test_every_page_is_noted_with_what_a_sitemap_needs(tmp_path: Path) -> None:
    (part,) = print_world(tmp_path / "site")

    noted = {page.path: page for page in printing.in_order([part])}
    assert noted["/model/anvil-1/acme/"].template == "pages/offering.html"
    assert noted["/model/anvil-1/acme/"].in_sitemap
    assert noted["/model/anvil-1/acme/"].updated is not None
    assert not noted["/404.html"].in_sitemap
    assert "model/anvil-1/acme/index.html" in dict(part.files)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    build.build(world("tiny"), tmp_path / "site", progress=lambda *done: told.append(done))

    assert told[0][0] == 0
    assert {of for _, of in told} == {len(list((tmp_path / "site").rglob("*.html")))}
