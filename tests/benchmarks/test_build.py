"""`make bench`: how long a build of made-up seeds takes, stage by stage, and whether it scales."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.catalogue import write
from tests.benchmarks.measure import Case, Runs, measured, table

GOAL_MS = 0.6
"""Wall time of the whole command for an HTML page, on two quiet cores."""
CASES = (Case(550, 5), Case(5_500, 3), Case(5_500, 3, only="html"), Case(22_000, 1))
SMALL, MIDDLE, HTML, LARGE = CASES


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[Case, Runs]:
    folder = tmp_path_factory.mktemp("builds")
    for offerings in {case.offerings for case in CASES}:
        write(folder / f"seeds-{offerings}", offerings)
    return measured(folder, CASES)


def test_tells_what_each_stage_takes(
    found: dict[Case, Runs], capsys: pytest.CaptureFixture[str]
) -> None:
    goal = f"{found[MIDDLE].wall_per_page:.2f} ms a page; the goal is {GOAL_MS}"
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *table(found), goal, ""]))

    assert all(runs.figures for runs in found.values())


def test_costs_the_same_for_each_page_however_many_there_are(found: dict[Case, Runs]) -> None:
    # Processor time, which other work on the machine disturbs least; a rise with the square of
    # the size would be a factor of four.
    assert found[LARGE].cpu_per_page < 1.15 * found[MIDDLE].cpu_per_page


def test_holds_as_much_for_each_page_however_many_there_are(found: dict[Case, Runs]) -> None:
    assert found[LARGE].megabytes_per_page < 1.15 * found[MIDDLE].megabytes_per_page


def test_needs_less_memory_than_promised(found: dict[Case, Runs]) -> None:
    assert found[MIDDLE].median("peak") < 250


def test_makes_the_same_seeds_every_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, 60)

    one, other = (
        {file.relative_to(tmp_path / name): file.read_bytes() for file in files}
        for name in ("one", "other")
        for files in [[file for file in (tmp_path / name).rglob("*") if file.is_file()]]
    )
    assert one == other
