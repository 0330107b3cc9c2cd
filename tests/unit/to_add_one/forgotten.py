"""What a case is: a word that is added without one of its pieces, and what names that."""

from __future__ import annotations

from dataclasses import dataclass, field

CHECK = ("-m", "llmref", "check", "--seeds", "tests/worlds/tiny")
SCHEMA = ("-m", "llmref", "schema", "--check", "--seeds", "seeds")


def mypy(module: str) -> tuple[str, ...]:
    return ("-m", "mypy", "--strict", f"generator/llmref/{module}")


def suite(*names: str, of: str = "unit") -> tuple[str, ...]:
    options = ("-q", "-p", "no:benchmark", "-p", "no:cacheprovider", "-o", "addopts=")
    return ("-m", "pytest", *options, *(f"tests/{of}/{name}" for name in names))


@dataclass(frozen=True)
class Edit:
    """Some lines that are put before others, or a new file."""

    file: str
    before: str
    """A text that stands once in the file; empty for the start of a file."""
    text: str


@dataclass(frozen=True)
class Forgotten:
    """One word that was added without one of its pieces."""

    row: str
    """Of the table of CONTRIBUTING.md."""
    piece: str
    edits: tuple[Edit, ...]
    command: tuple[str, ...]
    named: str
    """What the command says."""
    copies: tuple[tuple[str, str], ...] = field(default=())
    """Folders that are copied first, and without which file."""
