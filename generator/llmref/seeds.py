"""Folder → records and problems: which files there may be, what each holds, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from llmref import front_matter, numerals, static, yaml_text
from llmref.folder import UNREADABLE, files, pattern, stranger
from llmref.limits import FILE_BYTES, PAGE_CHARACTERS
from llmref.locks import stamp
from llmref.markdown.judge import page_faults
from llmref.markdown.text import parse_markdown
from llmref.own_faults import making
from llmref.problems import Place, Problem, error, printable
from llmref.records.base import Record
from llmref.records.benchmark import BenchmarkRecord
from llmref.records.creator import CreatorRecord
from llmref.records.doubts import doubtful
from llmref.records.identity import IdentityRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.records.provider import ProviderRecord
from llmref.records.site import Exceptions, PageMatter, Redirects, SiteRecord
from llmref.records.slugs import near_path
from llmref.silences import Silence, silences
from llmref.speed.preload import NOTHING_AHEAD, Ahead
from llmref.static import StaticFile
from llmref.wording import refusals, site_is_needed

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Seed(Generic[R_co]):
    """One file that was read and is valid in itself."""

    path: str
    """Relative to the seeds folder, with slashes."""
    record: R_co
    body: str = field(default="", repr=False)
    """The Markdown below the front matter of a documentation page."""
    body_line: int = 1
    """The line of the file on which that Markdown starts."""
    silences: tuple[Silence, ...] = ()
    """What of its YAML may be meant otherwise than it is read."""

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


TextRule = Callable[[type[Record], Place, str, yaml_text.YamlDocument], Iterable[Problem]]
"""Judges the YAML of a seed, whose lines have the numbers of its file, and what that says."""
Read = tuple[str, Seed[Record] | StaticFile | None, list[Problem]]
"""What a file gave: its kind, the seed or static file if it is valid, and its problems."""


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
        return pattern(self.where)


KINDS: dict[str, Kind] = {
    "site": Kind(SiteRecord, "site.yaml", "sites"),
    "creator": Kind(CreatorRecord, "creators/<slug>.yaml", "creators"),
    "model": Kind(ModelRecord, "models/<creator>/<slug>.yaml", "models"),
    "provider": Kind(ProviderRecord, "providers/<slug>.yaml", "providers"),
    "offerings": Kind(OfferingsFile, "offerings/<slug>.yaml", "offerings"),
    "benchmark": Kind(BenchmarkRecord, "benchmarks/<slug>.yaml", "benchmarks"),
    "page": Kind(PageMatter, "pages/<slug>.md", "pages"),
    "redirects": Kind(Redirects, "redirects.yaml", "redirects"),
    "exceptions": Kind(Exceptions, "exceptions.yaml", "exceptions"),
    "identity": Kind(IdentityRecord, "identity.yaml", "identities"),
}
"""Every kind of seed file, and where it lies."""
SCHEMAS = {name: f".schema/{name}.schema.json" for name in KINDS}
"""Where the schema of each kind lies, which editors use; it is no seed."""
_TRIES = 5
_WHERES = tuple(kind.where for kind in KINDS.values())


@dataclass(frozen=True, slots=True)
class Seeds:
    """All valid seeds of a folder, each kind sorted by path."""

    folder: Path
    sites: tuple[Seed[SiteRecord], ...] = ()
    creators: tuple[Seed[CreatorRecord], ...] = ()
    models: tuple[Seed[ModelRecord], ...] = ()
    providers: tuple[Seed[ProviderRecord], ...] = ()
    offerings: tuple[Seed[OfferingsFile], ...] = ()
    benchmarks: tuple[Seed[BenchmarkRecord], ...] = ()
    pages: tuple[Seed[PageMatter], ...] = ()
    redirects: tuple[Seed[Redirects], ...] = ()
    exceptions: tuple[Seed[Exceptions], ...] = ()
    identities: tuple[Seed[IdentityRecord], ...] = ()
    static: tuple[StaticFile, ...] = ()
    """What is published as it is."""
    refused: frozenset[str] = frozenset()
    """The paths of what is no valid seed, also as they were likely meant; what refers to them is
    not called unknown."""

    @property
    def static_addresses(self) -> frozenset[str]:
        """The address of every static file, before the path of the base URL: `/CNAME`."""
        return frozenset(file.address for file in self.static)

    def hides(self, *folders: str) -> bool:
        """Whether a file of these folders was refused, so that what it holds is not known."""
        return any(path.partition("/")[0] in folders for path in self.refused)


def load(
    folder: Path, ahead: Ahead = NOTHING_AHEAD, text_rule: TextRule | None = None
) -> tuple[Seeds, list[Problem]]:
    """Every valid seed of the folder, and a problem for everything that is not one.

    They are read again where an editing command changed some of them meanwhile. Problems of seeds
    that were read ahead have no line yet; `located` gives them theirs.
    """
    for _ in range(_TRIES):
        before = stamp(folder)
        loaded = _load(folder, ahead if ahead.stamp == before else NOTHING_AHEAD, text_rule)
        if stamp(folder) == before:
            break
    return loaded


def _load(folder: Path, ahead: Ahead, text_rule: TextRule | None) -> tuple[Seeds, list[Problem]]:
    in_order = list(seed_paths(folder))
    read: dict[str, Read] = {}
    for path, strange in sorted(in_order, key=lambda pair: pair[0] in ahead.paths):
        read_ahead = None if strange or static.is_static(path) else ahead.value(path)
        if strange:
            read[path] = ("", None, [strange])
        elif isinstance(read_ahead, dict):
            read[path] = valid_seed(seed_kind(path), path, read_ahead)
        else:
            with making(f"a record of the seed {path}"):
                read[path] = read_seed(folder, path, text_rule)
    return together(folder, {path: read[path] for path, _ in in_order})


def seed_paths(folder: Path) -> Iterator[tuple[str, Problem | None]]:
    """Every file below the folder in the order of paths, or why it is no seed; static ones last."""
    return chain(files(folder, _WHERES), static.static_paths(folder))


def together(folder: Path, files: Mapping[str, Read]) -> tuple[Seeds, list[Problem]]:
    """What was read of the files of a folder, by path, as one."""
    read: dict[str, list[Seed[Record]]] = {kind: [] for kind in KINDS}
    static_files: list[StaticFile] = []
    problems: list[Problem] = []
    refused: set[str] = set()
    for path, (kind, seed, problems_of_seed) in files.items():
        problems += problems_of_seed
        if isinstance(seed, StaticFile):
            static_files.append(seed)
        elif seed is not None:
            read[kind].append(seed)
        else:
            refused |= {path, near_path(path)}
    if not read["site"] and not any(problem.place.path == "site.yaml" for problem in problems):
        hint = f"{printable(folder.name)} must contain at least site.yaml"
        problems.append(error(Place("site.yaml"), "the file does not exist", hint).named("no-site"))
    groups = {KINDS[kind].group: tuple(seeds) for kind, seeds in read.items()}
    valid = Seeds(folder, **groups)  # type: ignore[arg-type]  # by kind
    return replace(valid, static=tuple(static_files), refused=frozenset(refused)), problems


def read_seed(folder: Path, path: str, text_rule: TextRule | None = None) -> Read:
    """One seed by its path below the folder: its kind, the seed if it is valid, its problems."""
    if static.is_static(path):
        return "", *static.read_static(folder, path)
    place = Place(path)
    kind = seed_kind(path)
    if not kind:
        return "", None, [stranger(path, _WHERES)]
    text = _text_of(folder / path)
    if isinstance(text, yaml_text.Fault):
        return kind, None, [_unreadable(place, text)]
    parts = front_matter.parts(text) if kind == "page" else (text, "")
    if isinstance(parts, yaml_text.Fault):
        return kind, None, [_unreadable(place, parts)]
    front, body = parts
    document = yaml_text.parse(front)
    problems = [_unreadable(place, fault) for fault in document.faults]
    if not document.faults and not isinstance(document.value, dict):
        problems.append(_unreadable(place, yaml_text.NO_MAPPING))
    if len(body) > PAGE_CHARACTERS:
        size, most = numerals.count(len(body)), numerals.count(PAGE_CHARACTERS)
        words = f"{size} characters, more than {most}"
        too_long = error(place, words, "split the page").named("bad-value")
        problems.append(too_long.located(1, 1))
    if problems:
        return kind, None, problems
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    _, seed, refused = valid_seed(kind, path, document.value, body, body_line)
    if isinstance(seed, Seed):
        noticed = silences(front, document)
        seed = replace(seed, silences=doubtful(noticed, document.value, KINDS[kind].record))
    places = ((problem, document.place_of(problem.place.field)) for problem in refused)
    problems = [problem.located(*place) for problem, place in places]
    problems += _unsafe_body(place, body, body_line)
    is_clear = isinstance(seed, Seed) and not (problems or seed.silences)
    if text_rule and is_clear:  # what is in error or in doubt is rewritten by hand first
        problems += text_rule(KINDS[kind].record, place, front, document)
    return kind, seed, problems


def seed_kind(path: str) -> str:
    """The kind of seed that lies at a path; empty where none does."""
    return next((name for name, kind in KINDS.items() if kind.pattern.fullmatch(path)), "")


def valid_seed(kind: str, path: str, value: object, body: str = "", body_line: int = 1) -> Read:
    """The seed that a file makes, or what its record refuses, without lines."""
    try:
        record = KINDS[kind].record.model_validate(value)
    except ValidationError as failure:
        return kind, None, list(refusals(failure, KINDS[kind].record, Place(path)))
    return kind, Seed(path, record, body, body_line), []


def located(folder: Path, problems: list[Problem]) -> Iterator[Problem]:
    """The problems with line and column, for which their files are read once more."""
    documents: dict[str, yaml_text.YamlDocument] = {}
    for problem in problems:
        path = problem.place.path
        if problem.line:
            yield problem
            continue
        if path not in documents:
            documents[path] = _document(folder / path)
        yield problem.located(*documents[path].place_of(problem.place.field))


def _document(file: Path) -> yaml_text.YamlDocument:
    text = _text_of(file) if file.is_file() else ""
    if isinstance(text, yaml_text.Fault):
        return yaml_text.YamlDocument()
    parts = front_matter.parts(text) if file.suffix == ".md" else (text, "")
    return yaml_text.places("" if isinstance(parts, yaml_text.Fault) else parts[0])


def _text_of(file: Path) -> str | yaml_text.Fault:
    try:
        size = file.stat().st_size
        if size > FILE_BYTES:
            return yaml_text.too_large(size)
        return yaml_text.decode(file.read_bytes())
    except OSError:
        hint = "check its permissions, and that it still exists"
        return yaml_text.Fault(1, 1, "the file cannot be read", hint)


def _unsafe_body(place: Place, body: str, body_line: int) -> Iterator[Problem]:
    """What the Markdown below the front matter must not hold, at its line of the whole file."""
    for fault in page_faults(body):
        line, column = parse_markdown(body).place(fault.offset)
        problem = error(place, fault.message, fault.hint).named("bad-value")
        yield problem.located(body_line + line - 1, column)


def _unreadable(place: Place, fault: yaml_text.Fault) -> Problem:
    site, hint = KINDS["site"], fault.hint
    if fault == yaml_text.EMPTY and place.path == site.where:
        hint = site_is_needed(site.record)
    return error(place, fault.message, hint).named(UNREADABLE).located(fault.line, fault.column)
