"""The files of a seeds folder as texts that can be changed: where the YAML is, and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator import yaml_text
from generator.folder import files
from generator.seeds import KINDS
from generator.yaml_spans import Node, tree

_WHERES = tuple(kind.where for kind in KINDS.values())
_FRONT = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.S)


class NotReadable(Exception):
    """A file that cannot be changed, since it cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True)
class SeedFile:
    """One seed as text."""

    path: str
    """Relative to the seeds folder, with slashes."""
    kind: str
    """A key of KINDS."""
    text: str
    ends: str = "\n"
    """How its lines end on disk."""

    @property
    def front(self) -> tuple[int, int]:
        """Where its YAML starts and ends."""
        found = _FRONT.match(self.text) if self.kind == "page" else None
        return found.span(1) if found else (0, len(self.text))

    @property
    def yaml(self) -> str:
        """Its YAML, which of a page is the front matter."""
        start, end = self.front
        return self.text[start:end]

    @property
    def tree(self) -> Node:
        """The parts of its YAML; their offsets are those of `yaml`."""
        return _tree(self.yaml)

    def may_say(self, slug: str) -> bool:
        """Whether the slug can stand in it, told without a look at its parts."""
        return slug in self.text or "\\" in self.text  # what is escaped in YAML may say anything

    @property
    def data(self) -> bytes:
        """Its bytes on disk."""
        return self.text.replace("\n", self.ends).encode()

    def with_yaml(self, yaml: str) -> SeedFile:
        """The same file with other YAML."""
        start, end = self.front
        return replace(self, text=self.text[:start] + yaml + self.text[end:])


@lru_cache(maxsize=10_000)
def _tree(yaml: str) -> Node:
    return tree(yaml, yaml_text.parse(yaml))


def paths(folder: Path) -> Iterator[tuple[str, str]]:
    """The path and kind of every seed of the folder; strangers are left to `llmref check`."""
    for path, strange in files(folder, _WHERES):
        if strange is None:
            yield path, kind_of(path)


def kind_of(path: str) -> str:
    """The kind of the seed at that path; nothing where there can be none."""
    return next((name for name, kind in KINDS.items() if kind.pattern.fullmatch(path)), "")


def read(folder: Path, path: str) -> SeedFile:
    """The seed at that path. Raises NotReadable."""
    try:
        data = (folder / path).read_bytes()
    except OSError:
        raise NotReadable(f"{path}: the file cannot be read: look at its permissions") from None
    text = yaml_text.decode(data)
    if isinstance(text, yaml_text.Fault):
        raise NotReadable(_words(path, text))
    is_windows = b"\n" in data and data.count(b"\n") == data.count(b"\r\n")
    seed = SeedFile(path, kind_of(path), text, "\r\n" if is_windows else "\n")
    if seed.kind == "page" and not _FRONT.match(text):
        raise NotReadable(f"{path}:1: the page has no front matter between two lines ---")
    if faults := yaml_text.parse(seed.yaml).faults:
        raise NotReadable(_words(path, faults[0]))
    return seed


def read_all(folder: Path) -> dict[str, SeedFile]:
    """Every seed of the folder by its path. Raises NotReadable at the first that is none."""
    return {path: read(folder, path) for path, _ in paths(folder)}


def _words(path: str, fault: yaml_text.Fault) -> str:
    return f"{path}:{fault.line}: {fault.message}" + (f": {fault.hint}" if fault.hint else "")
