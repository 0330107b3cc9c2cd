"""The state of the preview: the newest valid state, and the errors of a newer one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from llmref import rules, seeds, whole_site
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem, Verdict
from llmref.project import Templates
from llmref.recipes import classes
from llmref.recipes import judge as recipe_classes
from llmref.render.faults import TemplateFault, page_fault
from llmref.seeds import Seeds
from llmref.serve.overlay import Overlay
from llmref.serve.relink import relink
from llmref.serve.response import Answer, own_file, page
from llmref.serve.seed_cache import SeedCache, UnfinishedEdit
from llmref.serve.site import Showing

File = tuple[str, bytes]
"""Name and content."""
Report = Callable[[Verdict, Path], None]
"""Takes problems, and the folder that their paths are relative to."""
REMEMBERED = 20
"""How many pages are kept for the time when a template fails."""

_OF_PAGES = ("/", ".html")
OWN = "/livereload"
"""What addresses of the preview itself start with."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the preview is made from."""

    seeds: Path
    seeds_shown: str
    """What pages call that folder."""
    templates: Templates
    base_url: str
    today: date | None = None
    editor_url: str = ""


class Preview:
    """One site that follows its seeds and templates.

    A change is shown before the rules have judged it, since they take longer than all the rest; if
    they then find an error, the last state that held is shown again. While something is wrong,
    they are asked first. Whatever fails meanwhile is a fault to show, until a later change is made
    without it.
    """

    def __init__(self, sources: Sources, report: Report) -> None:
        self._sources = sources
        self._report = report
        self._cache = SeedCache(sources.seeds)
        self._overlay = Overlay(sources.templates, sources.editor_url)
        self._read: tuple[Seeds, list[Problem]] | None = None
        self._catalogue: Catalogue | None = None
        self._good: Showing | None = None
        self._shown: Showing | None = None
        self._made: dict[str, File] = {}
        self._verdict = Verdict()
        self._fault: TemplateFault | None = None
        self._judging: Iterator[None] = iter(())
        self._run = secrets.token_hex(4)
        self._number = 0
        self._styles = 0
        self._is_behind = False
        """Whether something changed since what is shown was judged."""

    @property
    def version(self) -> str:
        """What names the state that is shown; never that of another run."""
        return f"{self._run}-{self._number}"

    def start(self) -> None:
        """Read everything, judge it, and show it if it holds."""
        self.change()
        while self.judge():
            pass

    def change(self, changed: Collection[Path] = (), readers: Collection[str] = ()) -> bool:
        """Read what changed, show it if it holds in itself; whether `judge` is to be called.

        The addresses that browsers have open are rendered at once, so that a template which fails
        leaves the page that stood there.
        """
        try:
            return self._change(changed, readers)
        except Exception as failure:  # the next change is to find the preview alive
            self._read, self._catalogue, self._judging = None, None, iter(())
            self._note(failure)
            return True

    def judge(self) -> bool:
        """Take one step of judging, which may change what is shown; False when it is done."""
        try:
            return next(self._judging, self) is None
        except Exception as failure:  # as above
            self._note(failure)
            return False

    def message(self, version: str) -> dict[str, str]:
        """The message to a browser that shows some version of a page."""
        if version != self.version:
            return {"command": "reload", "path": "*"}
        return {"command": "problems", "html": self._problems_html()}

    def answer(self, address: str) -> Answer:
        """What is sent for an address."""
        if address.startswith(f"{OWN}/"):
            name = address.removeprefix(f"{OWN}/")
            return own_file(name, self._overlay.file(name))
        if self._shown is None:
            return self._no_page()
        try:
            if file := self._shown.file(address):
                return page(*self._kept(address, file), self.version)
            if self._shown.is_folder(address):
                return Answer(302, location=f"{address}/")
            missing = self._shown.file("/404.html")
        except Exception as failure:  # whatever a template does, it is shown on the page
            self._note(failure)
            return self._page_before(address)
        return page(*missing, self.version, status=404) if missing else self._no_page()

    @property
    def _in_trouble(self) -> bool:
        return bool(self._verdict.errors or self._fault)

    def _change(self, changed: Collection[Path], readers: Collection[str]) -> bool:
        restyled = any(self._sources.templates.hold(file) for file in changed)
        if restyled:
            self._styles += 1
            self._overlay.renew()
            classes.forget()
        self._is_behind |= restyled
        try:
            before, self._read = self._read, self._cache.read(changed)
        except UnfinishedEdit as edit:
            self._wait_for(edit)
            return True
        if self._read == before and not self._is_behind:
            return False
        self._is_behind = False
        read, problems = self._read
        problems = [*problems, *recipe_classes.recipe_problems()]
        if self._read != before:
            self._catalogue = self._linked(read)
        if problems:
            self._settle(Verdict.of(seeds.located(read.folder, problems)))
        elif self._catalogue and not self._in_trouble and before is not None:
            self._show(self._catalogue, readers)
        self._judging = self._judgement(problems, readers)
        return True

    def _wait_for(self, edit: UnfinishedEdit) -> None:
        """Leave what was shown before, until a later change finds the edit finished."""
        self._is_behind, self._judging = True, iter(())
        before = self._verdict
        self._settle(Verdict((edit.problem,)))
        if self._verdict != before:
            self._report(self._verdict, self._sources.seeds)

    def _linked(self, read: Seeds) -> Catalogue | None:
        return relink(self._catalogue, read, self._sources.today) if read.sites else None

    def _judgement(self, problems: list[Problem], readers: Collection[str]) -> Iterator[None]:
        """Judges in small steps; the last one settles what is shown."""
        catalogue = self._catalogue
        reported: list[Problem] = []
        if catalogue is not None:
            for part in rules.by_rule(catalogue):
                reported += part
                yield
            reported = rules.settled(catalogue, reported) + problems
            reported += list(whole_site.whole_site_problems(catalogue, reported))
        else:
            reported = problems
        if any(problem.severity == "error" for problem in reported):
            places = []
            for problem in seeds.located(self._sources.seeds, reported):
                places.append(problem)
                yield
            reported = places
        was_in_trouble = self._in_trouble
        self._settle(Verdict.of(reported))
        self._show_sound(catalogue, readers)
        if self._verdict.errors or (was_in_trouble and not self._fault):
            self._report(self._verdict, self._sources.seeds)

    def _show_sound(self, catalogue: Catalogue | None, readers: Collection[str]) -> None:
        """Show the catalogue that was judged; after errors, the last one without errors.

        What is shown already is not made again, unless templates changed or something failed.
        """
        if self._verdict.errors:
            catalogue = self._good.catalogue if self._good else None
        if catalogue is None:
            return
        if self._fault or not self._is_shown(catalogue):
            self._show(catalogue, readers)
        if self._is_shown(catalogue):
            self._good = self._shown

    def _is_shown(self, catalogue: Catalogue) -> bool:
        shown = self._shown
        if shown is None:
            return False
        return shown.catalogue is catalogue and shown.styles == self._styles

    def _settle(self, verdict: Verdict) -> None:
        self._verdict = verdict
        if verdict.errors and self._shown is not self._good:
            self._shown = self._good
            self._number += 1

    def _show(self, catalogue: Catalogue, readers: Iterable[str]) -> None:
        sources = self._sources
        try:
            new = Showing(catalogue, sources.templates, sources.base_url, self._styles)
            for address in readers:
                if address.endswith(_OF_PAGES):
                    new.file(address)
        except Exception as failure:  # whatever a template does, the last good page stays
            self._note(failure)
            return
        self._fault, self._shown = None, new
        self._number += 1

    def _note(self, failure: Exception) -> None:
        before, self._fault = self._fault, page_fault(failure, self._sources.templates)
        if self._fault != before:
            self._report(self._fault.verdict, self._fault.folder)

    def _problems_html(self) -> str:
        parts = []
        if self._verdict.errors:
            sources = self._sources
            parts.append(self._overlay.html(self._verdict, sources.seeds, sources.seeds_shown))
        if self._fault:
            folder = self._fault.folder
            parts.append(self._overlay.html(self._fault.verdict, folder, folder.name))
        return "\n".join(parts)

    def _kept(self, address: str, file: File) -> File:
        """What was made for an address, remembered for a few addresses that were asked for last."""
        self._made.pop(address, None)
        self._made[address] = file
        if len(self._made) > REMEMBERED:
            del self._made[next(iter(self._made))]
        return file

    def _page_before(self, address: str) -> Answer:
        """The page as it was last made, for a browser that asks again before it has linked up."""
        file = self._made.get(address)
        return page(*file, self.version) if file else self._no_page()

    def _no_page(self) -> Answer:
        return page("index.html", self._overlay.page().encode(), self.version, status=500)
