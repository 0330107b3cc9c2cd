"""A verdict as text, as JSON, or as annotations of a GitHub workflow."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmref.problems import Problem, Verdict


READ_IN_ONE_GO = 20
"""Up to so many problems, a count per rule would say nothing new."""


def report(verdict: Verdict, root: str, form: str) -> str:
    """All problems in a form: text, json or github; paths start with `root`.

    A text has the errors last, where a reader of many warnings looks first.
    """
    if form == "json":
        problems = [_as_json(problem, root) for problem in verdict.problems]
        counts = {"errors": verdict.errors, "warnings": verdict.warnings}
        return json.dumps({**counts, "problems": problems}, indent=2, ensure_ascii=False) + "\n"
    if form == "github":
        return "".join(_annotation(problem, root) for problem in verdict.problems)
    in_order = sorted(verdict.problems, key=lambda problem: problem.severity == "error")
    lines = [problem.text(root) for problem in in_order]
    return "\n".join([*lines, *_rules(verdict), verdict.counted, ""])


def brief(verdict: Verdict, root: str) -> str:
    """The errors in full, and how many warnings there are, for those who asked for something else.

    Warnings need neither lines nor columns here, which a preview does not look up for them.
    """
    errors = [problem.text(root) for problem in verdict.problems if problem.severity == "error"]
    return "\n".join([*errors, counted(verdict), ""])


def counted(verdict: Verdict) -> str:
    """How many errors and warnings there are, and the command that lists the warnings."""
    if not verdict.warnings:
        return verdict.counted
    lists = "lists the warnings" if verdict.errors else "lists them"
    return f"{verdict.counted.removesuffix('.')} (`llmref check` {lists})."


def errors_first(verdict: Verdict) -> str:
    """What a command says that needs seeds without errors."""
    return f"{verdict.counted} Fix the errors first: `llmref check` lists them."


def _rules(verdict: Verdict) -> list[str]:
    """How many problems each rule has, where they are too many to be read in one go."""
    if len(verdict.problems) <= READ_IN_ONE_GO:
        return []
    counted = Counter(problem.rule for problem in verdict.problems)
    return ["", *(f"{times:5,} {rule}" for rule, times in counted.most_common())]


def _as_json(problem: Problem, root: str) -> dict[str, object]:
    return {
        "path": problem.place.below(root),
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "field": list(problem.place.field),
        "message": problem.message,
        "hint": problem.hint or None,
    }


def _annotation(problem: Problem, root: str) -> str:
    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def property_of(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    path = property_of(problem.place.below(root))
    text = escaped(f"{problem.message}\n{problem.hint}" if problem.hint else problem.message)
    return (
        f"::{problem.severity} file={path},line={problem.line},col={problem.column},"
        f"title={property_of(problem.rule)}::{text}\n"
    )
