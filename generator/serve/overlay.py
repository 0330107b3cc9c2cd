"""Problems → the overlay's markup, and what a failure of a template is called."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.problems import Place, Problem, Verdict, error
from generator.render.environment import environment


@dataclass(frozen=True, slots=True)
class Entry:
    """One problem, as the overlay lists it."""

    place: str
    """As `file:line:column`, to be copied."""
    text: str
    """What `llmref check` says after the place."""
    href: str
    """What opens the place in an editor, if it is known how."""
    severity: str


class Overlay:
    """Writes problems as markup."""

    def __init__(self, templates: Path, editor_url: str = "") -> None:
        self._environment = environment(templates)
        self._editor_url = editor_url

    def html(self, verdict: Verdict, root: Path, shown: str) -> str:
        """The problems of files below a folder that readers know by a shorter name."""
        entries = list(self._entries(verdict.problems, root, shown))
        return self._environment.get_template("preview/overlay.html").render(
            counted=verdict.counted,
            errors=[entry for entry in entries if entry.severity == "error"],
            warnings=[entry for entry in entries if entry.severity == "warning"],
        )

    def page(self) -> str:
        """What stands below the overlay where there is no page to show."""
        return self._environment.get_template("preview/no-page.html").render()

    def _entries(self, problems: Iterable[Problem], root: Path, shown: str) -> Iterator[Entry]:
        for problem in problems:
            path = f"{shown}/{problem.place.path}" if shown else problem.place.path
            place = f"{path}:{problem.line}:{problem.column}"
            text = problem.text(shown).removeprefix(place)
            yield Entry(place, text, self._href(root, problem), problem.severity)

    def _href(self, root: Path, problem: Problem) -> str:
        """The address of EDITOR_URL, such as `vscode://file/{path}:{line}:{col}`."""
        path = quote(str((root / problem.place.path).resolve()))
        named = {"{path}": path, "{line}": str(problem.line), "{col}": str(problem.column)}
        address = self._editor_url
        for name, value in named.items():
            address = address.replace(name, value)
        return address


def fault(failure: Exception, root: Path, templates: Path) -> Problem:
    """A failure to render, told at the innermost template that it came through, else our code."""
    frames = traceback.extract_tb(failure.__traceback__)
    within = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    frame = within[-1] if within else frames[-1]
    file = Path(frame.filename)
    path = file.relative_to(root) if file.is_relative_to(root) else file
    message = f"{failure}" if within else f"{type(failure).__name__}: {failure}"
    problem = error(Place(path.as_posix()), message).named("template" if within else "generator")
    return problem.located(frame.lineno or 1, 1)
