"""`seeds/static/`: files that are published as they are, such as `CNAME`, and what may not be."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from llmref import numerals
from llmref.folder import STATIC, unknown, unreadable
from llmref.limits import STATIC_BYTES, STATIC_PATH_CHARACTERS
from llmref.problems import Problem, printable
from llmref.records.slugs import is_device

_NAME = re.compile(r"\.?[A-Za-z0-9_]+((\.|-+)[A-Za-z0-9_]+)*")
_FOR_TOOLS = re.compile(r"\.(git\w*|env|htpasswd|npmrc|pypirc|netrc|ssh|aws)(\..*)?", re.I)
_LEFTOVER = re.compile(r".*~|#.*#|.*\.(swp|swo|bak|orig|tmp)|\.DS_Store|\.gitkeep", re.S)
"""Temporary files of editors and systems, and what keeps an empty folder in git."""
_NAME_HINT = "letters, digits, underscores, hyphens and single dots, such as .well-known"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file that is published as it is."""

    path: str
    """Where it lies below `seeds/static/` and below the site, with slashes."""
    content: bytes = field(repr=False)

    @property
    def address(self) -> str:
        """Its address on the site, before the path of the base URL: `/CNAME`."""
        return f"/{self.path}"

    @property
    def version(self) -> str:
        """Size and digest of its content, for messages."""
        digest = hashlib.sha256(self.content).hexdigest()[:12]
        return f"{numerals.count(len(self.content))} bytes, SHA-256 {digest}…"

    @property
    def seed(self) -> str:
        """Its path below the seeds folder."""
        return f"{STATIC}/{self.path}"


def is_static(path: str) -> bool:
    """Whether a path below the seeds folder belongs to what is published as it is."""
    return path.startswith(f"{STATIC}/")


def static_paths(folder: Path) -> Iterator[tuple[str, Problem | None]]:
    """Every static file in the order of paths, relative to the seeds folder, or why it is none."""
    top = folder / STATIC
    if not top.is_dir() or top.is_symlink():  # what else it may be is no seed
        return
    earlier: dict[str, str] = {}
    for path, problem in _entries(folder, f"{STATIC}/"):
        alike = earlier.setdefault(path.lower(), path)
        if problem is None and alike != path:
            words = f"the name differs from {alike} only in case"
            yield path, unknown(path, words, "rename one: many systems treat them as one file")
        else:
            yield path, problem


def read_static(folder: Path, path: str) -> tuple[StaticFile | None, list[Problem]]:
    """The static file at a path below the seeds folder, or why it is not published."""
    try:
        with (folder / path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > STATIC_BYTES:
                words = f"{numerals.count(size)} bytes, more than {numerals.count(STATIC_BYTES)}"
                return None, [
                    unknown(path, words, "make it smaller, or link to where it is hosted")
                ]
            return StaticFile(path.removeprefix(f"{STATIC}/"), file.read()), []
    except OSError:
        hint = "check its permissions, and that it still exists"
        return None, [unknown(path, "the file cannot be read", hint)]


def _entries(folder: Path, prefix: str) -> Iterator[tuple[str, Problem | None]]:
    try:
        entries = sorted(os.scandir(folder / prefix), key=lambda entry: entry.name)
    except OSError:
        yield prefix, unreadable(prefix.rstrip("/"))
        return
    for entry in entries:
        path = prefix + printable(entry.name)
        if _LEFTOVER.fullmatch(entry.name):
            continue
        if (problem := _problem(entry, path)) is not None:
            yield path, problem
        elif entry.is_dir():
            yield from _entries(folder, f"{path}/")
        else:
            yield path, None


def _problem(entry: os.DirEntry[str], path: str) -> Problem | None:
    if entry.is_symlink():
        return unknown(path, "a symbolic link", "replace it with the file itself")
    if not entry.is_dir() and not entry.is_file():
        return unknown(path, "neither a file nor a folder", "put a plain file here")
    if _FOR_TOOLS.fullmatch(entry.name):
        words = "a file for tools, or one with secrets, is not published"
        return unknown(path, words, "move it out of static/")
    if not _NAME.fullmatch(entry.name):
        return unknown(path, f"the name {entry.name!r} is not safe in an address", _NAME_HINT)
    if is_device(entry.name):
        words = f"{entry.name!r} is a reserved device name on Windows"
        return unknown(path, words, "rename it")
    if len(path) > STATIC_PATH_CHARACTERS:
        return unknown(
            path, f"a path of more than {STATIC_PATH_CHARACTERS} characters", "shorten it"
        )
    return None
