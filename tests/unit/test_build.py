"""A build gives a site or leaves the one before as it was, whatever happens."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path

import pytest

from llmref import build, judge, whole_site
from llmref.build import BrokenSite
from llmref.pages.page import Link
from llmref.publish import NotOurs
from llmref.speed import garbage
from tests.sites import built, tree, world

ENDED_WHILE_PAGES_ARE_MADE = """
build(seeds, site, progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
"""
ENDED_WITH_A_SECOND_PROCESS = """
workers.WORTH_FORKING = 1
os.cpu_count = lambda: 2
build(seeds, site, progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
"""
ENDED_BEFORE_THE_EXCHANGE = """
output.exchange = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
build(seeds, site)
"""
ENDED_AMONG_FILES = """
written = itertools.count()
write = files._write
def write_slowly(folder, path, content, digest):
    write(folder, path, content[:100], digest)
    if next(written) == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(folder, path, content, digest)
files._write = write_slowly
build(seeds, site)
"""
_START = """
import itertools, os, signal, sys
from pathlib import Path
from llmref.speed import workers
from llmref.publish import files, output
from llmref.build import build
seeds, site = map(Path, sys.argv[1:])
"""


@pytest.fixture
def site(tmp_path: Path, seeds: Path) -> Path:
    """A site that stands already."""
    built(seeds, tmp_path / "site")
    return tmp_path / "site"


def rename(seeds: Path, name: str) -> None:
    """Give the site another name, so that every page changes."""
    text = (seeds / "site.yaml").read_text()
    lines = (f"name: {name}" if line.startswith("name:") else line for line in text.splitlines())
    (seeds / "site.yaml").write_text("\n".join(lines))


def test_the_same_seeds_change_nothing(seeds: Path, site: Path) -> None:
    before = tree(site)

    built(seeds, site)

    assert tree(site) == before


def test_a_build_counts_pages_by_kind_and_all_files(seeds: Path, tmp_path: Path) -> None:
    made = built(seeds, tmp_path / "site")

    assert made.pages["pages/offering.html"] == made.pages["pages/model.html"] == 1
    assert made.pages["pages/provider.html"] == 1
    assert made.files == len(tree(tmp_path / "site"))
    assert set(made.seconds) >= {"load", "judge", "present", "render", "write", "publish"}
    assert made.seconds["total"] >= made.seconds["pages"] > 0


@pytest.mark.system
@pytest.mark.parametrize(
    "script",
    [
        ENDED_WHILE_PAGES_ARE_MADE,
        ENDED_WITH_A_SECOND_PROCESS,
        ENDED_AMONG_FILES,
        ENDED_BEFORE_THE_EXCHANGE,
    ],
    ids=[
        "while pages are made",
        "with a second process at work",
        "in the middle of a file",
        "before the exchange",
    ],
)
def test_a_build_that_is_ended_leaves_the_old_site(seeds: Path, site: Path, script: str) -> None:
    before = tree(site)
    rename(seeds, "Another Name")

    command = [sys.executable, "-c", _START + script, str(seeds), str(site)]
    # Its output ends when no process is left that could write any.
    ended = subprocess.run(command, capture_output=True, check=False)
    between = tree(site)
    built(seeds, site)

    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGKILL, b"", b"")
    assert between == before
    fresh = site.with_name("fresh")
    built(seeds, fresh)
    assert tree(site) == tree(fresh)


def test_seeds_with_errors_leave_the_old_site(seeds: Path, site: Path) -> None:
    before = tree(site)
    (seeds / "models/acme/anvil-1.yaml").write_text("name: [")

    verdict, made = build.build(seeds, site)

    assert verdict.errors
    assert made is None
    assert tree(site) == before


def test_a_folder_without_a_site_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()

    verdict, made = build.build(tmp_path / "seeds", tmp_path / "site")

    assert [problem.rule for problem in verdict.problems] == ["no-site", "not-judged"]
    assert made is None
    assert not (tmp_path / "site").exists()


def test_a_fault_in_the_pages_leaves_the_old_site(
    seeds: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(site)
    rename(seeds, "Another Name")
    monkeypatch.setattr(build, "NAVIGATION", (*build.NAVIGATION, Link("Lost", "/lost/")))

    with pytest.raises(BrokenSite, match="links to /lost/, which does not exist"):
        build.build(seeds, site)

    assert tree(site) == before


def test_two_pages_with_one_title_are_a_fault_even_if_no_rule_saw_it(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (seeds / "pages/about.md").read_text()
    (seeds / "pages/again.md").write_text(page.replace("About", "Documentation"))
    monkeypatch.setattr(whole_site, "whole_site_problems", lambda *_: ())

    with pytest.raises(BrokenSite, match=r"^2 pages have the title 'Documentation'"):
        build.build(seeds, tmp_path / "site")

    assert not (tmp_path / "site").exists()


def test_a_folder_of_others_is_refused(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/thesis.txt").write_text("three years of work")

    with pytest.raises(NotOurs):
        build.build(seeds, tmp_path / "thesis")

    assert tree(tmp_path / "thesis") == {"thesis.txt": b"three years of work"}


def test_today_is_what_the_caller_says(seeds: Path, tmp_path: Path) -> None:
    build.build(seeds, tmp_path / "site", today=date(2031, 12, 24))

    assert "<time>2031-12-24</time>" in (tmp_path / "site/index.html").read_text()


@pytest.mark.parametrize("name", ["tiny", "typical"])
def test_a_world_is_built_as_it_is_judged(name: str, tmp_path: Path) -> None:
    _, verdict = judge.check(world(name))
    told, _ = build.build(world(name), tmp_path / "site")

    assert told == verdict


class Ring:
    """What only a search for garbage gives back, since it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_earlier_builds_left_is_given_back_once_it_is_much(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = weakref.ref(Ring())
    gc.freeze()  # as a build does at its end

    monkeypatch.setattr(garbage.last_looked, "blocks", 1)
    judge.check(seeds)

    assert left() is None
