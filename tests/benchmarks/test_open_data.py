"""`make bench`: how much of a build's processor time the files for programs take.

Each round builds the real seeds once with all and once with pages alone, and the JSON and Markdown
beside records, which were there before. Memory, wall time and single rounds vary with the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.measure import Case, measured, table

MOST = 0.15
"""The share of a build's processor time that open data may take."""
WHOLE, PAGES = Case(0, 3), Case(0, 3, only="pages")


def test_open_data_takes_a_small_share_of_a_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = measured(tmp_path, (WHOLE, PAGES))

    share = 1 - found[PAGES].median("cpu") / found[WHOLE].median("cpu")
    told = f"{share:.1%} of the processor time; at most {MOST:.0%}"
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *table(found), told, ""]))
    assert share <= MOST
