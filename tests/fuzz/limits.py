"""Bounds of what a run may take: processor time here, time and memory of a process of its own."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil
from pathlib import Path
from types import FrameType

from llmref.speed.garbage import no_search_for_garbage

ROOT = Path(__file__).parents[2]
CHECK_SECONDS, CHECK_BYTES = 2, 300_000_000
AGAIN_SECONDS = 0.1


class TooSlow(AssertionError):
    """A run took more processor time than it may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what takes more processor time, so that a busy machine changes no verdict."""
    too_slow = TooSlow(f"more than {seconds} s of processor time")
    is_late = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_late
        is_late = True
        raise too_slow

    with no_search_for_garbage():
        pass  # which searches if it is time to: what earlier runs left is no work of this one
    before = signal.signal(signal.SIGVTALRM, stop)
    # Again and again: what is raised while garbage is collected goes no further.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN_SECONDS)
    try:
        yield
        if is_late:
            raise too_slow
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@cache
def start_seconds() -> int:
    """Processor time that a process may take to start on this machine, in whole seconds.

    Twice what it takes to check the smallest seeds: where nothing is compiled yet, starting alone
    takes most of what a check may take, and more of it where something else runs.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run("check", "--seeds", str(ROOT / "tests/worlds/tiny"), seconds=60, size=CHECK_BYTES)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ceil(2 * taken)


def run(*arguments: str, seconds: int, size: int) -> subprocess.CompletedProcess[str]:
    """Run llmref as a process that may take so much processor time and memory, and not more."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))

    return subprocess.run(
        [sys.executable, "-m", "llmref", *arguments],
        preexec_fn=bound,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        cwd=ROOT,
        check=False,
    )


def unprintable(text: str) -> list[str]:
    """The lines of an output that would move or color a terminal."""
    return [
        f"control characters in {line!a}" for line in text.split("\n") if not line.isprintable()
    ]
