"""Files → site: only what changed is written, beside the site, which is then exchanged at once.

Two trees take turns. A build brings the spare one up to date, by the list of what it holds, and
swaps it with the site; a kill at any moment leaves the old site or the new one, never a mixture.
Nothing is deleted and written again, which file systems are slow at.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LIST = ".llmref.json"
"""The list of files in a tree that this tool made, with the digest of each."""
_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux


class NotOurs(Exception):
    """The output folder is not this tool's to write: it holds other things, or is closed."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The spare tree that a build writes."""

    site: Path
    spare: Path
    held: Mapping[str, str]
    """What the spare tree holds from an earlier build: digest by path."""

    def write(self, path: str, content: bytes) -> tuple[str, str]:
        """Write one file, unless it stands there already; its path and digest."""
        digest = hashlib.sha256(content).hexdigest()[:24]  # in hardware on most machines
        if self.held.get(path) != digest:
            file = f"{self.spare}/{path}"
            try:
                _overwrite(file, content)
            except FileNotFoundError:
                _make_folder(os.path.dirname(file))  # noqa: PTH120  # hot
                _overwrite(file, content)
        return path, digest

    def publish(self, written: Iterable[tuple[str, str]]) -> None:
        """Drop what this build did not write, note what it did, and exchange the trees."""
        now = dict(sorted(written))
        for path in self.held.keys() - now.keys():
            (self.spare / path).unlink(missing_ok=True)
            _remove_empty(self.spare, path)
        listing = json.dumps(now, indent=0, ensure_ascii=False)
        (self.spare / LIST).write_text(listing, encoding="utf-8")
        _exchange(self.spare, self.site)


def _make_folder(folder: str) -> None:
    """Make a folder and those above it, which mostly exist already."""
    try:
        os.mkdir(folder)  # noqa: PTH102  # hot
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def prepare(site: Path) -> Tree:
    """The spare tree for a site folder.

    Raises NotOurs where the folder holds files that this tool did not put there.
    """
    site = Path(os.path.abspath(site))  # noqa: PTH100  # a link at its end is not followed
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotOurs(f"{site} is not a folder")
    if site.is_dir() and any(site.iterdir()) and not (site / LIST).is_file():
        raise NotOurs(f"{site} holds files that were not built; move them, or name another folder")
    spare = _beside(site, "spare")
    _recover(site, spare)
    held = _listing(spare)
    try:
        spare.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise NotOurs(f"{spare.parent} cannot be written: {failure.strerror}") from None
    if held is None:  # a build was ended there: its files are written anew, or dropped
        held = {str(file.relative_to(spare)): "" for file in spare.rglob("*") if file.is_file()}
    (spare / LIST).unlink(missing_ok=True)  # until it is complete it is nobody's list
    return Tree(site, spare, held)


def _listing(tree: Path) -> dict[str, str] | None:
    try:
        read = json.loads((tree / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read if isinstance(read, dict) else None


def _overwrite(file: str, content: bytes) -> None:
    # Three calls of the system; a file object makes two more of each of 22,000 files.
    out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        if os.write(out, content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file)
    finally:
        os.close(out)


def _remove_empty(tree: Path, path: str) -> None:
    for folder in _folders(path):
        try:
            (tree / folder).rmdir()
        except OSError:
            return


def _folders(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _exchange(spare: Path, site: Path) -> None:
    """Swap two folders in one step where the system can, else in two renames."""
    if not site.exists():
        spare.rename(site)
        return
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename and rename(_HERE, os.fsencode(spare), _HERE, os.fsencode(site), _EXCHANGE) == 0:
        return
    aside = _beside(site, "aside")
    site.rename(aside)
    spare.rename(site)
    aside.rename(spare)


def _recover(site: Path, spare: Path) -> None:
    """Put back what a build that was ended between two renames left aside."""
    aside = _beside(site, "aside")
    if aside.is_dir():
        aside.rename(spare if site.exists() else site)


def _beside(site: Path, role: str) -> Path:
    return site.parent / f".{site.name}.{role}"
