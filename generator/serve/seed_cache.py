"""Seeds kept in memory: only a file that changed is read again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from generator import seeds
from generator.problems import Place, Problem, error
from generator.seeds import Read, Seeds


@dataclass(slots=True)
class SeedCache:
    """What was last read of a seeds folder."""

    folder: Path
    _read: dict[str, Read] = field(default_factory=dict)

    def read(self, changed: Collection[Path]) -> tuple[Seeds, list[Problem]]:
        """The seeds of the folder, and what is wrong with them.

        Files that changed and files that are not known yet are read from the disk.
        """
        if not self.folder.is_dir():
            self._read = {}
            return Seeds(self.folder), [_NO_FOLDER]
        below = (file for file in changed if file.is_relative_to(self.folder))
        stale = {file.relative_to(self.folder).as_posix() for file in below}
        known = {path: read for path, read in self._read.items() if path not in stale}
        self._read = {}
        for path, problem in seeds.listed(self.folder):
            if problem is not None:
                self._read[path] = ("", None, [problem])
            else:
                self._read[path] = known.get(path) or seeds.read_seed(self.folder, path)
        return seeds.together(self.folder, self._read)


_NO_FOLDER = (
    error(Place("."), "there is no such folder", "the preview goes on when it is back")
    .named("no-folder")
    .located(1, 1)
)
