"""What each part of `speed/` gains: builds with and without it in turn, as Markdown.

python -m tests.benchmarks.parts [OFFERINGS [ROUNDS]]: of generated seeds, 2,000 offerings,
from which on every part is at work, and five rounds where nothing else is said.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from llmref.speed import PARTS, VARIABLE
from tests.benchmarks.catalogue import write

_CHILDREN = ("children_user", "children_system")
CASES = ("", *PARTS, "all")
"""What is left out; first nothing."""


class Taken(NamedTuple):
    """Seconds of one build."""

    processor: float
    """Of all its processes."""
    wall: float


def main() -> None:
    """Build in turn, and print the ratios."""
    offerings, rounds = (*map(int, sys.argv[1:]), *(2_000, 5)[len(sys.argv) - 1 :])
    taken: dict[str, list[Taken]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        write(Path(folder) / "seeds", offerings)
        for _ in range(rounds):
            for case in CASES:
                taken[case].append(_build(Path(folder), case))
    usual = taken.pop("")
    sys.stdout.write("| left out | processor time | wall time |\n|---|---|---|\n")
    for case, runs in taken.items():
        ratios = (_ratio(runs, usual, field) for field in ("processor", "wall"))
        sys.stdout.write(f"| `{case}` | {' | '.join(ratios)} |\n")


def _build(folder: Path, left_out: str) -> Taken:
    """One build as a command of its own."""
    command = [sys.executable, "-m", "llmref", "build", "--seeds", "seeds", "--out", "site"]
    before, started = os.times(), perf_counter()
    subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, VARIABLE: left_out},
        check=True,
        capture_output=True,
    )
    wall, after = perf_counter() - started, os.times()
    return Taken(sum(getattr(after, name) - getattr(before, name) for name in _CHILDREN), wall)


def _ratio(runs: list[Taken], usual: list[Taken], field: str) -> str:
    """How many times as long it takes without: of the least, and of the middle of each round."""
    pairs = [
        getattr(without, field) / getattr(with_it, field)
        for without, with_it in zip(runs, usual, strict=True)
    ]
    least = min(getattr(run, field) for run in runs) / min(getattr(run, field) for run in usual)
    return f"{least:.2f} times (median of rounds {median(pairs):.2f})"


if __name__ == "__main__":
    main()
