"""What a second process does for a build that is still starting, and how to start it.

A build of thousands of pages loads libraries first, then reads the seeds, on one core. On another
one `preload_process.py` reads most of the YAML meanwhile, then compiles the templates. Whatever it
does not give, the build does itself, so a build without it makes the same site.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from llmref.limits import FILE_BYTES
from llmref.locks import stamp
from llmref.project import Templates
from llmref.speed import is_on

WORTH_STARTING = 500
"""From so many seed files on a second process gains more than starting it costs."""
_SHARE = 0.8
"""How much of the seeds, by size, can be read while the first process loads libraries."""


class Ahead:
    """What a second process has done; asking waits for it."""

    def __init__(
        self, paths: frozenset[str] = frozenset(), pipe: IO[bytes] | None = None, stamp: int = 0
    ) -> None:
        self.paths = paths
        """The seeds that it reads, relative to their folder."""
        self.stamp = stamp
        """That of the folder before it began."""
        self._pipe = pipe
        self._values: Mapping[str, object] | None = None

    def value(self, path: str) -> object:
        """What the YAML of a seed says; None where it was not read or has a fault."""
        if path not in self.paths:
            return None
        if self._values is None:
            self._values = self._next()
        return self._values.get(path)

    def compiled(self) -> Mapping[Any, Any]:
        """Compiled templates, as `llmref.render.environment` keeps them."""
        return self._next() if self.paths and self._values is not None else {}

    def _next(self) -> Mapping[Any, Any]:
        if self._pipe is None:
            return {}
        try:
            value: Mapping[Any, Any] = marshal.load(self._pipe)  # noqa: S302  # of our own process
        except (EOFError, ValueError, TypeError):  # it was ended, or another Python answered
            return {}
        return value


NOTHING_AHEAD = Ahead()


@contextmanager
def started(folder: Path, templates: Templates) -> Iterator[Ahead]:
    """A second process at work on the seeds, if there are enough of them and a core for it."""
    if not is_on("preload"):
        yield NOTHING_AHEAD
        return
    before = stamp(folder)
    paths, count = share(folder)
    if count < WORTH_STARTING or (os.cpu_count() or 1) == 1:
        yield NOTHING_AHEAD
        return
    command = [
        sys.executable,
        "-m",
        "llmref.speed.preload_process",
        str(folder),
        *map(str, templates.folders),
    ]
    with subprocess.Popen(  # noqa: S603  # this Python, without a shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as second:
        try:
            yield Ahead(paths, second.stdout, before)
        finally:
            second.kill()


def share(folder: Path) -> tuple[frozenset[str], int]:
    """The seeds that the second process reads, and how many there are in all."""
    sizes = dict(_sizes(str(folder), ""))
    paths, left = [], _SHARE * sum(sizes.values())
    for path in sorted(sizes):
        if left > 0:
            paths.append(path)
            left -= sizes[path]
    return frozenset(paths), len(sizes)


def _sizes(folder: str, prefix: str) -> Iterator[tuple[str, int]]:
    """Every plain YAML file with its size in bytes."""
    with suppress(
        OSError
    ):  # what cannot be read, or has gone meanwhile, is reported by whoever reads it
        for entry in list(os.scandir(os.path.join(folder, prefix))):  # noqa: PTH118  # three times as fast
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _sizes(folder, f"{path}/")
            elif entry.name.endswith(".yaml") and entry.is_file(follow_symlinks=False):
                size = entry.stat().st_size
                if size <= FILE_BYTES:
                    yield path, size
