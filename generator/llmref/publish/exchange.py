"""Two folders change places in one step, where the system can; and whether they may."""

from __future__ import annotations

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

_EXCHANGE, _WORKING_FOLDER = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux
_MOUNTED = (errno.EBUSY, errno.EXDEV)


def exchange(spare: Path, site: Path, aside: Path) -> None:
    """Let two folders change places; `aside` is a name that is free meanwhile.

    Where the site does not exist, the spare folder becomes it. Raises OSError; the site then is
    as it was.
    """
    if not site.exists():
        spare.rename(site)
        return
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if (
        rename
        and rename(
            _WORKING_FOLDER, os.fsencode(spare), _WORKING_FOLDER, os.fsencode(site), _EXCHANGE
        )
        == 0
    ):
        return
    site.rename(aside)
    try:
        spare.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(spare)


def recover(spare: Path, site: Path, aside: Path) -> None:
    """Put back what a build that was killed between two renames left aside."""
    if aside.is_dir():
        aside.rename(spare if site.exists() else site)


def is_mount_point(folder: Path, probe: Path) -> bool:
    """Whether a file system is mounted on a folder, so that no other can take its place.

    An empty folder, the probe, is renamed onto it: the system says that the other is not empty,
    replaces it if it is, or says what is asked here. It is the one way that sees every mount, also
    of a folder of the same disk. Raises OSError where the folder may not be renamed at all.
    """
    probe.mkdir(exist_ok=True)
    try:
        probe.rename(folder)
    except OSError as failure:
        with suppress(OSError):
            probe.rmdir()
        if failure.errno in _MOUNTED:
            return True
        if failure.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
    return False
