"""A new project: a small complete catalog, with what an editor and a host need beside it."""

from __future__ import annotations

from pathlib import Path

from llmref import schema

STARTER = Path(__file__).resolve().parent / "starter"
OF_A_REPOSITORY = frozenset({".git", ".gitattributes", ".gitignore", "LICENSE", "README.md"})
"""What a new repository may have before the first commit of its owner."""
_DOT = "dot."
"""Begins the names of hidden files there, which tools that pack a wheel tend to leave out."""


class NotEmpty(Exception):
    """The folder of a new project holds something already; the message names it."""


def write_project(folder: Path, version: str) -> list[str]:
    """Write the files of a new project that uses that version; their paths, sorted.

    What a new repository has already is kept. Raises NotEmpty, and OSError where the folder cannot
    be written.
    """
    if folder.is_symlink() and not folder.exists():
        raise NotEmpty(f"{folder} is a link that leads nowhere")
    if folder.exists() and not folder.is_dir():
        raise NotEmpty(f"{folder} is a file")
    names = {file.name for file in folder.iterdir()} if folder.exists() else set()
    if others := sorted(names - OF_A_REPOSITORY):
        raise NotEmpty(f"{folder} is not empty: it contains {others[0]}")
    contents = _starter(version) | _schemas()
    contents = {path: content for path, content in contents.items() if path not in names}
    for path, content in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return sorted(contents)


def _starter(version: str) -> dict[str, bytes]:
    contents = {}
    for file in STARTER.rglob("*"):
        if file.is_file():
            path = file.relative_to(STARTER).as_posix().replace(_DOT, ".", 1)
            contents[path] = file.read_bytes().replace(b"{version}", version.encode())
    return contents


def _schemas() -> dict[str, bytes]:
    return {f"seeds/{path}": text.encode() for path, text in schema.schema_files().items()}
