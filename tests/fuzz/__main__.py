"""`python -m tests.fuzz --minutes 60`: changes seeds and copies at random until something fails."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz import copies, imports, seeds, worlds
from tests.fuzz.worlds import Change

EXAMPLES = settings(
    max_examples=200,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
Judge = Callable[[str, list[Change], Path], list[str]]
ROUNDS: tuple[tuple[Judge, tuple[str, ...], st.SearchStrategy[list[Change]]], ...] = (
    (seeds.faults, seeds.NAMES, worlds.changes(8)),
    (imports.faults, copies.READERS, copies.changes(8)),
)
"""What is tried in turns: seeds, then copies of catalogs."""


def main() -> int:
    """0 when nothing failed in the time."""
    options = _options()
    folder = Path(mkdtemp(prefix="fuzz-"))
    until = monotonic() + 60 * options.minutes
    seed = options.seed
    while monotonic() < until:
        judge, names, changes = ROUNDS[seed % len(ROUNDS)]
        try:
            _round(seed, judge, st.sampled_from(names), changes, folder)
        except BaseException as failure:
            _say("".join(traceback.format_exception(failure)))
            _say(f"seed {seed} fails; run `python -m tests.fuzz --seed {seed}` to see it again")
            _say(f"the files of the smallest failing example are in {folder}")
            return 1
        seed += 1
        if seed % 10 == 0:
            _say(f"{(seed - options.seed) * 200:,} examples, the last seed was {seed - 1}")
    _say(f"nothing failed in {(seed - options.seed) * 200:,} examples")
    return 0


def _round(
    seed: int,
    judge: Judge,
    names: st.SearchStrategy[str],
    changes: st.SearchStrategy[list[Change]],
    folder: Path,
) -> None:
    @hypothesis.seed(seed)
    @EXAMPLES
    @given(names, changes)
    def judged(name: str, wanted: list[Change]) -> None:
        assert judge(name, wanted, folder) == []

    judged()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1, help="where to start: the same, the same")
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
