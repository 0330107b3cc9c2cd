"""Seeds and copies that hold anything get a verdict in time; `make fuzz` tries many more."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import copies, imports, seeds, worlds
from tests.fuzz.worlds import Change

pytestmark = pytest.mark.attacks

# How many examples take some ten seconds of processor time together, in a process of their own
# a second each.
MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(MANY, max_examples=6)
NAME, READER = st.sampled_from(seeds.NAMES), st.sampled_from(copies.READERS)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield Path(made)


@MANY
@given(name=NAME, wanted=worlds.changes())
def test_any_seeds_get_problems_with_places_or_a_site(
    folder: Path, name: str, wanted: list[Change]
) -> None:
    seeds.judge(name, wanted, folder)


@FEW
@given(name=NAME, wanted=worlds.changes())
def test_any_seeds_are_checked_in_little_time_and_memory(
    folder: Path, name: str, wanted: list[Change]
) -> None:
    seeds.judge_process(name, wanted, folder)


@MANY
@given(reader=READER, wanted=copies.changes())
def test_any_copy_gives_a_sentence_or_seeds_without_errors(
    folder: Path, reader: str, wanted: list[Change]
) -> None:
    imports.judge(reader, wanted, folder)


@FEW
@given(reader=READER, wanted=copies.changes())
def test_any_copy_is_read_in_little_time_and_memory(
    folder: Path, reader: str, wanted: list[Change]
) -> None:
    imports.judge_process(reader, wanted, folder)


@pytest.mark.parametrize("how", sorted(worlds.WAYS))
def test_every_way_to_change_seeds_changes_some(how: str) -> None:
    before = worlds.read("typical")

    assert any(
        worlds.changed(before, [Change(how, where * 13, where)]) != before for where in range(40)
    )


@pytest.mark.parametrize("how", sorted(copies.WAYS))
def test_every_way_to_change_a_copy_changes_some(how: str) -> None:
    same = Change("python: put", 0, 0)
    before = {copies.changed(reader, [same]) for reader in copies.READERS}

    assert any(
        copies.changed(reader, [Change(how, where * 13, where)]) not in before
        for reader in copies.READERS
        for where in range(40)
    )
