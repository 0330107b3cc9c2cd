"""What differs after nearly every change of a file, asked of the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

Stamp = tuple[int, ...]
"""Times of its content and of its entry, size, number and disk of a file."""
_SKIPPED = frozenset({".git", ".hg", ".svn"})


class Stamps:
    """The files below some folders, as they were when last asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._known: dict[str, Stamp] = {}
        self.renew()

    def renew(self) -> set[Path]:
        """The files that were changed, made or deleted since the last call.

        A folder that is gone, or that cannot be read, has no files.
        """
        before = self._known
        self._known = {
            path: stamp for folder in self._folders for path, stamp in _below(str(folder))
        }
        return {Path(path) for path, _ in before.items() ^ self._known.items()}


def _below(top: str) -> Iterator[tuple[str, Stamp]]:
    """Path and stamp of every file; folders are followed through links, each of them once."""
    folders, seen = [top], set[tuple[int, int]]()
    while folders:
        folder = folders.pop()
        for entry in _entries(folder, seen):
            with suppress(OSError):  # it went in the meantime
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    yield entry.path, _stamp(entry)


def _entries(folder: str, seen: set[tuple[int, int]]) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError):
        status = os.stat(folder)  # noqa: PTH116  # for every folder, every second
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if entry.name not in _SKIPPED)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        status = entry.stat()
    except OSError:  # a link that leads nowhere
        status = entry.stat(follow_symlinks=False)
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev
