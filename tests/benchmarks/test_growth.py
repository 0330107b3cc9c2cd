"""`make bench`: twice as much in a seed takes at most about twice the processor time to judge."""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

import pytest

from llmref import judge
from tests.bulk import FILES, Bulk, laid

SIZES = (2_000, 4_000, 8_000)
ROUNDS = 3
NOISE_S = 0.1


def seconds(folder: Path) -> float:
    """The least processor time of some rounds, which other work on the machine disturbs least."""
    return min(_once(folder) for _ in range(ROUNDS))


def _once(folder: Path) -> float:
    started = process_time()
    judge.check(folder)
    return process_time() - started


@pytest.mark.parametrize("bulk", FILES.values(), ids=FILES)
def test_takes_time_in_proportion_to_the_size_of_a_file(
    tmp_path: Path, bulk: Bulk, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [laid(tmp_path / str(size), bulk, size) for size in SIZES]

    quarter, half, all_ = (seconds(folder) for folder in folders)

    bytes_ = len(bulk[1](SIZES[-1]))
    with capsys.disabled():
        sys.stdout.write(f"\n{bytes_:9,} bytes {quarter:6.2f} {half:6.2f} {all_:6.2f} s ")
    assert all_ - half <= 2.6 * (half - quarter) + NOISE_S
