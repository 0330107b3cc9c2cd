"""Which seeds are not written in order, and how they are when they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from llmref.edits.arrange import CannotArrange, arranged
from llmref.edits.files import NotReadable, SeedFile, paths, read
from llmref.edits.shapes import shape
from llmref.edits.stage import Change
from llmref.seeds import KINDS


@dataclass(frozen=True, slots=True)
class Unordered:
    """A seed that is not written in order, or why that cannot be said."""

    path: str
    change: Change | None = None
    trouble: str = ""


def unordered(folder: Path) -> Iterator[Unordered]:
    """Every seed of the folder that is not written in order, by path."""
    for path, _ in sorted(paths(folder)):
        try:
            seed = read(folder, path)
            data = seed.with_yaml(ordered(seed)).data
        except (NotReadable, CannotArrange) as failure:
            words = str(failure).removeprefix(f"{path}:").strip()
            yield Unordered(path, trouble=words)
            continue
        if data != seed.source:
            yield Unordered(path, Change(path, seed.source, data))


def ordered(seed: SeedFile) -> str:
    """The YAML of a seed with its keys and lists in order. Raises CannotArrange."""
    return arranged(seed.yaml, shape(KINDS[seed.kind].record))
