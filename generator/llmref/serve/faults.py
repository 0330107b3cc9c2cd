"""Failures to make a page, as problems with the place that a maintainer can fix."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from llmref.problems import Place, Problem, Verdict, error, printable
from llmref.project import Templates

_CODE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Fault:
    """What made a page fail: a template, or our own code."""

    problem: Problem
    """Its path is relative to the folder."""
    folder: Path

    @property
    def verdict(self) -> Verdict:
        """The fault as a report has it."""
        return Verdict((self.problem,))


def fault(failure: Exception, templates: Templates) -> Fault:
    """Where a page failed: the innermost template it came through, or else our innermost code."""
    for folder in templates.folders:
        if not folder.is_dir():
            return Fault(_NO_TEMPLATES, folder)
    frames = traceback.extract_tb(failure.__traceback__)
    known = [*((folder, "template") for folder in templates.folders), (_CODE, "generator")]
    for folder, rule in known:
        inside = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
        if inside:
            path = Path(inside[-1].filename).relative_to(folder).as_posix()
            problem = error(Place(path), _message(failure, folder, rule)).named(rule)
            return Fault(problem.located(inside[-1].lineno or 1, 1), folder)
    problem = error(Place("."), _message(failure, _CODE, "generator")).named("generator")
    return Fault(problem.located(1, 1), _CODE)


_NO_TEMPLATES = (
    error(Place("."), "there is no such folder", "the preview goes on when it is back")
    .named("template")
    .located(1, 1)
)


def _message(failure: Exception, folder: Path, rule: str) -> str:
    """What the failure says, in one line and without where the project lies on this machine."""
    name = "" if rule == "template" else f"{type(failure).__name__}: "
    return printable(f"{name}{failure}".replace(f"{folder.parent}/", ""))
