"""Several files change as one: all or none, even where the machine stops in between."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from llmref.edits.durable import CannotWrite
from llmref.edits.stage import Change, editing
from llmref.folder import STAGE, unfinished_edit

SITE, OLD, NEW = "site.yaml", "models/a/x.yaml", "models/b/x.yaml"
HOOK = "#!/bin/sh\necho PLANTED\n"
EDITING = """\
import sys
from pathlib import Path
from llmref.edits.stage import editing
with editing(Path(sys.argv[1])):
    print("begun", flush=True)
    sys.stdin.readline()
"""
"""An editing command that is at work until it is given a line."""


def held(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def commit(folder: Path, *changes: Change) -> None:
    with editing(folder) as edit:
        edit.commit(changes)


def recover(folder: Path) -> None:
    with editing(folder):
        pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    (seeds / "models/a").mkdir(parents=True)
    (seeds / OLD).write_text("x")
    (seeds / SITE).write_text("s")
    return seeds


BEFORE = {OLD: "x", SITE: "s"}
MOVE = (Change(OLD, b"x", None), Change(NEW, None, b"y"), Change(SITE, b"s", b"t"))
"""A rename: one file goes, one comes, one changes."""
AFTER = {NEW: "y", SITE: "t"}


def interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """The change MOVE, ended as by a kill after so many of its moves."""
    replace, unlink, left = Path.replace, Path.unlink, [moves]

    def step(path: Path) -> None:
        if path.is_relative_to(folder):
            if not left[0]:
                raise SystemExit
            left[0] -= 1

    def stopping_replace(self: Path, target: Path) -> Path:
        step(self)
        return replace(self, target)

    def stopping_unlink(self: Path, missing_ok: bool = False) -> None:
        step(self)
        unlink(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopping_replace)
        patch.setattr(Path, "unlink", stopping_unlink)
        with pytest.raises(SystemExit):
            commit(folder, *MOVE)


# --- all or none ------------------------------------------------------------------------------


def test_files_are_written_and_deleted_and_empty_folders_go(folder: Path) -> None:
    commit(folder, *MOVE)

    assert held(folder) == AFTER
    assert sorted(path.name for path in (folder / "models").iterdir()) == ["b"]
    assert unfinished_edit(folder) is None


def test_nothing_to_change_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/nowhere")  # nor is a list of moves kept

    commit(folder)
    commit(folder, Change(SITE, b"s", b"s"))

    assert held(folder) == BEFORE


@pytest.mark.parametrize("moves", range(len(MOVE)))
def test_a_change_that_was_interrupted_is_finished_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    interrupted(folder, monkeypatch, moves)
    assert unfinished_edit(folder)

    recover(folder)

    assert held(folder) == AFTER
    assert unfinished_edit(folder) is None


def test_a_change_that_had_not_begun_to_be_made_is_forgotten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:  # as nothing is tidied after a kill
        patch.setattr("llmref.edits.durable.sync", killed)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        patch.setattr("llmref.edits.durable.replace", lambda file, data: file.write_bytes(data))
        with pytest.raises(Killed):
            commit(folder, *MOVE)
    assert unfinished_edit(folder)

    recover(folder)

    assert held(folder) == BEFORE
    assert unfinished_edit(folder) is None


@pytest.mark.parametrize("place", ["seeds", "state"])
def test_a_full_disk_leaves_the_seeds_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    name = "llmref.edits.durable.replace" if place == "state" else "pathlib.Path.write_bytes"
    with monkeypatch.context() as patch:
        patch.setattr(name, full)
        with pytest.raises(CannotWrite) as refusal:
            commit(folder, *MOVE)

    assert str(refusal.value).startswith("Nothing was changed: ")
    assert "No space left on device" in str(refusal.value)
    assert held(folder) == BEFORE
    assert unfinished_edit(folder) is None


def test_a_move_that_fails_is_told_and_made_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    replace = Path.replace
    with monkeypatch.context() as patch:
        patch.setattr(
            Path, "replace", lambda s, t: refuse(s, t) if t.name == SITE else replace(s, t)
        )
        with pytest.raises(CannotWrite, match=r"The edit is not finished: No space .*: .*site\.y"):
            commit(folder, *MOVE)

    recover(folder)

    assert held(folder) == AFTER


def test_a_signal_waits_until_all_moves_are_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def signalled(self: Path, target: Path) -> Path:
        if self.is_relative_to(folder):
            signal.raise_signal(signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", signalled)
    with pytest.raises(KeyboardInterrupt):
        commit(folder, *MOVE)

    assert held(folder) == AFTER
    assert unfinished_edit(folder) is None


def test_a_folder_that_may_not_be_written_to_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "a")

    with pytest.raises(CannotWrite) as refusal:
        commit(folder, *MOVE)

    assert str(refusal.value) == f"Nothing was changed: {folder}/models/a cannot be written to"
    assert held(folder) == BEFORE


def test_a_folder_that_is_gone_is_told(folder: Path) -> None:
    with pytest.raises(CannotWrite, match="Nothing was changed: No such file or directory: "):
        recover(folder / "nowhere")


def test_permissions_stay_and_nothing_becomes_a_program(folder: Path) -> None:
    (folder / SITE).chmod(0o740)

    commit(folder, *MOVE)

    assert (folder / SITE).stat().st_mode & 0o777 == 0o640


# --- one at a time ----------------------------------------------------------------------------


def test_two_edits_wait_for_one_another(folder: Path) -> None:
    said = []
    command = [sys.executable, "-c", EDITING, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()

        def waiting() -> None:
            said.append(other.poll())
            other.stdin.close()  # type: ignore[union-attr]  # it ends now

        with editing(folder, waiting):
            assert said == [None]


def test_the_lock_of_a_killed_command_is_free(folder: Path) -> None:
    command = [sys.executable, "-c", EDITING, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        other.kill()
        other.wait()

    commit(folder, *MOVE)

    assert held(folder) == AFTER


@pytest.mark.parametrize(
    ("path", "content"), [(SITE, "mine"), (OLD, "mine"), (NEW, "mine"), (SITE, None), (OLD, None)]
)
def test_a_file_that_somebody_saved_meanwhile_is_not_overwritten(
    folder: Path, path: str, content: str | None
) -> None:
    file = folder / path
    if content is None:
        file.unlink()
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_text(content)
    saved = held(folder)

    with pytest.raises(CannotWrite) as refusal:
        commit(folder, *MOVE)

    words = f"Nothing was changed: {file} was changed by someone else meanwhile"
    assert str(refusal.value) == f"{words}; run the command again"
    assert held(folder) == saved
    assert unfinished_edit(folder) is None


@pytest.mark.parametrize("moves", [1, 2])
def test_a_file_that_somebody_saved_after_a_kill_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    interrupted(folder, monkeypatch, moves)
    (folder / OLD).write_text("mine")

    with pytest.raises(CannotWrite, match=r"models/a/x\.yaml was changed since it began; look at"):
        recover(folder)

    assert (folder / OLD).read_text() == "mine"
    assert unfinished_edit(folder)


def test_what_somebody_saved_in_a_file_that_was_in_place_by_then_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 2)
    (folder / SITE).write_text("mine")

    recover(folder)

    assert held(folder) == {**AFTER, SITE: "mine"}


def test_an_edit_is_forgotten_where_a_person_undid_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 2)
    (folder / SITE).write_text("s")
    (folder / NEW).unlink()

    recover(folder)

    assert held(folder) == BEFORE
    assert unfinished_edit(folder) is None


# --- what others put there --------------------------------------------------------------------


def planted(folder: Path, moves: str | None) -> None:
    (folder / STAGE).mkdir()
    (folder / STAGE / "0").write_text(HOOK)
    if moves is not None:
        (folder / STAGE / "moves.json").write_text(moves)


@pytest.mark.parametrize(
    "moves",
    [
        '{"../.git/hooks/pre-commit": "0"}',
        '{"../victim.txt": null}',
        '{"/tmp/victim.txt": "0"}',
        '{"site.yaml": "0"}',
        "garbage",
        "[1,2]",
        "",
        None,
    ],
)
def test_a_folder_that_a_commit_brought_is_refused_and_never_followed(
    folder: Path, moves: str | None
) -> None:
    (folder.parent / ".git/hooks").mkdir(parents=True)
    (folder.parent / "victim.txt").write_text("v")
    planted(folder, moves)
    before = held(folder.parent)

    with pytest.raises(CannotWrite, match=r"seeds/\.edit is not an edit that llmref began here"):
        commit(folder, *MOVE)

    assert held(folder.parent) == before


@pytest.mark.parametrize("is_dangling", [True, False])
def test_a_link_in_its_place_is_refused_and_never_followed(
    folder: Path, tmp_path: Path, is_dangling: bool
) -> None:
    target = tmp_path / "outside"
    if not is_dangling:
        target.mkdir()
        (target / "0").write_text("mine")
    (folder / STAGE).symlink_to(target)

    with pytest.raises(CannotWrite, match="is not an edit that llmref began here"):
        commit(folder, *MOVE)

    assert target.exists() is not is_dangling
    assert held(folder) == BEFORE


def test_a_clone_of_half_changed_seeds_is_not_finished_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 1)
    folder.rename(tmp_path / "clone")
    before = held(tmp_path / "clone")

    with pytest.raises(CannotWrite, match="is not an edit that llmref began here"):
        recover(tmp_path / "clone")

    assert held(tmp_path / "clone") == before


def test_other_content_than_the_edit_wrote_is_never_put_in_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 1)
    for file in (folder / STAGE).iterdir():
        file.write_text(HOOK)

    with pytest.raises(CannotWrite, match="An edit is half made"):
        recover(folder)

    assert HOOK not in [text for path, text in held(folder).items() if STAGE not in path]


@pytest.mark.parametrize(
    "path",
    [
        "../victim.yaml",
        "/tmp/site.yaml",
        "models/../../victim.yaml",
        "models/a/../../site.yaml",
        ".git/hooks/pre-commit",
        ".edit/0",
        "models/.hidden/x.yaml",
        "models/a/x.sh",
        "README.md",
        "site.yaml\n",
        "",
    ],
)
def test_nothing_is_written_where_no_seed_can_lie(folder: Path, path: str) -> None:
    before = held(folder.parent)

    with pytest.raises(CannotWrite, match="Nothing was changed: no seed can be at "):
        commit(folder, Change(path, None, b"x"))

    assert held(folder.parent) == before
    assert unfinished_edit(folder) is None


@pytest.mark.parametrize("link", ["models", "models/a", OLD])
def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path, link: str) -> None:
    (folder / link).rename(tmp_path / "outside")
    (folder / link).symlink_to(tmp_path / "outside")

    with pytest.raises(CannotWrite, match=f"Nothing was changed: .*/{link} is a symbolic link"):
        commit(folder, Change(OLD, b"x", b"y"))

    assert (folder / OLD).read_text() == "x"


# --- the list of moves ------------------------------------------------------------------------


def lists(state: Path) -> Iterable[Path]:
    return (state / "llmref/edits").glob("*.json")


def test_the_list_is_its_owners_alone_and_goes_when_the_edit_is_made(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 1)
    [file] = lists(state)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0

    recover(folder)

    assert list(lists(state)) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "garbage",
        "[1,2]",
        '{"folder": "/elsewhere", "moves": null}',
        '{"folder": 1, "moves": {"../victim.txt": null}}',
    ],
)
def test_a_list_that_is_broken_is_told_and_never_followed(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    interrupted(folder, monkeypatch, 1)
    [file] = lists(state)
    file.write_text(content)
    before = held(folder)

    with pytest.raises(CannotWrite, match=r"json is not a list of moves that llmref wrote; delete"):
        recover(folder)

    assert held(folder) == before


def test_a_list_with_a_place_where_no_seed_can_lie_is_never_followed(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 1)
    [file] = lists(state)
    listed = json.loads(file.read_text())
    listed["moves"][1]["path"] = "../victim.txt"
    file.write_text(json.dumps(listed))

    with pytest.raises(CannotWrite, match="no seed can be at "):
        recover(folder)

    assert not (folder.parent / "victim.txt").exists()


def test_the_list_of_another_user_is_not_believed(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(folder, monkeypatch, 1)
    monkeypatch.setattr(os, "geteuid", lambda: 12_345)

    with pytest.raises(CannotWrite, match="is not a list of moves that llmref wrote"):
        recover(folder)


def test_a_list_without_an_edit_is_nobodys(folder: Path, state: Path) -> None:
    commit(folder, *MOVE)
    (state / "llmref/edits").mkdir(parents=True, exist_ok=True)
    recover(folder)
    for name in ("seeds.json", "0.json"):
        (state / "llmref/edits" / name).write_text("garbage")

    recover(folder)

    assert held(folder) == AFTER


def test_without_a_place_for_the_list_nothing_is_changed_and_the_way_out_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    with pytest.raises(CannotWrite, match=r"cannot be kept in .*: set XDG_STATE_HOME to a folder"):
        commit(folder, *MOVE)

    assert held(folder) == BEFORE
    assert unfinished_edit(folder) is None


def test_without_a_home_nothing_is_changed_and_nothing_is_finished(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", homeless)

    with pytest.raises(CannotWrite, match=r"there is no home folder .*: set XDG_STATE_HOME"):
        commit(folder, *MOVE)
    planted(folder, None)
    with pytest.raises(CannotWrite, match="is not an edit that llmref began here"):
        recover(folder)


def test_the_list_lies_in_the_home_of_a_user_who_names_no_other_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    interrupted(folder, monkeypatch, 1)

    assert len(list(lists(tmp_path / "home/.local/state"))) == 1
