"""What is promised of seeds that hold anything: problems with places, or a site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from llmref import build
from llmref.cli.report import report
from llmref.judge import check
from llmref.problems import Problem
from tests.fuzz.limits import (
    CHECK_BYTES,
    CHECK_SECONDS,
    run,
    start_seconds,
    unprintable,
    within,
)
from tests.fuzz.worlds import Change, changed, laid, read

NAMES = ("tiny", "typical")
BUILD_SECONDS = 20


def faults(name: str, wanted: list[Change], folder: Path) -> list[str]:
    """What is wrong with how a world that was changed so is checked, and built if it may be."""
    seeds = laid(changed(read(name), wanted), folder / "seeds")
    with within(CHECK_SECONDS):
        _, verdict = check(seeds)
    wrong = [fault for problem in verdict.problems for fault in _of_place(seeds, problem)]
    in_text, in_json = (report(verdict, "seeds", form) for form in ("text", "json"))
    wrong += unprintable(in_text)
    if len(json.loads(in_json)["problems"]) != len(verdict.problems):
        wrong.append("the report in JSON has not all problems")
    if not verdict.errors:
        with within(BUILD_SECONDS):
            _, made = build.build(seeds, folder / "site")
        if made is None:
            wrong.append("`check` finds no error, and the build refuses the seeds")
    return wrong


def faults_of_process(name: str, wanted: list[Change], folder: Path) -> list[str]:
    """What is wrong with how it is checked by a process of its own, within its limits."""
    seeds = laid(changed(read(name), wanted), folder / "seeds")
    seconds = CHECK_SECONDS + start_seconds()
    done = run("check", "--seeds", str(seeds), seconds=seconds, size=CHECK_BYTES)
    wrong = unprintable(done.stdout)
    if done.returncode not in {0, 1} or "Traceback" in done.stdout + done.stderr:
        wrong.append(f"it ends with {done.returncode}: {done.stderr}")
    return wrong


def _of_place(seeds: Path, problem: Problem) -> Iterator[str]:
    """Where a problem does not name its rule, or a line that its file has, if there is one."""
    text = problem.text()
    if not (problem.rule and problem.place.path and problem.line >= 1 and problem.column >= 1):
        yield f"without a rule or a place: {text}"
    yield from unprintable(text.replace("\n    hint: ", " "))
    file = seeds / problem.place.path
    if file.is_file() and not file.is_symlink():
        lines = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        if problem.line > len(lines):
            yield f"its file has no such line: {text}"
