"""Several files changed as one: all are written beside the seeds first, then put in their places.

What is written lies in a hidden folder, which the reader of seeds ignores. A list of moves is
its last file; once that is there, the change is finished by whoever comes next, even after a kill.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

STAGE = ".edit"
_LIST = "moves.json"


class CannotWrite(Exception):
    """The seeds cannot be changed; the message says what to do."""


def commit(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    """Write files, and delete those whose content is None: all of them, or none.

    Raises CannotWrite, with the seeds as they were.
    """
    if not changes:
        return
    recover(folder)
    stage = folder / STAGE
    try:
        _expect_writable(folder, changes)
        stage.mkdir()
        moves: dict[str, str | None] = {}
        for number, (path, data) in enumerate(sorted(changes.items())):
            moves[path] = None if data is None else str(number)
            if data is not None:
                (stage / str(number)).write_bytes(data)
        (stage / f"{_LIST}.tmp").write_text(json.dumps(moves), encoding="utf-8")
        (stage / f"{_LIST}.tmp").rename(stage / _LIST)
    except OSError as failure:
        shutil.rmtree(stage, ignore_errors=True)
        raise CannotWrite(f"nothing was changed: {failure.strerror}: {failure.filename}") from None
    recover(folder)


def recover(folder: Path) -> None:
    """Finish a change that was interrupted, or forget one that had not begun to be made."""
    stage = folder / STAGE
    if not stage.is_dir():
        return
    moves = stage / _LIST
    for path, name in json.loads(moves.read_text("utf-8")).items() if moves.is_file() else ():
        target = folder / path
        if name is None:
            target.unlink(missing_ok=True)
        elif (stage / name).is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            (stage / name).replace(target)
        _drop_empty(folder, path)
    shutil.rmtree(stage)


def _drop_empty(folder: Path, path: str) -> None:
    for parent in list(PurePosixPath(path).parents)[:-1]:
        here = folder / parent
        if here.is_dir() and not any(here.iterdir()):
            here.rmdir()


def _expect_writable(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    for path in changes:
        parent = (folder / path).parent
        while not parent.exists():
            parent = parent.parent
        if not os.access(parent, os.W_OK):
            raise CannotWrite(f"nothing was changed: {parent} may not be written to")
