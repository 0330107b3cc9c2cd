"""`check` takes time in proportion to the size of its files, within limits that it names."""

import cProfile
import pstats
from pathlib import Path

import pytest

from llmref import judge, limits
from llmref.problems import Verdict
from tests.bulk import FILES, PRICES, Bulk, laid

pytestmark = pytest.mark.system

SIZES = (80, 160, 320)


def judged(folder: Path) -> tuple[int, Verdict]:
    """How many functions were called to judge the seeds, and the verdict."""
    with cProfile.Profile(builtins=True) as profile:
        _, verdict = judge.check(folder)
    return int(pstats.Stats(profile).total_calls), verdict  # type: ignore[attr-defined]  # no stub


@pytest.mark.parametrize("bulk", FILES.values(), ids=FILES)
def test_twice_as_much_in_a_file_is_twice_the_work(tmp_path: Path, bulk: Bulk) -> None:
    judged(laid(tmp_path / "first", bulk, 1))  # imports, and what is made once

    quarter, half, all_ = (judged(laid(tmp_path / str(n), bulk, n))[0] for n in SIZES)

    # With the square of the size the second step would be four times the first.
    assert all_ - half <= 2.4 * (half - quarter) + 1_000


@pytest.mark.parametrize("bulk", PRICES.values(), ids=PRICES)
def test_more_prices_than_an_offering_may_have_are_refused(tmp_path: Path, bulk: Bulk) -> None:
    _, verdict = judged(laid(tmp_path / "seeds", bulk, limits.PRICES))

    (error,) = (problem for problem in verdict.problems if problem.severity == "error")
    assert error.message == "`prices` has 101 entries, more than 100"
    assert error.place.field == ("offerings", 0, "prices")
