"""The whole line of an import: read copies, compare with the seeds, write, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from llmref import seeds
from llmref.catalogue.link import link
from llmref.edits.stage import Change, Edit, editing
from llmref.imports import (
    fetch,
    genai_prices,
    litellm,
    model_prices,
    models_dev,
    openrouter,
    pi_ai,
)
from llmref.imports.apply import applied
from llmref.imports.candidate import Reading
from llmref.imports.changes import changes
from llmref.imports.claimed import all_readings, ledger_changes, with_readings
from llmref.imports.copied import counted_once
from llmref.imports.copies import Copy
from llmref.imports.findings import Finding
from llmref.imports.origins import CATALOGUES
from llmref.imports.parities import in_their_currencies
from llmref.imports.report import report
from llmref.imports.terms import ANY, Terms
from llmref.imports.zeros import as_meant
from llmref.problems import Problem, Verdict
from llmref.rules import judge
from llmref.speed.garbage import no_search_for_garbage

READERS: Mapping[str, Callable[[Copy], Reading]] = {
    openrouter.NAME: openrouter.read,
    litellm.NAME: litellm.read,
    genai_prices.NAME: genai_prices.read,
    models_dev.NAME: models_dev.read,
    model_prices.NAME: model_prices.read,
    pi_ai.NAME: pi_ai.read,
}
_BESIDE: Mapping[str, str] = {models_dev.NAME: models_dev.BESIDE}


class BrokenSeeds(Exception):
    """The seeds have errors, so that nothing can be compared with them; `verdict` has them all."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.counted)
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Wanted:
    """One copy to be read."""

    source: str
    path: str
    """A file, a wheel, or an https address."""
    checked: date
    """The date of the copy."""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it."""

    files: Mapping[str, Change]
    """The files that change, by path."""
    report: str
    claims: int = 0
    """How many files of the ledger change."""
    errors: int = 0
    """How many errors the rules find in the seeds as they are then."""


def imported(
    folder: Path,
    wanted: Iterable[Wanted],
    terms: Terms = ANY,
    *,
    keep: Callable[[str], None],
    waiting: Callable[[], None] | None = None,
) -> Imported:
    """Read the copies, add what they state to the ledger, and settle the seeds from all of it.

    Without a copy the seeds are settled from the ledger as it is.
    The report is given to `keep` before the seeds change, so that no change is without one; what
    `keep` raises leaves them as they were. `waiting` is called once if another command is changing
    the seeds. Raises BrokenSeeds, Refused, BadLedger, NotFaithful, NotReadable and CannotWrite.
    """
    copies = list(wanted)
    with no_search_for_garbage():
        if copies:
            _load(folder)  # errors in the seeds are reported before anything is fetched
        taking = _Taking(folder, _readings(copies, terms), terms, keep)
        if terms.dry:
            return taking.imported(None)
        with editing(folder, waiting) as edit:
            return taking.imported(edit)


def _readings(copies: Sequence[Wanted], terms: Terms) -> list[Reading]:
    """The copies, read; none where no address answers and the terms allow that. Raises Refused."""
    readings, silent = [], []
    for copy in copies:
        try:
            readings.append(reading(copy))
        except fetch.NoAnswer as failure:
            silent.append(failure)
    if silent and (readings or terms.settles_offline is None):
        raise silent[0]
    if silent and terms.settles_offline:
        terms.settles_offline(str(silent[0]))
    return readings


@dataclass(frozen=True, slots=True)
class _Taking:
    """Copies that were read, to be taken into the seeds."""

    folder: Path
    readings: Sequence[Reading]
    terms: Terms
    keep: Callable[[str], None]

    def imported(self, edit: Edit | None) -> Imported:
        """Settle the seeds, report, and write what changes unless there is no edit."""
        read = _load(self.folder)
        ledgers = with_readings(self.folder, self.readings)
        stated = all_readings(ledgers.values(), self.readings)
        believed = in_their_currencies(counted_once(as_meant(stated), read), read)
        imported_now = {(reading.source, reading.checked) for reading in self.readings}
        settled = changes(read, believed, precedence(read), imported_now)
        files, after = applied(read, settled)
        catalogue = link(after, settled.as_of)
        judged = list(_judged(judge(catalogue)))
        findings = [*settled.findings, *judged]
        claims = [
            change
            for source in sorted({taken.source for taken in self.readings})
            for change in ledger_changes(self.folder, ledgers[source])
        ]
        text = report(self.readings or stated, findings, len(files))
        self.keep(text)
        self.terms.expect(catalogue)
        if edit is not None:
            edit.commit([*files.values(), *claims])
        errors = sum(finding.about == "error" for finding in judged)
        return Imported(files, text, len(claims), errors)


def _load(folder: Path) -> seeds.Seeds:
    read, problems = seeds.load(folder)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise BrokenSeeds(Verdict.of(errors))
    return read


def reading(wanted: Wanted) -> Reading:
    """One copy, read. Raises Refused."""
    data = fetch.read(wanted.path)
    name = _BESIDE.get(wanted.source)
    more = fetch.beside(wanted.path, name) if name else None
    beside = {name: more} if name and more else {}
    shown = wanted.path.rpartition("/")[2] or wanted.path
    return READERS[wanted.source](Copy(shown, data, wanted.checked, wanted.revision, beside))


def precedence(read: seeds.Seeds) -> Sequence[str]:
    """The catalogues in the order in which they are believed: as the site says.

    One that the site does not name, since no address gives its copies, stands where it stands in
    the table of catalogs.
    """
    stated = [catalog.name for seed in read.sites for catalog in seed.record.catalogues]
    order: list[str] = list(dict.fromkeys(stated))
    listed = list(CATALOGUES)
    for place, name in enumerate(listed):
        if name not in order:
            later = (order.index(other) for other in listed[place:] if other in stated)
            order.insert(min(later, default=len(order)), name)
    return order


def _judged(problems: Iterable[Problem]) -> Iterator[Finding]:
    """What the seeds will have wrong, and what of them is to be read again."""
    for problem in problems:
        if problem.severity == "error":
            yield Finding("error", problem.place.path, f"{problem.rule}: {problem.message}")
        elif problem.rule == "overdue-check":
            text = problem.message
            yield Finding("overdue", problem.place.path, text, group=text)
