"""Documents of earlier days, kept as the files that were published and judged by their manifests.

A snapshot is a folder named after its day, with every file that its `manifest.json` names.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import orjson

from llmref.open_data.basis import FOLDER, Basis, Data

MANIFEST = "manifest.json"
SNAPSHOTS = "snapshots.json"
"""The list of all snapshots: in no manifest, since it grows with every one."""
_PATH = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)*")


class BadSnapshot(Exception):
    """A folder is not the snapshot that it should be; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """The documents of one day, on disk."""

    folder: Path
    as_of: date
    manifest: bytes
    sums: dict[str, str]
    """The SHA-256 of each file but the manifest."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of each file, the manifest last. Raises BadSnapshot, and OSError."""
        for name, digest in self.sums.items():
            try:
                content = (self.folder / name).read_bytes()
            except FileNotFoundError:
                raise BadSnapshot(f"{self.folder / name} is missing; {_RESTORE}") from None
            if hashlib.sha256(content).hexdigest() != digest:
                words = f"{self.folder / name} is not the file that its manifest names"
                raise BadSnapshot(f"{words}; {_RESTORE}")
            yield name, content
        yield MANIFEST, self.manifest


_RESTORE = "restore it from where it was published, or remove the folder"


def snapshots_in(folder: Path) -> list[StoredSnapshot]:
    """Those in a folder, the oldest first; what begins with a dot is not looked at.

    Raises BadSnapshot, and OSError.
    """
    days = sorted(day for day in folder.iterdir() if day.is_dir() and day.name[0] != ".")
    stored = [snapshot_at(day) for day in days]
    for snapshot in stored:
        if snapshot.as_of.isoformat() != snapshot.folder.name:
            words = f"{snapshot.folder} has documents as of {snapshot.as_of}"
            raise BadSnapshot(f"{words}; rename the folder to that day, or remove it")
    return stored


def snapshot_at(folder: Path) -> StoredSnapshot:
    """The one whose manifest lies in this folder. Raises BadSnapshot, and OSError."""
    file = folder / MANIFEST
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise BadSnapshot(f"there is no {file}; it comes with every snapshot and build") from None
    try:
        read: dict[str, Any] = orjson.loads(content)
        as_of = date.fromisoformat(read["basis"]["as_of"])
        sums = {name: str(listed["sha256"]) for name, listed in read["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadSnapshot(f"{file} is not a manifest of documents; {_RESTORE}") from None
    if strange := [name for name in sums if not _PATH.fullmatch(name)]:
        raise BadSnapshot(f"{file} names {strange[0]!r}, which is not a path of a document")
    return StoredSnapshot(folder, as_of, content, sums)


def add_snapshot(site: Path, folder: Path) -> tuple[StoredSnapshot, bool]:
    """Copy the documents of a built site into a folder of snapshots; whether they are new there.

    The copy is complete or absent, whenever the process ends. Raises BadSnapshot where the folder
    has other documents of the same day, or either is not whole, and OSError.
    """
    today = snapshot_at(site / FOLDER)
    target = folder / today.as_of.isoformat()
    if target.exists():
        if (stored := snapshot_at(target)).manifest == today.manifest:
            _expect_whole(today)
            _expect_whole(stored)
            return today, False
        words = f"{target} was published with other content and does not change"
        raise BadSnapshot(f"{words}; a change of the facts needs another as_of in site.yaml")
    folder.mkdir(parents=True, exist_ok=True)
    spare = Path(mkdtemp(dir=folder, prefix=".new-"))
    try:
        for name, content in today.files():
            (spare / name).parent.mkdir(exist_ok=True)
            (spare / name).write_bytes(content)
        spare.chmod(0o777 & ~_mask())
        spare.rename(target)
    except BaseException:
        shutil.rmtree(spare, ignore_errors=True)
        raise
    return today, True


def _expect_whole(snapshot: StoredSnapshot) -> None:
    for _ in snapshot.files():
        pass


def _mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def snapshots_document(basis: Basis, stored: Sequence[StoredSnapshot]) -> Data:
    """The list of all that are published, the newest first; today's is that of the version."""
    days = {snapshot.as_of: f"snapshots/{snapshot.as_of}/{MANIFEST}" for snapshot in stored}
    days.setdefault(basis.as_of, MANIFEST)
    items = [
        {"as_of": as_of, "manifest": f"{basis.addresses.whole(f'/{FOLDER}')}{path}"}
        for as_of, path in sorted(days.items(), reverse=True)
    ]
    return basis.document("snapshots", items)


def snapshot_files(stored: Sequence[StoredSnapshot]) -> Iterator[tuple[str, bytes]]:
    """Path below the site and content of every file. Raises BadSnapshot, and OSError."""
    for snapshot in stored:
        for name, content in snapshot.files():
            yield f"{FOLDER}snapshots/{snapshot.as_of}/{name}", content
