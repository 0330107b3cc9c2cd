"""Files become a site at once or not at all, and nobody else's files are touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from llmref import publish
from llmref.publish import Disturbed, NotOurs, Output, Tree
from tests.sites import tree

OLD = {"index.html": b"old", "model/a/index.html": b"a", "model/b/index.html": b"b"}
NEW = {"index.html": b"new", "model/a/index.html": b"a", "docs/index.html": b"docs"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def beside(site: Path) -> Path:
    return site.with_name(".site.llmref")


@contextmanager
def prepared(
    site: Path, files: Mapping[str, bytes], *, clean: bool = False
) -> Iterator[Callable[[], None]]:
    """A build that has written its files; the call publishes them."""
    with publish.opened(site, clean=clean) as output, output.tree() as spare:
        written = [spare.write(path, content) for path, content in files.items()]
        yield lambda: output.publish(spare, written)


def publish_all(site: Path, files: Mapping[str, bytes], *, clean: bool = False) -> None:
    with prepared(site, files, clean=clean) as to_publish:
        to_publish()


def killed(site: Path, files: Mapping[str, bytes]) -> None:
    """A build that ends after it has written some files."""
    with prepared(site, files):
        pass


def test_files_become_the_site_and_nothing_else_lies_in_it(site: Path) -> None:
    publish_all(site, OLD)

    assert tree(site) == OLD


@pytest.mark.parametrize("builds", [2, 3, 4])
def test_each_build_replaces_the_one_before(site: Path, builds: int) -> None:
    for number in range(builds):
        publish_all(site, NEW if number % 2 else OLD)

    assert tree(site) == (OLD if builds % 2 else NEW)


def test_until_the_end_the_old_site_stands(site: Path) -> None:
    publish_all(site, OLD)

    with prepared(site, NEW):
        assert tree(site) == OLD


def test_a_build_that_was_killed_leaves_nothing_to_the_next(site: Path) -> None:
    publish_all(site, OLD)
    killed(site, {"model/stray/index.html": b"half", "index.html": b"half"})

    publish_all(site, NEW)

    assert tree(site) == NEW


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '[{"index.html"', '[{"index.html": 1}, {}]', '[["a"], "b"]']
)
def test_lists_that_cannot_be_read_are_not_believed(site: Path, beside: Path, text: str) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    shutil.rmtree(site)
    (beside / "lists.json").write_text(text)
    (beside / "spare/index.html").write_text("changed by hand")

    publish_all(site, OLD)

    assert tree(site) == OLD


def test_unchanged_files_are_left_alone(site: Path, beside: Path) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    before = (beside / "spare/model/a/index.html").stat()

    publish_all(site, NEW)

    after = (site / "model/a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


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


def test_a_page_may_become_a_folder_and_a_folder_a_page(site: Path) -> None:
    for files in ({"a": b"file"}, {"a/b": b"folder"}, {"a": b"file"}, {"a/b/c": b"deeper"}):
        publish_all(site, files)
        assert tree(site) == files


def test_an_empty_folder_may_become_the_site(site: Path) -> None:
    site.mkdir()

    publish_all(site, OLD)

    assert tree(site) == OLD


def test_folders_above_are_made(tmp_path: Path) -> None:
    publish_all(tmp_path / "a/b/site", OLD)

    assert tree(tmp_path / "a/b/site") == OLD


def test_a_build_that_publishes_nothing_leaves_nothing(tmp_path: Path) -> None:
    with publish.opened(tmp_path / "a/b/site"):
        assert (tmp_path / "a/b/.site.llmref").is_dir()

    assert list(tmp_path.iterdir()) == []


# --- damage ---------------------------------------------------------------------------------


def _delete(file: Path) -> None:
    file.unlink()


def _overwrite(file: Path) -> None:
    file.write_bytes(b"damaged")


def _overwrite_alike(file: Path) -> None:
    """Other bytes of the same number, at the same time."""
    before = file.stat()
    file.write_bytes(bytes(before.st_size))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _link_elsewhere(file: Path) -> None:
    victim = file.parent / "victim"
    victim.write_bytes(b"mine")
    file.unlink()
    file.symlink_to(victim)


def _delete_folder(file: Path) -> None:
    shutil.rmtree(file.parent)


def _add_stranger(file: Path) -> None:
    file.with_name(f"{file.name}.gz").write_bytes(b"stale")
    (file.parent / "sub/folder").mkdir(parents=True)


DAMAGE = [
    *(_delete, _overwrite, _overwrite_alike, _make_folder),
    *(_link_elsewhere, _delete_folder, _add_stranger),
]


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("builds", [1, 2])
def test_damage_of_the_spare_tree_is_never_published(
    site: Path, beside: Path, damage: Callable[[Path], None], builds: int
) -> None:
    publish_all(site, OLD)
    publish_all(site, OLD)
    damage(beside / "spare/model/a/index.html")

    for _ in range(builds):
        publish_all(site, OLD)

    assert tree(site) == OLD
    assert [path for path in site.rglob("*") if path.is_symlink()] == []


@pytest.mark.parametrize("damage", [_delete, _overwrite, _overwrite_alike])
def test_damage_of_the_site_is_gone_with_the_next_build_and_stays_away(
    site: Path, damage: Callable[[Path], None]
) -> None:
    publish_all(site, OLD)
    damage(site / "model/a/index.html")

    for _ in range(3):
        publish_all(site, OLD)
        assert tree(site) == OLD


@pytest.mark.parametrize("removed", ["site", ".site.llmref", ".site.llmref/lists.json"])
def test_what_is_deleted_between_builds_is_made_again(
    tmp_path: Path, site: Path, removed: str
) -> None:
    for _ in range(2):
        publish_all(site, OLD)
    gone = tmp_path / removed
    gone.unlink() if gone.is_file() else shutil.rmtree(gone)

    publish_all(site, OLD, clean=removed != "site")

    assert tree(site) == OLD


def test_a_file_with_another_name_elsewhere_is_not_overwritten(site: Path, tmp_path: Path) -> None:
    publish_all(site, OLD)
    (tmp_path / "backup.html").hardlink_to(site / "index.html")

    for files in (NEW, NEW):
        publish_all(site, files)

    assert (tmp_path / "backup.html").read_bytes() == b"old"


def test_a_copy_with_its_companion_is_built_into_as_the_original(
    tmp_path: Path, site: Path, beside: Path
) -> None:
    publish_all(site, OLD)
    copy = tmp_path / "copy"
    shutil.copytree(site, copy / "site")
    shutil.copytree(beside, copy / ".site.llmref")

    publish_all(copy / "site", NEW)

    assert tree(copy / "site") == NEW


# --- what is not ours -----------------------------------------------------------------------


def test_a_folder_with_other_files_is_refused_and_not_touched(site: Path) -> None:
    site.mkdir()
    (site / "thesis.txt").write_text("three years of work")

    with pytest.raises(
        NotOurs, match=r"contains files that were not built: thesis\.txt; move them"
    ):
        publish_all(site, OLD)

    assert tree(site.parent) == {"site/thesis.txt": b"three years of work"}


@pytest.mark.parametrize(
    "path", ["CNAME", ".well-known/x.txt", "model/a/index.html.gz", "model/c/"]
)
def test_a_file_that_was_not_built_stops_a_build_by_its_name(site: Path, path: str) -> None:
    publish_all(site, OLD)
    if path.endswith("/"):
        (site / path).mkdir()
    else:
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("mine")
    before = tree(site)

    with pytest.raises(NotOurs) as refusal:
        publish_all(site, NEW)

    assert path.split("/", maxsplit=1)[0] in str(refusal.value)
    assert tree(site) == before


def test_a_file_that_comes_while_a_build_writes_is_not_lost(site: Path) -> None:
    publish_all(site, OLD)

    with prepared(site, NEW) as to_publish:
        (site / "CNAME").write_text("mine")
        with pytest.raises(NotOurs, match="CNAME"):
            to_publish()

    assert tree(site) == {**OLD, "CNAME": b"mine"}


def test_many_files_are_counted(site: Path) -> None:
    site.mkdir()
    for number in range(12):
        (site / f"{number:02}.txt").touch()

    with pytest.raises(NotOurs, match=r"00\.txt, 01\.txt, 02\.txt and 9 more; "):
        publish_all(site, OLD)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db"])
def test_what_file_managers_leave_stops_no_build_and_is_not_published(
    site: Path, name: str
) -> None:
    publish_all(site, OLD)
    (site / "model" / name).write_bytes(b"where the windows are")

    for files in (NEW, NEW, OLD):
        publish_all(site, files)
        assert tree(site) == files


def test_on_demand_what_was_not_built_is_deleted(site: Path, beside: Path) -> None:
    publish_all(site, OLD)
    (site / "CNAME").write_text("mine")
    (site / "old/deep").mkdir(parents=True)

    publish_all(site, NEW, clean=True)

    assert tree(site) == NEW
    assert {path.name for path in beside.iterdir()} == {"lists.json"}


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("path", [".git/HEAD", ".git", "model/a/.git/HEAD", "notes/repo/.git"])
def test_a_repository_is_never_deleted(site: Path, path: str, clean: bool) -> None:
    publish_all(site, OLD)
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text("gitdir: elsewhere")
    before = tree(site)
    repository = path.removesuffix("/HEAD")

    with pytest.raises(
        NotOurs, match=rf"contains the repository {repository}, which is never delet"
    ):
        publish_all(site, NEW, clean=clean)

    assert tree(site) == before


def test_a_file_is_no_folder(site: Path) -> None:
    site.write_text("a file")

    with pytest.raises(NotOurs, match="is not a folder"):
        publish_all(site, OLD)

    assert site.read_text() == "a file"


@pytest.mark.parametrize("target", ["elsewhere", "nowhere", "site"])
def test_a_link_is_not_followed(site: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    site.symlink_to(target)

    with pytest.raises(NotOurs, match="is a symbolic link; name the folder that it points to"):
        publish_all(site, OLD)

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_above_is_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to("elsewhere")

    publish_all(tmp_path / "link/site", OLD)

    assert tree(tmp_path / "elsewhere/site") == OLD


def test_the_root_is_refused() -> None:
    with pytest.raises(NotOurs, match="is the root folder"):
        publish_all(Path("/"), OLD)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(NotOurs, match=r"file/.* cannot be written: Not a directory; name another"):
        publish_all(tmp_path / "file/site", OLD)


def test_the_folder_that_one_stands_in_may_become_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "public").mkdir()
    monkeypatch.chdir(tmp_path / "public")

    publish_all(Path(), OLD)

    assert tree(tmp_path / "public") == OLD


@pytest.mark.parametrize("name", [".site.llmref", "spare", "aside", "lists.json", "holder"])
def test_a_link_in_place_of_what_a_build_needs_leads_nowhere(
    site: Path, beside: Path, tmp_path: Path, name: str
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "thesis.txt").write_text("three years of work")
    if name == beside.name:
        beside.symlink_to(victim)
        with pytest.raises(NotOurs, match="is a symbolic link; delete it"):
            publish_all(site, OLD)
    else:
        beside.mkdir()
        (beside / name).symlink_to(victim / ("thesis.txt" if "." in name else ""))
        publish_all(site, OLD)
        assert tree(site) == OLD

    assert tree(victim) == {"thesis.txt": b"three years of work"}


# --- others at work -------------------------------------------------------------------------


@pytest.mark.parametrize("removed", ["spare", "."])
def test_what_is_deleted_while_a_build_writes_is_told_and_the_site_stays(
    site: Path, beside: Path, removed: str
) -> None:
    publish_all(site, OLD)

    def write_after(spare: Tree, output: Output) -> None:
        shutil.rmtree(beside / removed)
        output.publish(spare, [spare.write(*file) for file in NEW.items()])

    with publish.opened(site) as output, output.tree() as spare:
        spare.write("index.html", b"half")
        with pytest.raises(Disturbed, match="another program changed the files of this build"):
            write_after(spare, output)

    assert tree(site) == OLD


def test_a_build_whose_folder_was_replaced_writes_nothing_into_the_new_one(
    site: Path, beside: Path
) -> None:
    with publish.opened(site) as output, output.tree() as spare:
        shutil.rmtree(beside)
        publish_all(site, OLD)
        publish_all(site, OLD)
        with pytest.raises(Disturbed):
            output.publish(spare, [spare.write(*file) for file in NEW.items()])

        publish_all(site, OLD)

    assert tree(site) == OLD


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
    site: Path, beside: Path, monkeypatch: pytest.MonkeyPatch, library: type
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: library())

    for files in (OLD, NEW, OLD):
        publish_all(site, files)

    assert tree(site) == OLD
    assert {path.name for path in beside.iterdir()} == {"lists.json", "spare"}


@pytest.mark.parametrize("renames", [1, 2])
def test_a_build_that_was_killed_between_renames_is_made_good(
    site: Path, beside: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: _WithoutSwap())
    publish_all(site, OLD)
    publish_all(site, OLD)
    (site if renames == 1 else beside / "spare").rename(beside / "aside")

    with publish.opened(site):
        assert tree(site) == OLD

    for files in (OLD, NEW):
        publish_all(site, files)
    assert tree(site) == NEW
    assert {path.name for path in beside.iterdir()} == {"lists.json", "spare"}


def test_a_rename_that_fails_puts_the_old_site_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: _WithoutSwap())
    publish_all(site, OLD)
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == "spare":
            raise OSError(5, "Input/output error", str(path))
        return rename(path, target)

    with prepared(site, NEW) as to_publish, monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail)
        with pytest.raises(OSError, match="Input/output error"):
            to_publish()

    assert tree(site) == OLD


def test_a_build_that_was_killed_before_the_exchange_knows_both_trees(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_all(site, OLD)
    with monkeypatch.context() as patch:
        patch.setattr("llmref.publish.output.exchange", lambda *_: None)
        for files in (NEW, {"other.html": b"1"}):
            publish_all(site, files)
            assert tree(site) == OLD

    publish_all(site, NEW)

    assert tree(site) == NEW
