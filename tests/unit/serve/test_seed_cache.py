"""Seeds in memory are what the folder holds, and only what changed is read again."""

from pathlib import Path

import pytest

from generator import seeds
from generator.serve.seed_cache import SeedCache
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


def test_a_file_that_changed_is_read_again(cache: SeedCache, folder: Path) -> None:
    file = folder / "creators" / "acme.yaml"
    file.write_text("name: Acme Works\n")

    read, _ = cache.read({file})

    assert read.creators[0].record.name == "Acme Works"


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
    listing = list(seeds.listed(folder))
    (folder / "pages" / "about.md").unlink()
    monkeypatch.setattr(seeds, "listed", lambda _folder: listing)

    _, problems = cache.read({folder / "pages" / "about.md"})

    assert [problem.message for problem in problems] == ["the file cannot be read"]


def test_a_folder_that_is_gone_is_one_problem(cache: SeedCache, folder: Path) -> None:
    folder.rename(folder.with_name("away"))

    _, problems = cache.read(())

    assert [problem.message for problem in problems] == ["there is no such folder"]


def test_a_folder_that_is_back_is_read_again(cache: SeedCache, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    cache.read(())
    folder.with_name("away").rename(folder)

    assert cache.read(()) == seeds.load(folder)
