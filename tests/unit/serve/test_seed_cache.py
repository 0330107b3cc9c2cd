"""Seeds in memory are what the folder holds, and only what changed is read again."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmref import seeds
from llmref.problems import Problem
from llmref.serve import seed_cache
from llmref.serve.seed_cache import SeedCache, UnfinishedEdit
from tests.worlds import lay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


@pytest.fixture
def cache(folder: Path) -> SeedCache:
    cache = SeedCache(folder)
    cache.read(())
    return cache


def test_what_is_cache_is_what_is_loaded(cache: SeedCache, folder: Path) -> None:
    assert cache.read(()) == seeds.load(folder)


def test_a_file_that_did_not_change_is_not_read_again(cache: SeedCache) -> None:
    before, _ = cache.read(())
    after, _ = cache.read(())

    assert after.models[0] is before.models[0]


def test_a_change_that_nobody_told_of_is_found(cache: SeedCache, folder: Path) -> None:
    (folder / "creators" / "acme.yaml").write_text("name: Acme Works\n")

    read, _ = cache.read(())

    assert read.creators[0].record.name == "Acme Works"


def test_a_file_of_another_time_is_read_again(cache: SeedCache, folder: Path) -> None:
    """With the size and the time of the content as before, as copies that keep the time have."""
    file = folder / "models" / "acme" / "anvil-1.yaml"
    before = file.stat()
    other = folder / "models" / "acme" / "copy"
    other.write_text(file.read_text().replace("name: Anvil 1", "name: Anvil 2"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)

    read, _ = cache.read(())

    assert read.models[0].record.name == "Anvil 2"


def test_a_change_that_left_no_mark_is_found_when_told_of(
    cache: SeedCache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seed_cache, "stamp_of", lambda _: (1,))
    cache.read(())
    file = folder / "creators" / "acme.yaml"
    file.write_text("name: Acme Works\n")

    assert cache.read(())[0].creators[0].record.name == "Acme"
    assert cache.read({file})[0].creators[0].record.name == "Acme Works"


def test_new_and_deleted_and_strange_files_are_found(cache: SeedCache, folder: Path) -> None:
    (folder / "creators" / "wile.yaml").write_text("name: Wile\n")
    (folder / "pages" / "about.md").unlink()
    (folder / "notes.txt").write_text("")
    (folder / "providers" / "acme.yaml").chmod(0o644)

    read, problems = cache.read(())

    assert [seed.slug for seed in read.creators] == ["acme", "wile"]
    assert read.pages == ()
    assert [problem.place.path for problem in problems] == ["notes.txt"]


def test_a_file_that_went_while_it_was_listed_is_a_problem(
    cache: SeedCache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = list(seeds.seed_paths(folder))
    (folder / "pages" / "about.md").unlink()
    monkeypatch.setattr(seeds, "seed_paths", lambda _folder: listing)

    _, problems = cache.read(())

    assert [problem.message for problem in problems] == ["the file cannot be read"]


def test_what_an_edit_changes_while_it_is_read_is_read_again(
    cache: SeedCache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = seeds.seed_paths
    edits = [("creators/acme.yaml", "name: New\n"), ("models/acme/anvil-1.yaml", None)]

    def listed_during_an_edit(folder: Path) -> Iterator[tuple[str, Problem | None]]:
        """The list, after whose first file an edit is made."""
        for number, file in enumerate(listed(folder)):
            if number == 1 and edits:
                (folder / ".edit").mkdir()
                (folder / edits[0][0]).write_text(str(edits[0][1]))
                (folder / edits[1][0]).unlink()
                (folder / ".edit").rmdir()
                edits.clear()
            yield file

    monkeypatch.setattr(seeds, "seed_paths", listed_during_an_edit)

    read = cache.read(())

    monkeypatch.undo()
    assert read == seeds.load(folder)


@pytest.mark.parametrize("begun", ["before it is read", "while it is read"])
def test_seeds_that_an_edit_is_changing_are_not_read(
    cache: SeedCache, folder: Path, monkeypatch: pytest.MonkeyPatch, begun: str
) -> None:
    together = seeds.together

    def begin(*read: Any) -> Any:
        (folder / ".edit").mkdir(exist_ok=True)
        return together(*read)

    if begun == "before it is read":
        begin(folder, {})
    monkeypatch.setattr(seeds, "together", begin)

    with pytest.raises(UnfinishedEdit, match="an edit was interrupted"):
        cache.read(())


def test_a_folder_that_is_gone_is_one_problem(cache: SeedCache, folder: Path) -> None:
    folder.rename(folder.with_name("away"))

    _, problems = cache.read(())

    assert [problem.message for problem in problems] == ["the folder does not exist"]


def test_a_folder_that_is_back_is_read_again(cache: SeedCache, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    cache.read(())
    folder.with_name("away").rename(folder)

    assert cache.read(()) == seeds.load(folder)
