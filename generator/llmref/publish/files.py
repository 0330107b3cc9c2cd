"""The files of a tree: what a list says of each, and what lies there that no list names."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from llmref.urls import folders_of

Entry = tuple[str, int, int, int]
"""The digest of a file, and what the system said of it when it was written: its size in bytes,
when its content and when anything about it last changed, in nanoseconds."""
Listing = Mapping[str, Entry]
"""The files of a tree by path."""
_OF_NO_VALUE = frozenset({".DS_Store", "Thumbs.db"})
"""What file managers leave where somebody looked; it is never published, and nobody's loss."""


def strangers(tree: Path, names: Collection[str], *, at_top: bool = False) -> list[str]:
    """Sorted paths of what lies in a tree and is not among the names; folders end in a slash.

    No file is looked into, and on demand no folder.
    """
    folders = folders_of(names)
    foreign = []
    for path, entry in _entries(tree, () if at_top else folders):
        if entry.is_dir(follow_symlinks=False):
            if path not in folders:
                foreign.append(f"{path}/")
        elif path not in names or not entry.is_file(follow_symlinks=False):
            foreign.append(path)
    return sorted(path for path in foreign if path.rpartition("/")[2] not in _OF_NO_VALUE)


def repository(tree: Path, paths: Iterable[str]) -> str | None:
    """The first repository of git that is among some paths of a tree, or lies below them."""
    for path in paths:
        for folder, folders, names in os.walk(tree / path):
            if ".git" in {*folders, *names}:
                return Path(folder, ".git").relative_to(tree).as_posix()
        if path.rstrip("/").rpartition("/")[2] == ".git":
            return path.rstrip("/")
    return None


def keep_listed(tree: Path, newest: Listing, previous: Listing) -> dict[str, Entry]:
    """What of a tree is as one of two lists says; whatever else lies there is removed.

    A file that another name leads to as well is removed, too: writing would change both.
    """
    intact: dict[str, Entry] = {}
    folders = folders_of(newest) | folders_of(previous)
    seen: set[str] = set()
    for path, entry in _entries(tree, folders):
        if path in folders and entry.is_dir(follow_symlinks=False):
            seen.add(path)
            continue
        state = entry.stat(follow_symlinks=False)
        stamp = (state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        listed = _with_stamp(stamp, newest.get(path), previous.get(path))
        if listed and state.st_nlink == 1 and entry.is_file(follow_symlinks=False):
            intact[path] = listed
        else:
            remove(entry.path)
    for folder in sorted(seen - folders_of(intact), reverse=True):
        (tree / folder).rmdir()
    return intact


def _with_stamp(stamp: tuple[int, int, int], *entries: Entry | None) -> Entry | None:
    return next((entry for entry in entries if entry and entry[1:] == stamp), None)


def remove(path: str | Path) -> None:
    """Remove a file, a link, or a folder with all that it holds; links are not followed."""
    path = Path(path)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def drop(tree: Path, paths: Iterable[str]) -> None:
    """Remove files of a tree, and the folders that are empty without them."""
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):  # a new file has the folder's name
            (tree / path).unlink()
        folder = path.rpartition("/")[0]
        with suppress(OSError):  # it still holds something
            while folder:
                (tree / folder).rmdir()
                folder = folder.rpartition("/")[0]


def write_files(folder: int, path: str, content: bytes, digest: str) -> Entry:
    """Write a file of an open folder, and the folders above it; what to list of it.

    The folder is named by its number, so that nothing is written to another that took its name.
    """
    try:
        return _write(folder, path, content, digest)
    except FileNotFoundError:
        _make_folder(folder, path.rpartition("/")[0])
        return _write(folder, path, content, digest)


def clear(folder: int, path: str, intact: Collection[str]) -> None:
    """Make room for a file of an open folder, where an earlier build has left something else.

    That is a folder of its name, or a file that has the name of a folder above it.
    """
    for above in folders_of([path]):
        if above in intact:
            with suppress(FileNotFoundError):
                os.unlink(above, dir_fd=folder)
            return
    shutil.rmtree(path, dir_fd=folder)


def _write(folder: int, path: str, content: bytes, digest: str) -> Entry:
    # Four calls of the system; a file object makes two more of each of 22,000 files.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
    out = os.open(path, flags, 0o666, dir_fd=folder)
    try:
        if os.write(out, content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        state = os.fstat(out)
    except OSError as failure:  # of an open file, the system does not say which it was
        raise OSError(failure.errno, failure.strerror, path) from None
    finally:
        os.close(out)
    return digest, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _make_folder(folder: int, path: str) -> None:
    """Make a folder below an open one, and those above it, which mostly exist already."""
    try:
        os.mkdir(path, dir_fd=folder)
    except FileExistsError:  # another process made it
        return
    except FileNotFoundError:
        above = path.rpartition("/")[0]
        if not above:  # the open folder itself was deleted
            raise
        _make_folder(folder, above)
        _make_folder(folder, path)


def _entries(tree: Path, folders: Collection[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every path below a tree; not what lies in folders of other names."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{tree}/{prefix}") as entries:
            in_folder = list(entries)  # all are known before any is removed
        for entry in in_folder:
            path = prefix + entry.name
            if path in folders and entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            yield path, entry
