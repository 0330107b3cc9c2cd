"""Seeds in memory are what the folder holds, and only what changed is read again."""

import os
from pathlib import Path

import pytest

from generator import seeds
from generator.serve.held import Held
from tests.worlds import lay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


@pytest.fixture
def held(folder: Path) -> Held:
    held = Held(folder)
    held.read(())
    return held


def test_what_is_held_is_what_is_loaded(held: Held, folder: Path) -> None:
    assert held.read(()) == seeds.load(folder)


def test_a_file_that_did_not_change_is_not_read_again(held: Held) -> None:
    before, _ = held.read(())
    after, _ = held.read(())

    assert after.models[0] is before.models[0]


def test_a_change_that_nobody_told_is_seen(held: Held, folder: Path) -> None:
    file = folder / "creators" / "acme.yaml"
    file.write_text("name: Acme Works\n")

    read, _ = held.read(())

    assert read.creators[0].record.name == "Acme Works"


def test_a_change_that_left_no_mark_is_seen_when_told(held: Held, folder: Path) -> None:
    file = folder / "models" / "acme" / "anvil-1.yaml"
    before = file.stat()
    file.write_text(file.read_text().replace("name: Anvil 1", "name: Anvil 2"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    read, _ = held.read({file})

    assert read.models[0].record.name == "Anvil 2"


def test_new_and_deleted_and_strange_files_are_seen(held: Held, folder: Path) -> None:
    (folder / "creators" / "wile.yaml").write_text("name: Wile\n")
    (folder / "pages" / "about.md").unlink()
    (folder / "notes.txt").write_text("")
    (folder / "providers" / "acme.yaml").chmod(0o644)

    read, problems = held.read(())

    assert [seed.slug for seed in read.creators] == ["acme", "wile"]
    assert read.pages == ()
    assert [problem.place.path for problem in problems] == ["notes.txt"]


def test_a_file_that_went_while_it_was_listed_is_a_problem(
    held: Held, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = list(seeds.listed(folder))
    (folder / "pages" / "about.md").unlink()
    monkeypatch.setattr(seeds, "listed", lambda _folder: listing)

    _, problems = held.read(())

    assert [problem.message for problem in problems] == ["the file cannot be read"]
