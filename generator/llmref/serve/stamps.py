"""What differs after nearly every change of a file, asked of the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

Stamp = tuple[int, ...]
"""Times of its content and of its entry, size, number and disk of a file; of a folder, nothing."""
_FOLDER: Stamp = ()
_GONE: Stamp = (0,)
_SKIPPED = frozenset({".git", ".hg", ".svn"})


class Stamps:
    """The files and folders below some folders, as they were when last asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._known: dict[str, Stamp] = {}
        self.renew()

    def renew(self) -> set[Path]:
        """What was changed, made or deleted since the last call.

        A folder that is gone, or that cannot be read, has no files.
        """
        before = self._known
        self._known = {
            path: stamp for folder in self._folders for path, stamp in _below(str(folder))
        }
        return {Path(path) for path, _ in before.items() ^ self._known.items()}

    def note(self, files: Iterable[Path]) -> None:
        """Take note of files that are known to be changed: `renew` gives later changes only."""
        for file in files:
            path = str(file)
            if file.is_dir():
                self._known[path] = _FOLDER
            elif (stamp := stamp_of(path)) != _GONE:
                self._known[path] = stamp
            else:
                self._known.pop(path, None)


def stamp_of(file: str) -> Stamp:
    """The stamp of a file, and if it is a link, of what it leads to."""
    try:
        return _stamp(os.stat(file))  # noqa: PTH116  # for every file, at every edit
    except OSError:
        return _GONE


def _below(top: str) -> Iterator[tuple[str, Stamp]]:
    """Path and stamp of all there is; folders are followed through links, each of them once."""
    folders, seen = [top], set[tuple[int, int]]()
    while folders:
        folder = folders.pop()
        with suppress(OSError):  # it is gone, or not to be read
            status = os.stat(folder)  # noqa: PTH116  # for every folder, every second
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                yield folder, _FOLDER
                for entry in entries:
                    if entry.name in _SKIPPED:
                        continue
                    if entry.is_dir():
                        folders.append(entry.path)
                    else:
                        yield entry.path, _entry_stamp(entry)


def _entry_stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp(entry.stat())
    except OSError:  # a link that leads nowhere, or gone just now
        return _GONE


def _stamp(status: os.stat_result) -> Stamp:
    return (
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_size,
        status.st_ino,
        status.st_dev,
    )
