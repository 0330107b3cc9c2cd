"""The whole line of an import: read copies, compare with the seeds, write, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import build, seeds
from generator.edits.stage import Change, Edit, editing
from generator.imports import fetch, genai_prices, litellm, models_dev, openrouter
from generator.imports.apply import texts
from generator.imports.candidate import Reading
from generator.imports.changes import changes
from generator.imports.copies import Copy, Refused
from generator.imports.findings import Finding
from generator.imports.origins import CATALOGUES
from generator.imports.report import report

READERS: Mapping[str, Callable[[Copy], Reading]] = {
    openrouter.NAME: openrouter.read,
    litellm.NAME: litellm.read,
    genai_prices.NAME: genai_prices.read,
    models_dev.NAME: models_dev.read,
}
_BESIDE = {models_dev.NAME: models_dev.BESIDE}


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


def imported(
    folder: Path,
    wanted: Iterable[Wanted],
    *,
    dry: bool = False,
    waiting: Callable[[], None] | None = None,
) -> Imported:
    """Everything that the copies say, in the seeds; only told of in a dry run.

    `waiting` is called once if another command is changing the seeds. Raises Refused, NotFaithful,
    NotReadable and CannotWrite.
    """
    if dry:
        return _imported(folder, wanted, None)
    with editing(folder, waiting) as edit:
        return _imported(folder, wanted, edit)


def _imported(folder: Path, wanted: Iterable[Wanted], edit: Edit | None) -> Imported:
    read, problems = seeds.load(folder)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise Refused(f"the seeds have errors, so that nothing is imported: {errors[0].text()}")
    readings = [reading(one) for one in wanted]
    made = changes(read, readings, precedence(read))
    files = texts(read, made)
    if edit is not None:
        edit.commit(files.values())
    findings = [*made.findings, *_overdue(folder, made.as_of)]
    return Imported(files, report(readings, findings, len(files)))


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


def _overdue(folder: Path, as_of: date | None) -> list[Finding]:
    _, verdict = build.check(folder, as_of)
    return [
        Finding("overdue", problem.place.path, problem.message, group=problem.message)
        for problem in verdict.problems
        if problem.rule == "overdue-check"
    ]
