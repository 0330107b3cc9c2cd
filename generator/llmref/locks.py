"""Locks of the operating system on a folder; they end with the process that has them.

The lock is on the folder itself, so that nothing is written, and nothing that a commit can carry
is opened. Who only reads has no lock, and sees by `stamp` whether an edit was made meanwhile.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_BETWEEN_LOOKS_S = 0.02


def stamp(folder: Path) -> int:
    """What is another number after each edit, which makes and removes a name in the folder."""
    try:
        return os.stat(folder).st_ctime_ns  # noqa: PTH116  # asked at every build
    except OSError:
        return 0


@contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Have the folder alone; `waiting` is called once if another process has it.

    On a file system without such locks, as some network shares are, nobody waits for anybody.
    Raises OSError where the folder cannot be opened.
    """
    is_first_look = True
    while True:
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if _taken(number, fcntl.LOCK_EX | fcntl.LOCK_NB):
                if is_first_look:
                    waiting()
                is_first_look = False
                _taken(number, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(number), os.stat(folder)):  # noqa: PTH116
                yield
                return
        finally:
            os.close(number)


def wait_until_free(folder: Path, seconds: float) -> bool:
    """Wait until no process has the folder; False if one still has it after so many seconds."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        deadline = time.monotonic() + seconds
        while _taken(number, fcntl.LOCK_SH | fcntl.LOCK_NB):
            if time.monotonic() > deadline:
                return False
            time.sleep(_BETWEEN_LOOKS_S)
    finally:
        os.close(number)
    return True


def _taken(number: int, kind: int) -> bool:
    """Whether another process has the folder; if none has, this one has it from now on."""
    try:
        fcntl.flock(number, kind)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
