"""Seeds that tests copy are read once a process, and never for what they were before."""

from pathlib import Path

import pytest

from llmref import seeds
from llmref.problems import Place, error
from tests.reading import MOST, Remembering
from tests.worlds import lay

SEED = "creators/acme.yaml"


class Counted:
    """Reads seeds, and counts them."""

    def __init__(self) -> None:
        self.reads = 0

    def __call__(self, *_: object) -> seeds.Read:
        self.reads += 1
        return "creator", None, []


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


@pytest.fixture
def counted() -> Counted:
    return Counted()


@pytest.fixture
def read(counted: Counted) -> Remembering:
    return Remembering(counted)


def test_the_same_bytes_in_another_folder_are_not_read_again(
    tmp_path: Path, counted: Counted, read: Remembering
) -> None:
    folders = [lay(tmp_path / name, "tiny") for name in ("first", "second")]

    given = [read(folder, SEED) for folder in folders]

    assert (counted.reads, given[0]) == (1, given[1])


def test_other_bytes_another_path_and_another_rule_are_read(
    tiny: Path, counted: Counted, read: Remembering
) -> None:
    read(tiny, SEED)
    (tiny / "creators/other.yaml").write_bytes((tiny / SEED).read_bytes())
    read(tiny, "creators/other.yaml")
    read(tiny, SEED, lambda *_: iter(()))
    (tiny / SEED).write_text("name: Other\n")
    read(tiny, SEED)

    assert counted.reads == 4


@pytest.mark.parametrize("path", ["creators/gone.yaml", "static/gone.txt", "notes.txt"])
def test_what_is_no_seed_is_asked_for_each_time(
    tiny: Path, counted: Counted, read: Remembering, path: str
) -> None:
    read(tiny, path)
    read(tiny, path)

    assert counted.reads == 2


def test_nobody_changes_what_the_next_one_gets(tiny: Path, read: Remembering) -> None:
    *_, problems = read(tiny, SEED)
    problems.append(error(Place(SEED), "wrong"))

    assert read(tiny, SEED)[2] == []


def test_no_more_texts_are_remembered_than_fit(
    tiny: Path, counted: Counted, read: Remembering
) -> None:
    for number in range(MOST + 1):
        (tiny / SEED).write_text(f"name: Acme {number}\n")
        read(tiny, SEED)
    (tiny / SEED).write_text("name: Acme 0\n")
    read(tiny, SEED)

    assert counted.reads == MOST + 2
