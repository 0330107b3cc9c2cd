"""What can be wrong with seeds: where, under which rule, in plain words, and what to do."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from llmref import numerals
from llmref.characters import HIDDEN

Severity = Literal["error", "warning"]
Field = tuple[str | int, ...]


def printable(text: str) -> str:
    """The text with everything that would not show, or break the line, written as an escape."""
    if text.isprintable() and (text.isascii() or not HIDDEN.search(text)):
        return text
    return "".join(
        sign if sign.isprintable() and not HIDDEN.match(sign) else _escaped(sign) for sign in text
    )


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a seed: the file, relative to the seeds folder, and the way to a field in it."""

    path: str
    field: Field = ()
    root: str = ""
    """The whole path of the folder that it is relative to, where that is not the seeds folder."""

    def at(self, *steps: str | int) -> Place:
        """The same place, some steps further in."""
        return Place(self.path, (*self.field, *steps), self.root)

    def below(self, seeds: str) -> str:
        """The path as readers of a report find it; `seeds` is what they call the seeds folder."""
        root = _from_here(self.root) if self.root else seeds
        return f"{root}/{self.path}" if root else self.path


def _from_here(folder: str) -> str:
    """The path of a folder from the current one, or its last two parts if it is not below that."""
    try:
        path = os.path.relpath(folder)
    except (OSError, ValueError):  # the current folder was deleted, or is on another drive
        path = ".."
    return "/".join(Path(folder).parts[-2:]) if path.startswith("..") else Path(path).as_posix()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a maintainer has to fix, or, as a warning, should review."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"
    rule: str = ""
    subject: str = ""
    """What an exception names to accept this warning: a slug or a model ID."""
    line: int = 0
    column: int = 0

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, then by line."""
        return (self.place.path, self.line, self.column, self.rule, self.message)

    def named(self, rule: str) -> Problem:
        """The same problem, under the name of its rule."""
        return replace(self, rule=rule)

    def located(self, line: int, column: int) -> Problem:
        """The same problem, with line and column, both counted from 1."""
        return replace(self, line=line, column=column)

    def text(self, root: str = "") -> str:
        """The report of this problem: one line, and a second one with the hint."""
        severity = "warning: " if self.severity == "warning" else ""
        place = f"{self.place.below(root)}:{self.line}:{self.column}"
        line = f"{place}: {severity}{self.rule}: {self.message}"
        return f"{line}\n    hint: {self.hint}" if self.hint else line


def error(place: Place, message: str, hint: str = "") -> Problem:
    """A problem that keeps the site from being built; its words never hold what does not show."""
    return Problem(place, printable(message), printable(hint))


def warning(place: Place, message: str, hint: str = "", subject: str = "") -> Problem:
    """A problem that may be true all the same; `subject` lets an exception accept it."""
    return Problem(place, printable(message), printable(hint), severity="warning", subject=subject)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All problems of one run, in their order."""

    problems: tuple[Problem, ...] = field(default=())

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Verdict:
        """A verdict with its problems sorted by file and line."""
        return cls(tuple(sorted(set(problems), key=lambda problem: problem.order)))

    @property
    def errors(self) -> int:
        """How many problems keep the site from being built."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are worth a second look."""
        return len(self.problems) - self.errors

    @property
    def counted(self) -> str:
        """How many there are, in words, such as `1 error, 2 warnings`, with a full stop."""
        if not self.problems:
            return "No problems."
        words = ((self.errors, "error"), (self.warnings, "warning"))
        return ", ".join(numerals.plural(number, word) for number, word in words) + "."

    def strict(self) -> Verdict:
        """The verdict of `check --strict`: every warning counts as an error."""
        return Verdict(tuple(replace(problem, severity="error") for problem in self.problems))
