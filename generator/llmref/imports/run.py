"""The whole line of an import: read copies, compare with the seeds, write, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from llmref import seeds
from llmref.catalogue.link import link
from llmref.edits.stage import Change, Edit, editing
from llmref.imports import fetch, genai_prices, litellm, models_dev, openrouter
from llmref.imports.apply import applied
from llmref.imports.candidate import Reading
from llmref.imports.changes import changes
from llmref.imports.claimed import all_readings, ledger_changes, with_readings
from llmref.imports.copies import Copy
from llmref.imports.findings import Finding
from llmref.imports.origins import CATALOGUES
from llmref.imports.report import report
from llmref.problems import Problem, Verdict
from llmref.rules import judge

READERS: Mapping[str, Callable[[Copy], Reading]] = {
    openrouter.NAME: openrouter.read,
    litellm.NAME: litellm.read,
    genai_prices.NAME: genai_prices.read,
    models_dev.NAME: models_dev.read,
}
_BESIDE = {models_dev.NAME: models_dev.BESIDE}


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


def imported(
    folder: Path,
    wanted: Iterable[Wanted],
    *,
    dry: bool = False,
    keep: Callable[[str], None],
    waiting: Callable[[], None] | None = None,
) -> Imported:
    """Read the copies, add what they state to the ledger, and settle the seeds from all of it.

    Without a copy the seeds are settled from the ledger as it is. In a dry run nothing is written.
    The report is given to `keep` before the seeds change, so that no change is without one; what
    `keep` raises leaves them as they were. `waiting` is called once if another command is changing
    the seeds. Raises BrokenSeeds, Refused, BadLedger, NotFaithful, NotReadable and CannotWrite.
    """
    copies = list(wanted)
    if copies:
        _load(folder)  # errors in the seeds are reported before anything is fetched
    readings = [reading(one) for one in copies]
    if dry:
        return _imported(folder, readings, keep, None)
    with editing(folder, waiting) as edit:
        return _imported(folder, readings, keep, edit)


def _imported(
    folder: Path, readings: Sequence[Reading], keep: Callable[[str], None], edit: Edit | None
) -> Imported:
    read = _load(folder)
    ledgers = with_readings(folder, readings)
    stated = all_readings(ledgers.values(), readings)
    made = changes(read, stated, precedence(read))
    files, after = applied(read, made)
    findings = [*made.findings, *_judged(judge(link(after, made.as_of)))]
    claims = [
        change
        for source in sorted({one.source for one in readings})
        for change in ledger_changes(folder, ledgers[source])
    ]
    text = report(readings or stated, findings, len(files))
    keep(text)
    if edit is not None:
        edit.commit([*files.values(), *claims])
    return Imported(files, text, len(claims))


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
    held = {name: more} if name and more else {}
    shown = wanted.path.rpartition("/")[2] or wanted.path
    return READERS[wanted.source](Copy(shown, data, wanted.checked, wanted.revision, held))


def precedence(read: seeds.Seeds) -> Sequence[str]:
    """The catalogues in the order in which they are believed: as the site says, then the others."""
    stated = [one.name for seed in read.sites for one in seed.record.catalogues]
    return list(dict.fromkeys([*stated, *CATALOGUES]))


def _judged(problems: Iterable[Problem]) -> Iterator[Finding]:
    """What the seeds will have wrong, and what of them is to be read again."""
    for problem in problems:
        if problem.severity == "error":
            yield Finding("error", problem.place.path, f"{problem.rule}: {problem.message}")
        elif problem.rule == "overdue-check":
            text = problem.message
            yield Finding("overdue", problem.place.path, text, group=text)
