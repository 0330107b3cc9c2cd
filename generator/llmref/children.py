"""Processes forked from this one that each give one result, and end when it does."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from llmref import lifeline
from llmref.own_faults import with_traceback

Result = TypeVar("Result")


class ChildEnded(Exception):
    """A process was ended from outside; the message says how."""


@dataclass(frozen=True, slots=True)
class Child(Generic[Result]):
    """A process that works beside this one."""

    process: BaseProcess
    answers: Connection[Any, Any]

    def result(self) -> Result:
        """What the process gave, or raised. Raises ChildEnded where it gave nothing."""
        try:
            sent = self.answers.recv()
        except EOFError:
            self.process.join()
            raise ChildEnded(_how(self.process.exitcode)) from None
        if isinstance(sent, BaseException):
            raise sent
        result: Result = sent
        return result


@contextmanager
def working(number: int, work: Callable[[], Result]) -> Iterator[list[Child[Result]]]:
    """So many processes that do the same work; all have ended when the block does.

    Each gets a pipe of which only this process has the other end, which closes when it ends.
    """
    context = multiprocessing.get_context("fork")
    with ExitStack() as stack:
        lifeline, lifeline_end = os.pipe()
        stack.callback(os.close, lifeline)
        stack.callback(os.close, lifeline_end)
        children: list[Child[Result]] = []
        for _ in range(number):
            answers, answers_end = context.Pipe(duplex=False)
            stack.callback(answers.close)
            not_its_own = (
                lifeline_end,
                answers.fileno(),
                *(child.answers.fileno() for child in children),
            )
            job = (work, answers_end, lifeline, not_its_own)
            with _interrupts_later():
                process = context.Process(target=_work, args=job, daemon=True)
                process.start()
                stack.callback(_end, process)
            answers_end.close()
            children.append(Child(process, answers))
        yield children


def _work(
    work: Callable[[], Result],
    answers: Connection[Any, Any],
    lifeline_end: int,
    others: tuple[int, ...],
) -> None:
    for number in others:
        os.close(number)
    lifeline.hold(lifeline_end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this one
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    sent: object
    try:
        sent = work()
    except Exception as failure:  # the parent reports it
        sent = with_traceback(failure)
    with suppress(BrokenPipeError):  # the parent has ended
        answers.send(sent)


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Keep Ctrl-C waiting while a process starts, which would report it like a fault."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(process: BaseProcess) -> None:
    process.kill()
    process.join()


def _how(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name
        memory = "; memory may have run out" if name == "SIGKILL" else ""
        return f"A process of this build was ended by {name}{memory}."
    return f"A process of this build ended early, with exit code {exitcode}."
