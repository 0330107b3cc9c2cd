"""The files of a seeds folder as texts that can be changed: where the YAML is, and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from llmref import yaml_text
from llmref.canonical import document
from llmref.canonical.document import Document
from llmref.canonical.emit import emit
from llmref.edits.faithful import lost
from llmref.folder import CLAIMS, CLAIMS_SCHEMA, UNREADABLE, files
from llmref.seeds import KINDS, SCHEMAS

_WHERES = tuple(kind.where for kind in KINDS.values())
_FRONT = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.S)


class NotReadable(Exception):
    """A file that cannot be changed, since it cannot be read; the message says where and why."""

    def __init__(self, path: str, words: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{path}:{line}:{column}: {words}")
        self.words, self.line, self.column = words, line, column


@dataclass(frozen=True, slots=True)
class SeedFile:
    """One seed as text."""

    path: str
    """Relative to the seeds folder, with slashes."""
    kind: str
    """A key of KINDS."""
    text: str
    source: bytes = b""
    """What was read, or nothing for a file that is new."""

    @property
    def front(self) -> tuple[int, int]:
        """Where its YAML starts and ends."""
        match = _FRONT.match(self.text) if self.kind == "page" else None
        return match.span(1) if match else (0, len(self.text))

    @property
    def yaml(self) -> str:
        """Its YAML, which of a page is the front matter."""
        start, end = self.front
        return self.text[start:end]

    @property
    def document(self) -> Document:
        """What its YAML says, with its comments; it is shared, and not to be changed."""
        document = _document(self.yaml)
        if isinstance(document, yaml_text.Fault):
            raise _not_readable(self.path, document)
        return document

    @property
    def lines_above(self) -> int:
        """How many lines stand above its YAML."""
        return self.text.count("\n", 0, self.front[0])

    def may_say(self, slug: str) -> bool:
        """Whether the slug can stand in it, told without a look at its parts."""
        return slug in self.text or "\\" in self.text  # what is escaped in YAML may say anything

    @property
    def data(self) -> bytes:
        """Its bytes on disk: each line ends as it did, and a new one as most lines do."""
        return with_ends(self.text, self.source)

    def with_document(self, document: Document) -> SeedFile:
        """The same file with the canonical text of what it is to say.

        Raises NotReadable at what that text would lose: a comment, or a part of what is said.
        """
        start, end = self.front
        yaml = emit(KINDS[self.kind].record, document)
        if yaml != self.yaml:
            before = _document(self.yaml)
            known = before if isinstance(before, Document) else None
            if trouble := lost(known, document, self.text, yaml):
                raise NotReadable(self.path, trouble.words, trouble.line, trouble.column)
        return replace(self, text=self.text[:start] + yaml + self.text[end:])


@lru_cache(maxsize=10_000)
def _document(yaml: str) -> Document | yaml_text.Fault:
    return document.read(yaml)


def paths(folder: Path) -> Iterator[tuple[str, str]]:
    """The path and kind of every seed of the folder; strangers are left to `llmref check`.

    Raises NotReadable at a folder that cannot be read, since nobody knows what lies there.
    """
    for path, strange in files(folder, _WHERES):
        if strange is None:
            yield path, kind_of(path)
        elif strange.rule == UNREADABLE:
            raise NotReadable(strange.place.path, f"{strange.message}: {strange.hint}")


def kind_of(path: str) -> str:
    """The kind of the seed at that path; nothing where there can be none."""
    return next((name for name, kind in KINDS.items() if kind.pattern.fullmatch(path)), "")


_CLAIMS = re.compile(rf"{CLAIMS}/[a-z0-9][a-z0-9.-]*/[a-z0-9%][a-z0-9%._A-F-]*\.jsonl")


def is_place(path: str) -> bool:
    """Whether a seed, a schema or claims can lie at that path; none leads out of the folder."""
    is_schema = path in {*SCHEMAS.values(), CLAIMS_SCHEMA}
    return is_schema or bool(kind_of(path) or _CLAIMS.fullmatch(path))


def with_ends(text: str, source: bytes) -> bytes:
    """The text with the line ends that its lines have in a source, which may mix two kinds."""
    if b"\r\n" not in source:
        return text.encode()
    lines = source.split(b"\n")[:-1]
    usual = b"\r\n" if 2 * sum(line.endswith(b"\r") for line in lines) > len(lines) else b"\n"
    ends: dict[bytes, list[bytes]] = {}
    for line in reversed(lines):
        end = b"\r\n" if line.endswith(b"\r") else b"\n"
        ends.setdefault(line.removesuffix(b"\r"), []).append(end)
    *whole, rest = text.encode().split(b"\n")
    return b"".join([*(line + (ends.get(line) or [usual]).pop() for line in whole), rest])


def read(folder: Path, path: str) -> SeedFile:
    """The seed at that path. Raises NotReadable."""
    try:
        data = (folder / path).read_bytes()
    except FileNotFoundError:
        raise NotReadable(path, "the file has gone meanwhile: run the command again") from None
    except OSError:
        raise NotReadable(path, "the file cannot be read: look at its permissions") from None
    text = yaml_text.decode(data)
    if isinstance(text, yaml_text.Fault):
        raise _not_readable(path, text)
    seed = SeedFile(path, kind_of(path), text, data)
    if seed.kind == "page" and not _FRONT.match(text):
        raise NotReadable(path, "the page has no front matter between two lines ---")
    document = _document(seed.yaml)
    if isinstance(document, yaml_text.Fault):
        raise _not_readable(path, document, seed.lines_above)
    return seed


def read_all(folder: Path) -> dict[str, SeedFile]:
    """Every seed of the folder by its path. Raises NotReadable at the first that is none."""
    return {path: read(folder, path) for path, _ in paths(folder)}


def _not_readable(path: str, fault: yaml_text.Fault, lines_above: int = 0) -> NotReadable:
    words = f"{fault.message}: {fault.hint}" if fault.hint else fault.message
    return NotReadable(path, words, fault.line + lines_above, fault.column)
