"""Seeds kept in memory: only a file that changed is read again."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator import seeds
from generator.problems import Problem
from generator.seeds import Read, Seeds

Stamp = tuple[int, int, int] | None
"""What differs after nearly every change of a file: its time, size and number."""


@dataclass(slots=True)
class Held:
    """What was last read of a seeds folder."""

    folder: Path
    _read: dict[str, tuple[Stamp, Read]] = field(default_factory=dict)

    def read(self, changed: Collection[Path]) -> tuple[Seeds, list[Problem]]:
        """The folder as it is now.

        Read again are files that are said to be changed, and those whose stamp is another: the
        first sees changes within one tick of the clock, the second those that nobody told.
        """
        self._read = dict(self._now(changed))
        return seeds.together(self.folder, {path: read for path, (_, read) in self._read.items()})

    def _now(self, changed: Collection[Path]) -> Iterator[tuple[str, tuple[Stamp, Read]]]:
        within = (file for file in changed if file.is_relative_to(self.folder))
        named = {file.relative_to(self.folder).as_posix() for file in within}
        for path, strange in seeds.listed(self.folder):
            if strange is not None:
                yield path, (None, ("", None, [strange]))
                continue
            stamp, held = _stamp(f"{self.folder}/{path}"), self._read.get(path)
            if held is None or held[0] != stamp or path in named:
                held = (stamp, seeds.read_seed(self.folder, path))
            yield path, held


def _stamp(file: str) -> Stamp:
    try:
        found = os.stat(file)  # noqa: PTH116  # for every file, at every edit
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
