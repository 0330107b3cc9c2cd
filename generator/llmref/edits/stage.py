"""Several files changed as one: all are written beside the seeds first, then put in their places.

What is new lies in a hidden folder of the seeds until it is moved, so that the disk is full before
anything has changed. The list of moves lies elsewhere (`journal.py`); once it is whole, the edit is
finished by whoever comes next, even after a kill or a power cut. Until then it is as if it had
never begun.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from llmref.edits import durable
from llmref.edits.durable import CannotWrite, digest, digest_of
from llmref.edits.files import is_place
from llmref.edits.journal import Journal, Move
from llmref.folder import STAGE
from llmref.locks import locked

_SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the seeds that is written or deleted."""

    path: str
    """Relative to the seeds folder, with slashes."""
    before: bytes | None
    """What was read there, and must still stand there; None if there is to be no file yet."""
    after: bytes | None
    """What it is to hold; None for a file that is deleted."""


class _Overtaken(Exception):
    """Somebody changed a file that an edit would write; the message is its path."""


@contextmanager
def editing(folder: Path, waiting: Callable[[], None] | None = None) -> Iterator[Edit]:
    """Have the seeds alone, with what was interrupted finished; `waiting` is called before a wait.

    Raises CannotWrite.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(folder, waiting or (lambda: None)))
        except OSError as failure:
            raise CannotWrite(f"Nothing was changed: {_reason(failure)}") from None
        edit = Edit(folder)
        edit.recover()
        yield edit


class Edit:
    """What may change the seeds, while nobody else may; `editing` makes it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stage = folder / STAGE
        self._journal = Journal(folder)

    def commit(self, changes: Iterable[Change]) -> None:
        """Make all changes, or none. Raises CannotWrite, which says how the seeds are then."""
        real = sorted((change for change in changes if change.before != change.after), key=_order)
        if not real:
            return
        moves = tuple(
            Move(change.path, digest(change.before), digest(change.after)) for change in real
        )
        try:
            self._begin(real, moves)
            self._finish(moves)
        except _Overtaken as path:
            words = f"{self._folder}/{path} was changed by someone else meanwhile"
            raise CannotWrite(f"Nothing was changed: {words}; run the command again") from None

    def recover(self) -> None:
        """Finish an edit that was interrupted, or forget one that had not begun to be made.

        Raises CannotWrite where the hidden folder was not written by this tool, and where that
        cannot be shown.
        """
        if not os.path.lexists(self._stage):
            self._journal.clear()
            return
        listed = self._journal.read()
        if listed is None or self._stage.is_symlink() or not self._stage.is_dir():
            words = f"{self._stage} is not an edit that llmref began here as this user"
            hint = "if you know of none, delete it; else look at the seeds with `git status` first"
            raise CannotWrite(f"Nothing was changed: {words}; {hint}")
        if listed.moves is None:
            self._forget()
            return
        with suppress(_Overtaken):
            self._finish(listed.moves)

    def _begin(self, changes: Sequence[Change], moves: tuple[Move, ...]) -> None:
        """Write the new files and the list of moves; if that fails, it is as if it never began."""
        try:
            for change in changes:
                self._expect_unchanged(change)
            self._journal.write(None)
            self._write_new(changes)
            self._journal.write(moves)
        except BaseException as failure:
            self._forget()
            if isinstance(failure, OSError):
                raise CannotWrite(f"Nothing was changed: {_reason(failure)}") from None
            raise

    def _expect_unchanged(self, change: Change) -> None:
        place = _place(self._folder, change.path)
        if digest_of(place) != digest(change.before):
            raise _Overtaken(change.path)
        _expect_writable(place.parent)

    def _write_new(self, changes: Sequence[Change]) -> None:
        self._stage.mkdir()
        for number, change in enumerate(changes):
            if change.after is None:
                continue
            file = self._stage / str(number)
            file.write_bytes(change.after)
            if mode := durable.permissions(self._folder / change.path):
                file.chmod(mode)
        for file in self._stage.iterdir():
            durable.sync(file)
        durable.sync_folder(self._stage)
        durable.sync_folder(self._folder)

    def _finish(self, moves: Sequence[Move]) -> None:
        """Make the moves that have not been made.

        Raises _Overtaken, with the edit forgotten, where somebody changed a file before any move
        was made, and CannotWrite where the edit can be neither made nor forgotten.
        """
        try:
            with _uninterrupted():
                waiting = self._waiting(moves)
                for number, move in waiting:
                    self._make(number, move)
                for parent in {parent for move in moves for parent in PurePath(move.path).parents}:
                    durable.sync_folder(self._folder / parent)
                self._forget()
        except OSError as failure:
            words = f"The edit is not finished: {_reason(failure)}"
            raise CannotWrite(f"{words}; put that right, then run `llmref fmt`") from None

    def _waiting(self, moves: Sequence[Move]) -> list[tuple[int, Move]]:
        """The moves that have not been made, with their numbers: those that write come first."""
        waiting: list[tuple[int, Move]] = []
        overtaken = ""
        for number, move in enumerate(moves):
            new = None if move.after is None else digest_of(self._stage / str(number))
            now = digest_of(_place(self._folder, move.path))
            is_made = now is None if move.after is None else new is None and now != move.before
            if is_made:
                continue
            if new != move.after or now not in {move.before, move.after}:
                overtaken = overtaken or move.path
            waiting.append((number, move))
        if not overtaken:
            return waiting
        if len(waiting) == len(moves):  # none was made
            self._journal.write(None)
            self._forget()
            raise _Overtaken(overtaken)
        words = f"An edit is half made, and {self._folder}/{overtaken} was changed since it began"
        hint = f"look at the seeds with `git diff`, put them right, and delete {self._stage}"
        raise CannotWrite(f"{words}; {hint}")

    def _make(self, number: int, move: Move) -> None:
        target = _place(self._folder, move.path)
        if move.after is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._stage / str(number)).replace(target)
            return
        target.unlink()
        for parent in list(PurePath(move.path).parents)[:-1]:
            with suppress(OSError):  # it holds other files
                (self._folder / parent).rmdir()

    def _forget(self) -> None:
        """End the edit: what is not in its place by now is dropped."""
        shutil.rmtree(self._stage, ignore_errors=True)
        durable.sync_folder(self._folder)
        if not os.path.lexists(self._stage):
            self._journal.clear()


def _order(change: Change) -> tuple[bool, str]:
    """Files are deleted last, so that until the first move nothing is gone."""
    return (change.after is None, change.path)


def _place(folder: Path, path: str) -> Path:
    """Where a seed of that path lies. Raises CannotWrite where none can, or a link leads away."""
    target = folder / path
    if not is_place(path):
        raise CannotWrite(f"Nothing was changed: no seed can be at {target}")
    for part in [PurePath(path), *PurePath(path).parents][:-1]:
        if (folder / part).is_symlink():
            words = f"{folder / part} is a symbolic link"
            raise CannotWrite(f"Nothing was changed: {words}; put the file itself there")
    return target


def _expect_writable(folder: Path) -> None:
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        raise CannotWrite(f"Nothing was changed: {folder} cannot be written to")


def _reason(failure: OSError) -> str:
    return f"{failure.strerror}: {failure.filename}" if failure.filename else f"{failure.strerror}"


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a signal that ends the command wait until the moves are made."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
