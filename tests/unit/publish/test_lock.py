"""Builds into one folder take turns: never a mixture, and whoever waits is told for whom."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from llmref import publish
from tests.sites import built, tree
from tests.worlds import lay

pytestmark = pytest.mark.system

LONGEST_S = 120
"""Far longer than a build takes; a test that waits so long has failed."""
HOLDER = """
import os, signal, sys
from pathlib import Path
from llmref import publish
with publish.opened(Path(sys.argv[1])) as output, output.tree() as spare:
    spare.write("index.html", b"half")
    os.write(1, b"at work\\n")
    signal.pause()
"""


def start(seeds: Path, site: Path) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "llmref",
        "build",
        "--seeds",
        str(seeds),
        "--out",
        str(site),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_builds_of_different_seeds_at_once_leave_one_whole_site(
    tmp_path: Path, seeds: Path
) -> None:
    other = lay(tmp_path / "other", "typical")
    wanted = []
    for number, folder in enumerate((seeds, other)):
        built(folder, tmp_path / f"fresh-{number}")
        wanted.append(tree(tmp_path / f"fresh-{number}"))

    for _ in range(2):
        builds = [start(folder, tmp_path / "site") for folder in (seeds, other, seeds, other)]
        ends = [build.communicate(timeout=LONGEST_S) for build in builds]
        assert [build.returncode for build in builds] == [0] * 4, ends
        assert tree(tmp_path / "site") in wanted

    built(seeds, tmp_path / "site")
    assert tree(tmp_path / "site") == wanted[0]


def test_a_build_waits_for_another_and_says_for_whom(tmp_path: Path, seeds: Path) -> None:
    site = tmp_path / "site"
    with publish.opened(site):
        waiting = start(seeds, site)
        assert waiting.stderr is not None
        told = waiting.stderr.readline()
        assert waiting.poll() is None
        assert not site.exists()

    _, rest = waiting.communicate(timeout=LONGEST_S)

    who = rf"process {os.getpid()} on \S+ since \d\d:\d\d:\d\d"
    assert re.fullmatch(rf"{site} is being built by {who}; this build waits for it\.\n", told)
    assert (waiting.returncode, rest) == (0, "")
    assert (site / "index.html").is_file()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_lock_of_a_build_that_was_killed_is_taken_over(
    tmp_path: Path, seeds: Path, end: signal.Signals
) -> None:
    site = tmp_path / "site"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(site)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "at work\n"
    holder.send_signal(end)
    holder.communicate(timeout=LONGEST_S)

    said: list[str] = []
    with publish.opened(site, say=said.append):
        assert said == []

    built(seeds, site)
    built(seeds, tmp_path / "fresh")
    assert tree(site) == tree(tmp_path / "fresh")


def test_a_build_that_cleans_waits_as_well(tmp_path: Path, seeds: Path) -> None:
    site = tmp_path / "site"
    with publish.opened(site):
        command = ["build", "--clean", "--seeds", str(seeds), "--out", str(site)]
        waiting = subprocess.Popen(
            [sys.executable, "-m", "llmref", *command], stderr=subprocess.PIPE, text=True
        )
        assert waiting.stderr is not None
        assert "this build waits for it" in waiting.stderr.readline()

    waiting.communicate(timeout=LONGEST_S)
    assert waiting.returncode == 0
