"""What the preview adds to the site: problems as markup, and files of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from llmref.problems import Problem, Verdict
from llmref.project import Templates
from llmref.render.environment import environment

FILES = ("overlay.css", "reload.js")
_PLAIN = "<!doctype html><title>{0}</title><body><pre>{0}</pre></body>"


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """One problem, as the overlay lists it."""

    place: str
    """As `file:line:column`, to be copied."""
    text: str
    """What `llmref check` says after the place."""
    href: str
    """What opens the place in an editor, if it is known how."""
    severity: str


class Overlay:
    """Writes problems as markup, with templates that may be gone or wrong at any time."""

    def __init__(self, templates: Templates, editor_url: str = "") -> None:
        self._templates = templates
        self._editor_url = editor_url
        self._render: dict[str, Callable[..., str]] = {}
        self._files: dict[str, bytes] = {}
        self.renew()

    def renew(self) -> None:
        """Take the overlay's own templates and files as they are now, each if it holds."""
        loaded = environment(self._templates)
        for name in ("overlay.html", "no-page.html"):
            with suppress(Exception):  # whatever is wrong with it, problems have to be shown
                self._render[name] = loaded.get_template(f"preview/{name}").render
        for name in FILES:
            with suppress(OSError):
                self._files[name] = self._templates.file(f"preview/{name}").read_bytes()

    def file(self, name: str) -> bytes | None:
        """A file that the overlay's markup needs."""
        return self._files.get(name)

    def html(self, verdict: Verdict, folder: Path, shown: str) -> str:
        """The problems of files below a folder that readers know by a shorter name."""
        entries = list(self._entries(verdict.problems, folder, shown))
        return self._rendered(
            "overlay.html",
            "\n".join(f"{entry.place}{entry.text}" for entry in entries),
            counted=verdict.counted,
            errors=[entry for entry in entries if entry.severity == "error"],
            warnings=[entry for entry in entries if entry.severity == "warning"],
        )

    def page(self) -> str:
        """The page below the overlay where there is none to show."""
        return self._rendered("no-page.html", "There is no page to show.")

    def _rendered(self, name: str, text: str, **values: object) -> str:
        with suppress(Exception):  # as above; what its template cannot say is said plainly
            return self._render[name](**values)
        return f"<pre>{escape(text)}</pre>"

    def _entries(
        self, problems: Iterable[Problem], folder: Path, shown: str
    ) -> Iterator[ProblemEntry]:
        for problem in problems:
            place = f"{problem.place.below(shown)}:{problem.line}:{problem.column}"
            text = problem.text(shown).removeprefix(place)
            yield ProblemEntry(place, text, self._href(folder, problem), problem.severity)

    def _href(self, folder: Path, problem: Problem) -> str:
        """The address of EDITOR_URL, such as `vscode://file/{path}:{line}:{col}`."""
        path = quote(str(Path(problem.place.root or folder, problem.place.path).resolve()))
        named = {"{path}": path, "{line}": str(problem.line), "{col}": str(problem.column)}
        address = self._editor_url
        for name, value in named.items():
            address = address.replace(name, value)
        return address
