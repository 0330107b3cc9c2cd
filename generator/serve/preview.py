"""What the preview shows and tells: the newest state that holds, and what is wrong with a newer."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import collisions, rules, seeds
from generator.catalogue.link import Catalogue
from generator.problems import Problem, Verdict
from generator.seeds import Seeds
from generator.serve.answer import Answer, page, plain
from generator.serve.held import Held
from generator.serve.overlay import Overlay, fault
from generator.serve.relink import relink
from generator.serve.showing import Showing

Found = tuple[str, bytes]
"""Name and content of a file."""
REMEMBERED = 20
"""How many pages are kept for the time when a template fails."""

OWN = "/livereload"
"""What addresses of the preview itself start with."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the preview is made from."""

    seeds: Path
    seeds_shown: str
    """What readers call that folder."""
    templates: Path
    base_url: str
    today: date | None = None
    editor_url: str = ""


class Preview:
    """One site that follows its seeds and templates.

    A change is shown before the rules have judged it, since they take longer than all the rest; if
    they then find an error, the last state that held is shown again. While something is wrong,
    they are asked first.
    """

    def __init__(self, sources: Sources, say: Callable[[Verdict], None]) -> None:
        self._sources = sources
        self._say = say
        self._held = Held(sources.seeds)
        self._overlay = Overlay(sources.templates, sources.editor_url)
        self._read: tuple[Seeds, list[Problem]] | None = None
        self._catalogue: Catalogue | None = None
        self._good: Showing | None = None
        self._shown: Showing | None = None
        self._made: dict[str, Found] = {}
        self._verdict = Verdict()
        self._fault: Problem | None = None
        self._judging: Iterator[None] = iter(())
        self._run = secrets.token_hex(4)
        self._number = 0

    @property
    def version(self) -> str:
        """What names the state that is shown; never that of another run."""
        return f"{self._run}-{self._number}"

    def start(self) -> None:
        """Read everything, judge it, and show it if it holds."""
        self.change()
        while self.judge():
            pass

    def change(self, changed: Collection[Path] = (), readers: Iterable[str] = ()) -> bool:
        """Read what changed, show it if it holds in itself; whether `judge` is to be called.

        The addresses that browsers have open are rendered at once, so that a template which fails
        leaves the page that stood there.
        """
        before, self._read = self._read, self._held.read(changed)
        templates = self._sources.templates
        if self._read == before and not any(file.is_relative_to(templates) for file in changed):
            return False
        read, problems = self._read
        self._catalogue = relink(self._catalogue, read, self._sources.today) if read.sites else None
        if problems:
            self._settle(Verdict.of(seeds.located(read.folder, problems)))
        elif self._catalogue and not self._in_trouble and before is not None:
            self._show(self._catalogue, readers)
        self._judging = self._judgement(self._catalogue, problems, tuple(readers))
        return True

    def judge(self) -> bool:
        """Take one step of judging, which may change what is shown; False when it is done."""
        return next(self._judging, self) is None

    def message(self, version: str) -> dict[str, str]:
        """What a browser is told that has some version of a page."""
        if version != self.version:
            return {"command": "reload", "path": "*"}
        return {"command": "problems", "html": self._problems_html()}

    def answer(self, address: str) -> Answer:
        """What is sent for an address."""
        if address.startswith(f"{OWN}/"):
            return plain(self._sources.templates / "preview", address.removeprefix(f"{OWN}/"))
        if self._shown is None:
            return self._no_page()
        try:
            if found := self._shown.file(address):
                return page(*self._kept(address, found), self.version)
            if self._shown.is_folder(address):
                return Answer(302, location=f"{address}/")
            missing = self._shown.file("/404.html")
        except Exception as failure:  # whatever a template does, it is told on the page
            self._note(failure)
            return self._page_before(address)
        return page(*missing, self.version, status=404) if missing else self._no_page()

    @property
    def _in_trouble(self) -> bool:
        return bool(self._verdict.errors or self._fault)

    def _judgement(
        self, catalogue: Catalogue | None, problems: list[Problem], readers: Iterable[str]
    ) -> Iterator[None]:
        """Judges in small steps; the last one settles what is shown."""
        found: list[Problem] = []
        if catalogue is not None:
            for part in rules.by_rule(catalogue):
                found += part
                yield
            found = [*rules.settled(catalogue, found), *collisions.problems(catalogue)]
        found += problems
        if any(problem.severity == "error" for problem in found):
            places = []
            for problem in seeds.located(self._sources.seeds, found):
                places.append(problem)
                yield
            found = places
        before = self._verdict
        self._settle(Verdict.of(found))
        waits = before.errors or self._fault or self._shown is None
        if catalogue and waits and not self._verdict.errors:
            self._show(catalogue, readers)
        self._good = self._good if self._verdict.errors else self._shown
        if before.errors or self._verdict.errors:
            self._say(self._verdict)

    def _settle(self, verdict: Verdict) -> None:
        self._verdict = verdict
        if verdict.errors and self._shown is not self._good:
            self._shown = self._good
            self._number += 1

    def _show(self, catalogue: Catalogue, readers: Iterable[str]) -> None:
        try:
            new = Showing(catalogue, self._sources.templates, self._sources.base_url)
            for address in readers:
                new.file(address)
        except Exception as failure:  # whatever a template does, the last good page stays
            self._note(failure)
            return
        self._fault, self._shown = None, new
        self._number += 1

    def _note(self, failure: Exception) -> None:
        templates = self._sources.templates
        before, self._fault = self._fault, fault(failure, templates.parent, templates)
        if self._fault != before:
            self._say(Verdict((self._fault,)))

    def _problems_html(self) -> str:
        parts = []
        if self._verdict.errors:
            sources = self._sources
            parts.append(self._overlay.html(self._verdict, sources.seeds, sources.seeds_shown))
        if self._fault:
            root = self._sources.templates.parent
            parts.append(self._overlay.html(Verdict((self._fault,)), root, ""))
        return "\n".join(parts)

    def _kept(self, address: str, found: Found) -> Found:
        """What was made for an address, remembered for a few addresses that were asked for last."""
        self._made.pop(address, None)
        self._made[address] = found
        if len(self._made) > REMEMBERED:
            del self._made[next(iter(self._made))]
        return found

    def _page_before(self, address: str) -> Answer:
        """The page as it was last made, for a browser that asks again before it has linked up."""
        found = self._made.get(address)
        return page(*found, self.version) if found else self._no_page()

    def _no_page(self) -> Answer:
        return page("index.html", self._overlay.page().encode(), self.version, status=500)
