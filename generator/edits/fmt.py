"""Which seeds are not written in order, and how they are when they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.edits.arrange import CannotArrange, arranged
from generator.edits.files import NotReadable, SeedFile, paths, read
from generator.edits.shapes import shape
from generator.seeds import KINDS


@dataclass(frozen=True, slots=True)
class Unordered:
    """A seed that is not written in order, or why that cannot be said."""

    path: str
    data: bytes = b""
    """Its bytes in order."""
    trouble: str = ""


def unordered(folder: Path) -> Iterator[Unordered]:
    """Every seed of the folder that is not written in order, by path."""
    for path, _ in sorted(paths(folder)):
        try:
            seed = read(folder, path)
            data = ordered(seed).encode()
        except (NotReadable, CannotArrange) as failure:
            words = str(failure).removeprefix(f"{path}:").strip()
            yield Unordered(path, trouble=words)
            continue
        if data != (folder / path).read_bytes():
            yield Unordered(path, data)


def ordered(seed: SeedFile) -> str:
    """The text of a seed with its keys and lists in order. Raises CannotArrange."""
    return seed.with_yaml(arranged(seed.yaml, shape(KINDS[seed.kind].record))).text
