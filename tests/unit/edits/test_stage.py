"""Several files change as one: all or none, even where the machine stops in between."""

import os
from pathlib import Path

import pytest

from generator.edits.stage import CannotWrite, commit, recover


def held(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "models/a").mkdir(parents=True)
    (tmp_path / "models/a/x.yaml").write_text("x")
    (tmp_path / "site.yaml").write_text("s")
    return tmp_path


def test_files_are_written_and_deleted_and_empty_folders_go(folder: Path) -> None:
    commit(folder, {"models/a/x.yaml": None, "models/b/x.yaml": b"y", "site.yaml": b"t"})

    assert held(folder) == {"models/b/x.yaml": "y", "site.yaml": "t"}
    assert not (folder / "models/a").exists()


def test_nothing_to_change_changes_nothing(folder: Path) -> None:
    before = held(folder)

    commit(folder, {})
    recover(folder)

    assert held(folder) == before


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_a_change_that_was_interrupted_is_finished_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    replace, left = Path.replace, [moves]

    def interrupted(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        commit(folder, {"a.yaml": b"1", "models/a/x.yaml": None, "n.yaml": b"2", "z.yaml": b"3"})
    monkeypatch.undo()
    recover(folder)

    assert held(folder) == {"a.yaml": "1", "n.yaml": "2", "z.yaml": "3", "site.yaml": "s"}


def test_a_change_that_had_not_begun_to_be_made_is_forgotten(folder: Path) -> None:
    before = held(folder)
    (folder / ".edit").mkdir()
    (folder / ".edit/0").write_text("half")

    recover(folder)

    assert held(folder) == before


def test_a_full_disk_leaves_the_seeds_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(folder)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotWrite, match="nothing was changed: No space left on device"):
        commit(folder, {"site.yaml": b"t"})
    monkeypatch.undo()

    assert held(folder) == before


def test_a_folder_that_may_not_be_written_to_is_refused_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(folder)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "a")

    with pytest.raises(CannotWrite, match=r"nothing was changed: .*/models/a may not be written"):
        commit(folder, {"models/a/x.yaml": None, "site.yaml": b"t"})

    assert held(folder) == before
