"""Whole builds timed from outside, sizes in turn, so that a noisy minute spoils none alone."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
STAGES = ("load", "judge", "present", "render", "write", "publish")


@dataclass(frozen=True, slots=True)
class Case:
    """What is built, and how often."""

    offerings: int
    """How many the made-up seeds have; 0 for the real seeds."""
    rounds: int
    only: Literal["", "html", "pages"] = ""
    """What `once` makes, where not all."""

    @property
    def name(self) -> str:
        """What the table calls it."""
        seeds = f"{self.offerings:,}" if self.offerings else "the real seeds"
        return f"{seeds} {self.only}".rstrip()


@dataclass(slots=True)
class Runs:
    """What the rounds of one case took."""

    figures: list[dict[str, float]] = field(default_factory=list)

    def median(self, name: str) -> float:
        """The middle one of a figure."""
        return statistics.median(run[name] for run in self.figures)

    @property
    def wall_per_page(self) -> float:
        """Milliseconds of the whole command for each HTML page."""
        return 1000 * self.median("wall") / self.median("count")

    @property
    def cpu_per_page(self) -> float:
        """Milliseconds of processor time, of all processes, for each HTML page."""
        return 1000 * self.median("cpu") / self.median("count")

    @property
    def megabytes_per_page(self) -> float:
        """Memory of the largest process for each HTML page."""
        return self.median("peak") / self.median("count")


def measured(folder: Path, cases: Sequence[Case]) -> dict[Case, Runs]:
    """Each case built from nothing as often as it says, in turn with the others."""
    found = {case: Runs() for case in cases}
    for number in range(max(case.rounds for case in cases)):
        for case in cases:
            if number < case.rounds:
                seeds = folder / f"seeds-{case.offerings}" if case.offerings else ROOT / "seeds"
                out = folder / f"site-{case.offerings}-{case.only}-{number}"
                found[case].figures.append(_once(seeds, out, case))
    return found


def _once(seeds: Path, out: Path, case: Case) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.once", str(seeds), str(out)]
    before, started = os.times(), perf_counter()
    only: list[str] = [case.only] if case.only else []
    done = subprocess.run(command + only, cwd=ROOT, check=True, capture_output=True, text=True)
    wall, after = perf_counter() - started, os.times()
    cpu = sum(getattr(after, name) - getattr(before, name) for name in _CHILDREN)
    told: dict[str, float] = json.loads(done.stdout)
    return {**told, "wall": wall, "cpu": cpu}


_CHILDREN = ("children_user", "children_system")


def table(found: dict[Case, Runs]) -> Iterator[str]:
    """A line for each case: medians, in seconds where nothing else is said."""
    yield _line(("offerings", "pages", *STAGES, "wall", "cpu", "ms/page", "cpu ms/page", "MB"))
    for case, runs in found.items():
        stages = (f"{runs.median(stage):.2f}" for stage in (*STAGES, "wall", "cpu"))
        per_page = (f"{runs.wall_per_page:.2f}", f"{runs.cpu_per_page:.2f}")
        pages, peak = f"{runs.median('count'):,.0f}", f"{runs.median('peak'):.0f}"
        yield _line((case.name, pages, *stages, *per_page, peak))


def _line(cells: Iterable[str]) -> str:
    first, *rest = cells
    return f"{first:<18}" + "".join(f"{cell:>12}" for cell in rest)
