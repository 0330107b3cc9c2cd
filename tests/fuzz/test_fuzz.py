"""Seeds and copies that hold anything get a verdict in time; `make fuzz` tries many more."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import NoReturn

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llmref.problems import Place, Problem, Verdict
from tests.fuzz import copies, imports, seeds, worlds
from tests.fuzz.limits import TooSlow, run, within
from tests.fuzz.worlds import Change

pytestmark = pytest.mark.attacks

# How many examples take some ten seconds of processor time together, in a process of their own
# a second each.
MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(MANY, max_examples=6)
SAME = [Change("python: put", 0, 0)]
"""Changes that leave a copy as it is but for its form."""
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
    assert seeds.faults(name, wanted, folder) == []


@FEW
@given(name=NAME, wanted=worlds.changes())
def test_any_seeds_are_checked_in_little_time_and_memory(
    folder: Path, name: str, wanted: list[Change]
) -> None:
    assert seeds.faults_of_process(name, wanted, folder) == []


@MANY
@given(reader=READER, wanted=copies.changes())
def test_any_copy_gives_a_sentence_or_seeds_without_errors(
    folder: Path, reader: str, wanted: list[Change]
) -> None:
    assert imports.faults(reader, wanted, folder) == []


@FEW
@given(reader=READER, wanted=copies.changes())
def test_any_copy_is_read_in_little_time_and_memory(
    folder: Path, reader: str, wanted: list[Change]
) -> None:
    assert imports.faults_of_process(reader, wanted, folder) == []


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (Problem(Place("site.yaml"), "wrong", rule="bad", line=0, column=1), "without a rule or"),
        (Problem(Place("site.yaml"), "wrong", line=1, column=1), "without a rule or"),
        (Problem(Place("site.yaml"), "wrong", rule="bad", line=999, column=1), "has no such line"),
        (Problem(Place("site.yaml"), "\x1b[2J", rule="bad", line=1, column=1), "control char"),
    ],
)
def test_a_problem_that_is_badly_reported_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, problem: Problem, fault: str
) -> None:
    monkeypatch.setattr(seeds, "check", lambda _: (None, Verdict.of([problem])))

    assert any(fault in each for each in seeds.faults("tiny", [], folder))


def test_a_build_that_refuses_what_the_check_lets_through_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("llmref.build.build", lambda *_: (Verdict.of([]), None))

    assert seeds.faults("tiny", [], folder) == [
        "`check` finds no error, and the build refuses the seeds"
    ]


def test_an_import_that_ends_in_an_exception_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "main", click.Command("main"))  # which takes no arguments

    assert imports.faults("litellm", SAME, folder)


@pytest.mark.parametrize(
    ("judge", "name", "wanted"), [(seeds, "tiny", []), (imports, "litellm", SAME)]
)
def test_a_process_that_may_not_end_so_is_a_fault(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    judge: ModuleType,
    name: str,
    wanted: list[Change],
) -> None:
    monkeypatch.setattr(judge, "run", lambda *_, **__: run("no-such", seconds=9, size=10**9))

    faults = judge.faults_of_process(name, wanted, folder)

    assert any("it ends with 2" in fault for fault in faults)


def test_what_takes_too_long_is_a_fault_though_it_goes_on_after_the_limit() -> None:
    with pytest.raises(TooSlow), within(0.05), suppress(TooSlow):
        _run_on()


def _run_on() -> NoReturn:
    while True:
        pass


@pytest.mark.parametrize("how", sorted(worlds.WAYS))
def test_every_way_to_change_seeds_changes_some(how: str) -> None:
    before = worlds.read("typical")

    assert any(
        worlds.changed(before, [Change(how, where * 13, where)]) != before for where in range(40)
    )


@pytest.mark.parametrize("how", sorted(copies.WAYS))
def test_every_way_to_change_a_copy_changes_some(how: str) -> None:
    before = {copies.changed(reader, SAME) for reader in copies.READERS}

    assert any(
        copies.changed(reader, [Change(how, where * 13, where)]) not in before
        for reader in copies.READERS
        for where in range(40)
    )
