"""Seeds kept in memory: only a file that changed is read again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from llmref import seeds
from llmref.folder import unfinished_edit
from llmref.locks import stamp as stamp_of_edits
from llmref.problems import Place, Problem, error
from llmref.seeds import Read, Seeds
from llmref.serve.stamps import Stamp, stamp_of

_TRIES = 5


class UnfinishedEdit(Exception):
    """An editing command is at work, or was interrupted: the seeds may be half changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class SeedCache:
    """What was last read of a seeds folder."""

    folder: Path
    _read: dict[str, tuple[Stamp, Read]] = field(default_factory=dict)

    def read(self, changed: Collection[Path]) -> tuple[Seeds, list[Problem]]:
        """The seeds of the folder as it is now, and what is wrong with them.

        Read again are files that are said to be changed, and those whose stamp is another: the
        first finds changes within one tick of the clock, the second those that were not reported.
        Raises UnfinishedEdit. What an edit changed meanwhile is read again.
        """
        for _ in range(_TRIES):
            before = stamp_of_edits(self.folder)
            if (problem := unfinished_edit(self.folder, seconds=0)) is not None:
                raise UnfinishedEdit(problem)
            seeds_read = self._all(changed)
            if stamp_of_edits(self.folder) == before:
                break
        return seeds_read

    def _all(self, changed: Collection[Path]) -> tuple[Seeds, list[Problem]]:
        if not self.folder.is_dir():
            self._read = {}
            return Seeds(self.folder), [_NO_FOLDER]
        self._read = dict(self._now(changed))
        return seeds.together(self.folder, {path: read for path, (_, read) in self._read.items()})

    def _now(self, changed: Collection[Path]) -> Iterator[tuple[str, tuple[Stamp, Read]]]:
        below = (file for file in changed if file.is_relative_to(self.folder))
        named = {file.relative_to(self.folder).as_posix() for file in below}
        for path, problem in seeds.seed_paths(self.folder):
            if problem is not None:
                yield path, ((), ("", None, [problem]))
                continue
            stamp, known = stamp_of(f"{self.folder}/{path}"), self._read.get(path)
            if known is None or known[0] != stamp or path in named:
                known = (stamp, seeds.read_seed(self.folder, path))
            yield path, known


_NO_FOLDER = (
    error(Place("."), "the folder does not exist", "the preview continues when it is back")
    .named("no-folder")
    .located(1, 1)
)
