"""Folder → records and problems: which files there may be, what each holds, and what is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from generator import yaml_text
from generator.problems import Place, Problem, error
from generator.records.base import Record
from generator.records.creator import CreatorRecord
from generator.records.fields import SLUG
from generator.records.model import ModelRecord
from generator.records.offering import OfferingsFile
from generator.records.provider import ProviderRecord
from generator.records.site import Exceptions, PageMatter, Redirects, SiteRecord
from generator.wording import refusals

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Seed(Generic[R_co]):
    """One file that was read and is valid in itself."""

    path: str
    """Relative to the seeds folder, with slashes."""
    record: R_co
    body: str = field(default="", repr=False)
    """The Markdown below the front matter of a documentation page."""

    @property
    def slug(self) -> str:
        """The id of the record: its file name."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def folder(self) -> str:
        """The name of the folder that it lies in."""
        return self.path.rpartition("/")[0].rpartition("/")[2]

    def place(self) -> Place:
        """The whole file, as a place for problems."""
        return Place(self.path)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of seed file."""

    record: type[Record]
    where: str
    """Its path below the seeds folder."""
    group: str
    """The field of `Seeds` that holds those that were read."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches its path."""
        return re.compile(re.escape(self.where).replace("<slug>", SLUG).replace("<creator>", SLUG))


KINDS: dict[str, Kind] = {
    "site": Kind(SiteRecord, "site.yaml", "sites"),
    "creator": Kind(CreatorRecord, "creators/<slug>.yaml", "creators"),
    "model": Kind(ModelRecord, "models/<creator>/<slug>.yaml", "models"),
    "provider": Kind(ProviderRecord, "providers/<slug>.yaml", "providers"),
    "offerings": Kind(OfferingsFile, "offerings/<slug>.yaml", "offerings"),
    "page": Kind(PageMatter, "pages/<slug>.md", "pages"),
    "redirects": Kind(Redirects, "redirects.yaml", "redirects"),
    "exceptions": Kind(Exceptions, "exceptions.yaml", "exceptions"),
}
"""Every kind of seed file, and where it lies."""
_BACKUP = re.compile(r"\..*|.*~|#.*#|.*\.(swp|swo|bak|orig|tmp)")
_README = "README.md"


@dataclass(frozen=True, slots=True)
class Seeds:
    """All valid seeds of a folder, each kind sorted by path."""

    folder: Path
    sites: tuple[Seed[SiteRecord], ...] = ()
    creators: tuple[Seed[CreatorRecord], ...] = ()
    models: tuple[Seed[ModelRecord], ...] = ()
    providers: tuple[Seed[ProviderRecord], ...] = ()
    offerings: tuple[Seed[OfferingsFile], ...] = ()
    pages: tuple[Seed[PageMatter], ...] = ()
    redirects: tuple[Seed[Redirects], ...] = ()
    exceptions: tuple[Seed[Exceptions], ...] = ()


def load(folder: Path) -> tuple[Seeds, list[Problem]]:
    """Every valid seed of the folder, and a problem for everything that is not one."""
    read: dict[str, list[Seed[Record]]] = {kind: [] for kind in KINDS}
    problems: list[Problem] = []
    for path, found in _files(folder):
        if found:
            problems.append(found)
            continue
        kind, seed, refused = read_seed(folder, path)
        problems += refused
        if seed is not None:
            read[kind].append(seed)
    if not read["site"] and not any(problem.place.path == "site.yaml" for problem in problems):
        hint = f"{folder.name or folder} has to hold at least site.yaml"
        problems.append(error(Place("site.yaml"), "there is no such file", hint).named("no-site"))
    groups = {KINDS[kind].group: tuple(seeds) for kind, seeds in read.items()}
    return Seeds(folder, **groups), problems  # type: ignore[arg-type]  # a kind decides the type


def read_seed(folder: Path, path: str) -> tuple[str, Seed[Record] | None, list[Problem]]:
    """One seed by its path below the folder: its kind, the seed if it is valid, its problems."""
    place = Place(path)
    kind = next((name for name, kind in KINDS.items() if kind.pattern.fullmatch(path)), "")
    if not kind:
        return "", None, [_stranger(place)]
    text = yaml_text.decode((folder / path).read_bytes())
    if isinstance(text, yaml_text.Fault):
        return kind, None, [_unreadable(place, text)]
    front, body = _front_matter(text) if kind == "page" else (text, "")
    document = yaml_text.parse(front)
    if document.faults:
        return kind, None, [_unreadable(place, fault) for fault in document.faults]
    if not isinstance(document.value, dict):
        fault = yaml_text.Fault(1, 1, "the file has to hold keys with values, not a list or text")
        return kind, None, [_unreadable(place, fault)]
    try:
        record = KINDS[kind].record.model_validate(document.value)
    except ValidationError as failure:
        found = refusals(failure, KINDS[kind].record, place)
        return (
            kind,
            None,
            [problem.located(*document.place_of(problem.place.field)) for problem in found],
        )
    return kind, Seed(path, record, body), []


def located(folder: Path, problems: list[Problem]) -> Iterator[Problem]:
    """The problems with line and column, for which their files are read once more."""
    documents: dict[str, yaml_text.Document] = {}
    for problem in problems:
        path = problem.place.path
        if problem.line:
            yield problem
            continue
        if path not in documents:
            documents[path] = _document(folder / path)
        yield problem.located(*documents[path].place_of(problem.place.field))


def _document(file: Path) -> yaml_text.Document:
    if not file.is_file():
        return yaml_text.Document()
    text = yaml_text.decode(file.read_bytes())
    if isinstance(text, yaml_text.Fault):
        return yaml_text.Document()
    return yaml_text.parse(_front_matter(text)[0] if file.suffix == ".md" else text)


def _front_matter(text: str) -> tuple[str, str]:
    """The YAML between the two lines of dashes, its lines kept in number, and the rest."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.S)
    return ("\n" + found[1], text[found.end() :]) if found else ("", text)


def _files(folder: Path) -> Iterator[tuple[str, Problem | None]]:
    """Every file below the folder in the order of paths, or why it is none we may read."""
    if not folder.is_dir():
        yield "", error(Place("site.yaml"), f"there is no folder {folder}").named("no-site")
        return
    waiting = [""]
    while waiting:
        prefix = waiting.pop(0)
        for entry in sorted(os.scandir(folder / prefix), key=lambda entry: entry.name):
            path = f"{prefix}{entry.name}"
            if entry.is_symlink():
                hint = "put the file itself here"
                yield path, error(Place(path), "a symbolic link", hint).named("unknown-file")
            elif _BACKUP.fullmatch(entry.name) or path == _README:
                continue
            elif entry.is_dir():
                waiting.append(f"{path}/")
            else:
                yield path, None


def _stranger(place: Place) -> Problem:
    name = place.path
    if name.endswith((".yml", ".json", ".YAML", ".markdown")):
        return error(
            place, f"{name} has another ending than seeds have", "rename it to .yaml (pages: .md)"
        ).named("unknown-file")
    where = ", ".join(kind.where for kind in KINDS.values())
    return error(place, f"{name} is no seed", f"seeds are {where}").named("unknown-file")


def _unreadable(place: Place, fault: yaml_text.Fault) -> Problem:
    return (
        error(place, fault.message, fault.hint)
        .named("unreadable")
        .located(fault.line, fault.column)
    )
