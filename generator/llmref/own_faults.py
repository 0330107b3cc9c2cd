"""What was being made when our own code failed, kept with the failure until it is reported."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CODE = Path(__file__).resolve().parent
_MAKING = "while making "


@contextmanager
def making(what: str) -> Iterator[None]:
    """Note on a failure what was being made: the page /model/anvil-1/. The innermost counts."""
    try:
        yield
    except Exception as failure:
        failure.add_note(f"{_MAKING}{what}")
        raise


def with_traceback(failure: Exception) -> Exception:
    """The failure for another process, which gets no traceback but the note of one."""
    try:
        pickle.loads(pickle.dumps(failure))  # noqa: S301  # what was just written
        sent = failure
    except Exception:  # whatever it holds, the other process can read its words
        sent = RuntimeError(f"{type(failure).__name__}: {failure}")
        sent.__notes__ = [*getattr(failure, "__notes__", ())]
    sent.add_note("".join(traceback.format_exception(failure)))
    return sent


def in_a_sentence(failure: Exception, command: str) -> str:
    """What failed, what was being made, that it is our fault, and how to report it."""
    notes = [str(note) for note in getattr(failure, "__notes__", ())]
    making_what = next((f" {note}" for note in notes if note.startswith(_MAKING)), "")
    says = " ".join(f"{type(failure).__name__}: {failure}".split())
    return (
        f"{command} failed{making_what}: {says}{_place(failure)}.\n"
        "This is a fault of llmref, not of your files. Please report it with the traceback that"
        f" LLMREF_DEBUG=1 {command} shows."
    )


def _place(failure: Exception) -> str:
    """Our innermost line that the failure passed; empty where another process ran it."""
    frames = traceback.extract_tb(failure.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(CODE)]
    if not inside:
        return ""
    path = Path(inside[-1].filename).relative_to(CODE.parent).as_posix()
    return f" ({path}:{inside[-1].lineno})"
