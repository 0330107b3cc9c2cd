"""Files that a power cut leaves as they were or as they are to be, never empty or half."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path


class CannotWrite(Exception):
    """The seeds cannot be changed; the message says why, how they are now, and what to do."""


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk. Raises OSError."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sync_folder(folder: Path) -> None:
    """As `sync`, for a folder; some file systems cannot do that, and others need not."""
    with suppress(OSError):
        sync(folder)


def replace(file: Path, data: bytes) -> None:
    """Write a whole file in one step, for its owner alone. Raises OSError."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as out:
        out.write(data)
    sync(new)
    new.replace(file)
    sync_folder(file.parent)


def digest(data: bytes | None) -> str | None:
    """What distinguishes one content from any other; None for no file."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def digest_of(file: Path) -> str | None:
    """The digest of what a plain file holds; None if there is nothing, "" if it is none.

    Raises OSError where it cannot be read.
    """
    try:
        mode = file.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    return digest(file.read_bytes()) if stat.S_ISREG(mode) else ""


def permissions(file: Path) -> int:
    """Who may read and write a file; nobody may run one. Those of a new one if there is none."""
    try:
        return stat.S_IMODE(file.lstat().st_mode) & 0o666
    except OSError:
        return 0
