"""The list of an edit's moves, by which an interrupted edit is finished.

It lies in the user's own state folder. A commit, a clone or an archive can carry files of any name
into the seeds, but none to that place, so whatever the list says was written by this tool.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from llmref.edits import durable
from llmref.edits.durable import CannotWrite


@dataclass(frozen=True, slots=True)
class Move:
    """One file that gets another content, or goes."""

    path: str
    """Relative to the seeds folder, with slashes."""
    before: str | None
    """The digest of what the edit read there; None for a file that is new."""
    after: str | None
    """The digest of what is to stand there; None for a file that goes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of an edit that has begun."""

    folder: str
    moves: tuple[Move, ...] | None
    """In the order in which they are made; None while the new files are being written."""


_LISTED = TypeAdapter(Listed)


class Journal:
    """The list for one folder of seeds."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.resolve())
        name = hashlib.sha256(os.fsencode(self._folder)).hexdigest()[:32]
        self._name = f"{name}.json"

    def read(self) -> Listed | None:
        """What this user's tool noted of an edit of the folder; None if no edit has begun.

        Raises CannotWrite where the list is there and cannot be used.
        """
        state = _state_folder()
        if state is None:
            return None
        file = state / self._name
        try:
            with file.open("rb") as opened:
                owner, data = os.fstat(opened.fileno()).st_uid, opened.read()
        except OSError:
            return None
        try:
            listed = _LISTED.validate_json(data)
        except ValidationError:
            listed = None
        if listed is None or listed.folder != self._folder or owner != os.geteuid():
            words = f"{file} is not a list of moves that llmref wrote"
            raise CannotWrite(f"Nothing was changed: {words}; delete it")
        return listed

    def write(self, moves: tuple[Move, ...] | None) -> None:
        """Note that an edit has begun, or, with its moves, that it is to be finished."""
        state = _state_folder()
        if state is None:
            words = "there is no home folder to keep the list of an edit's moves in"
            raise CannotWrite(f"Nothing was changed: {words}: {_NAME_ANOTHER}")
        data = _LISTED.dump_json(Listed(self._folder, moves))
        try:
            state.mkdir(mode=0o700, parents=True, exist_ok=True)
            durable.replace(state / self._name, data)
        except OSError as failure:
            words = f"the list of an edit's moves cannot be kept in {state}: {failure.strerror}"
            raise CannotWrite(f"Nothing was changed: {words}: {_NAME_ANOTHER}") from None

    def clear(self) -> None:
        """Note that no edit is under way; a list that stays is nobody's, without the new files."""
        state = _state_folder()
        if state is not None and os.path.lexists(state / self._name):
            with suppress(OSError):
                (state / self._name).unlink()


_NAME_ANOTHER = "set XDG_STATE_HOME to a folder that you can write to"


def _state_folder() -> Path | None:
    named = os.environ.get("XDG_STATE_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117  # an empty name is none
        return Path(named) / "llmref" / "edits"
    try:
        return Path.home() / ".local" / "state" / "llmref" / "edits"
    except RuntimeError:  # no home is known
        return None
