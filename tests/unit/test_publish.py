"""Files become a site at once or not at all, and nobody else's files are touched."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import publish
from generator.publish import LIST, NotOurs
from tests.sites import tree

OLD = {"index.html": b"old", "model/a/index.html": b"a", "model/b/index.html": b"b"}
NEW = {"index.html": b"new", "model/a/index.html": b"a", "docs/index.html": b"docs"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def publish_all(site: Path, files: Mapping[str, bytes]) -> None:
    prepared = publish.prepare(site)
    prepared.publish([prepared.write(path, content) for path, content in files.items()])


def shown(site: Path) -> dict[str, bytes]:
    """What the site holds, without the list of it."""
    return {path: content for path, content in tree(site).items() if path != LIST}


def test_files_become_the_site(site: Path) -> None:
    publish_all(site, OLD)

    assert shown(site) == OLD


@pytest.mark.parametrize("builds", [2, 3, 4])
def test_each_build_replaces_the_one_before(site: Path, builds: int) -> None:
    for number in range(builds):
        publish_all(site, NEW if number % 2 else OLD)

    assert shown(site) == (OLD if builds % 2 else NEW)


def test_until_the_end_the_old_site_stands(site: Path) -> None:
    publish_all(site, OLD)

    prepared = publish.prepare(site)
    for path, content in NEW.items():
        prepared.write(path, content)

    assert shown(site) == OLD


def test_a_build_that_was_ended_leaves_nothing_to_the_next(site: Path) -> None:
    publish_all(site, OLD)
    ended = publish.prepare(site)
    ended.write("model/stray/index.html", b"half")
    ended.write("index.html", b"half")

    publish_all(site, NEW)

    assert shown(site) == NEW


@pytest.mark.parametrize("text", ["", "[]", '{"index.html"'])
def test_a_list_that_cannot_be_read_is_not_believed(site: Path, text: str) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    spare = site.with_name(".site.spare")
    (spare / LIST).write_text(text)
    (spare / "index.html").write_text("changed by hand")

    publish_all(site, OLD)

    assert shown(site) == OLD


def test_unchanged_files_are_left_alone(site: Path) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    spare = site.with_name(".site.spare")
    before = (spare / "model/a/index.html").stat().st_mtime_ns

    publish_all(site, NEW)

    assert (site / "model/a/index.html").stat().st_mtime_ns == before


def test_removed_pages_and_their_empty_folders_vanish(site: Path) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    publish_all(site, {"index.html": b"new"})

    assert not (site / "model").exists()


def test_a_folder_that_still_holds_a_page_stays(site: Path) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    publish_all(site, NEW)

    assert (site / "model/a/index.html").is_file()
    assert not (site / "model/b").exists()


def test_an_empty_folder_may_become_the_site(site: Path) -> None:
    site.mkdir()

    publish_all(site, OLD)

    assert shown(site) == OLD


def test_folders_above_are_made(tmp_path: Path) -> None:
    publish_all(tmp_path / "a/b/site", OLD)

    assert shown(tmp_path / "a/b/site") == OLD


# --- what is not ours -----------------------------------------------------------------------


def test_a_folder_with_other_files_is_refused_and_not_touched(site: Path) -> None:
    site.mkdir()
    (site / "thesis.txt").write_text("three years of work")

    with pytest.raises(NotOurs, match="holds files that were not built"):
        publish.prepare(site)

    assert tree(site.parent) == {"site/thesis.txt": b"three years of work"}


def test_a_file_is_no_folder(site: Path) -> None:
    site.write_text("a file")

    with pytest.raises(NotOurs, match="is not a folder"):
        publish.prepare(site)

    assert site.read_text() == "a file"


def test_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    site.symlink_to(elsewhere)

    with pytest.raises(NotOurs, match="is not a folder"):
        publish.prepare(site)

    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(NotOurs, match="file cannot be written: "):
        publish.prepare(tmp_path / "file/site")


def test_the_folder_that_one_stands_in_may_become_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "public").mkdir()
    monkeypatch.chdir(tmp_path / "public")

    publish_all(Path(), OLD)

    assert shown(tmp_path / "public") == OLD


# --- systems that cannot swap ---------------------------------------------------------------


class _WithoutSwap:
    """A C library that has no renameat2."""


class _Refusing:
    """A C library on a file system that cannot exchange two folders."""

    @staticmethod
    def renameat2(*_: object) -> int:
        return -1


@pytest.mark.parametrize("library", [_WithoutSwap, _Refusing])
def test_two_renames_do_where_a_swap_is_not_known(
    site: Path, monkeypatch: pytest.MonkeyPatch, library: type
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: library())

    for files in (OLD, NEW, OLD):
        publish_all(site, files)

    assert shown(site) == OLD
    assert {path.name for path in site.parent.iterdir()} == {"site", ".site.spare"}


@pytest.mark.parametrize("renames", [1, 2])
def test_a_build_that_was_ended_between_renames_is_made_good(
    site: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: _WithoutSwap())
    publish_all(site, OLD)
    publish_all(site, OLD)
    (site if renames == 1 else site.with_name(".site.spare")).rename(site.with_name(".site.aside"))

    publish.prepare(site)

    assert shown(site) == OLD
    for files in (OLD, NEW):
        publish_all(site, files)
    assert shown(site) == NEW
    assert {path.name for path in site.parent.iterdir()} == {"site", ".site.spare"}
