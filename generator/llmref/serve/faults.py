"""Failures to make a page, as problems with the place that a maintainer can fix."""

from __future__ import annotations

import traceback
from pathlib import Path

from llmref.problems import Place, error, printable
from llmref.project import Templates
from llmref.render.faults import CODE, RULE, Fault, template_fault


def fault(failure: Exception, templates: Templates) -> Fault:
    """Where a page failed: in a template, or else in our innermost code."""
    for folder in templates.folders:
        if not folder.is_dir():
            return Fault(_NO_TEMPLATES, folder)
    if found := template_fault(failure, templates):
        return found
    frames = traceback.extract_tb(failure.__traceback__)
    for folder, rule in ((templates.folders[-1], RULE), (CODE, "generator")):
        inside = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
        if inside:
            path = Path(inside[-1].filename).relative_to(folder).as_posix()
            problem = error(Place(path), _message(failure, folder, rule)).named(rule)
            return Fault(problem.located(inside[-1].lineno or 1, 1), folder)
    problem = error(Place("."), _message(failure, CODE, "generator")).named("generator")
    return Fault(problem.located(1, 1), CODE)


_NO_TEMPLATES = (
    error(Place("."), "the folder does not exist", "the preview continues when it is back")
    .named(RULE)
    .located(1, 1)
)


def _message(failure: Exception, folder: Path, rule: str) -> str:
    """What the failure says, in one line and without where the project lies on this machine."""
    name = "" if rule == RULE else f"{type(failure).__name__}: "
    return printable(f"{name}{failure}".replace(f"{folder.parent}/", ""))
