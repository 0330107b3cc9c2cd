"""What is promised of seeds that hold anything: problems with places, or a site."""

from __future__ import annotations

import json
from pathlib import Path

from llmref import build
from llmref.cli.report import report
from llmref.judge import check
from llmref.problems import Problem
from tests.fuzz.limits import CHECK_BYTES, CHECK_SECONDS, run, within
from tests.fuzz.worlds import Change, changed, laid, read

NAMES = ("tiny", "typical")
BUILD_SECONDS = 20


def judge(name: str, wanted: list[Change], folder: Path) -> None:
    """Check a world that was changed so, and build it if nothing is wrong with it."""
    seeds = laid(changed(read(name), wanted), folder / "seeds")
    with within(CHECK_SECONDS):
        _, verdict = check(seeds)
    for problem in verdict.problems:
        _expect_place(seeds, problem)
    in_text, in_json = (report(verdict, "seeds", form) for form in ("text", "json"))
    assert all(line.isprintable() for line in in_text.splitlines())
    assert len(json.loads(in_json)["problems"]) == len(verdict.problems)
    if not verdict.errors:
        with within(BUILD_SECONDS):
            _, made = build.build(seeds, folder / "site")
        assert made is not None, "`check` finds no error, and the build refuses the seeds"


def judge_process(name: str, wanted: list[Change], folder: Path) -> None:
    """Check a world that was changed so in a process of its own, within its limits."""
    seeds = laid(changed(read(name), wanted), folder / "seeds")
    done = run("check", "--seeds", str(seeds), seconds=CHECK_SECONDS, size=CHECK_BYTES)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    assert all(line.isprintable() for line in done.stdout.splitlines())


def _expect_place(seeds: Path, problem: Problem) -> None:
    """A problem names its rule, and a line that its file has, if there is such a file."""
    text = problem.text()
    assert problem.rule, text
    assert problem.place.path, text
    assert problem.line >= 1, text
    assert problem.column >= 1, text
    assert all(line.isprintable() for line in text.split("\n    hint: ")), text
    file = seeds / problem.place.path
    if file.is_file() and not file.is_symlink():
        lines = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert problem.line <= len(lines), text
