"""How every command ends where the system, or whoever reads its output, stops it: in a sentence.

0: done. 1: the seeds have problems, or the work could not be finished. 2: wrong usage.
130 and 141: ended by Ctrl-C, or since nobody reads the output any more, as shells number these.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from llmref import own_faults
from llmref.cli.options import PROBLEMS
from llmref.problems import printable

INTERRUPTED, UNREAD = 130, 141
DEBUG = "LLMREF_DEBUG"
"""The variable that lets failures of our own code be tracebacks."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_LONGEST_NAME = 200


class Stopped(click.ClickException):
    """The work could not be finished; the message says why, in whole sentences."""

    exit_code = PROBLEMS

    def show(self, file: object = None) -> None:  # noqa: ARG002  # as click calls it
        """Print the message as it is."""
        _say(self.message)


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """End the process with a sentence and its exit code, whatever the system refuses inside.

    A failure of our own code says what was being made; with LLMREF_DEBUG it is a traceback.
    """
    try:
        yield
    except KeyboardInterrupt:
        _say("Interrupted.")
        sys.exit(INTERRUPTED)
    except OSError as failure:
        _forget_unwritten()
        if failure.errno == errno.EPIPE:
            sys.exit(UNREAD)
        _say(failure_sentence(failure))
        sys.exit(PROBLEMS)
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as failure:
        if os.environ.get(DEBUG):
            raise
        context = click.get_current_context(silent=True)
        sentences = own_faults.in_a_sentence(failure, _command(context)).split("\n")
        _say("\n".join(printable(sentence) for sentence in sentences))
        sys.exit(PROBLEMS)


def failure_sentence(failure: OSError) -> str:
    """What the system refused, and of which file."""
    name = failure.filename2 or failure.filename
    if name is None:
        return _without_name(failure)
    shown = os.fsdecode(name) if isinstance(name, str | bytes) else str(name)
    shown = shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"
    return f"{shown} cannot be read or written: {failure.strerror}."


def _command(context: click.Context | None) -> str:
    name = context.invoked_subcommand if context else None
    return f"llmref {name}" if name else "llmref"


def open_streams() -> None:
    """Give a process whose input or output was closed at its start one that leads nowhere.

    Otherwise the next file that is opened would get the number, and what is printed.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "r" if number == 0 else "w", closefd=False))  # noqa: SIM115


def _without_name(failure: OSError) -> str:
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        return "The current folder was deleted; change to another folder."
    what = "The output cannot be written" if failure.errno in _FULL else "The system refused"
    return f"{what}: {failure.strerror or failure}."


def _forget_unwritten() -> None:
    """Let output that cannot be written lead nowhere, or Python would report it at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _say(words: str) -> None:
    try:
        click.echo(words, err=True)
    except OSError:
        _forget_unwritten()
