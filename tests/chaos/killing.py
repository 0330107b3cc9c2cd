"""Commands that are killed at a random moment, as by the system or a power cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import cycle
from pathlib import Path
from random import Random  # noqa: TID251  # seeded: the same moments every time
from time import perf_counter, sleep

from llmref.folder import STAGE

ROOT = Path(__file__).parents[2]
DEADLINE_S = 300
"""No command takes so long, on however busy a machine."""
_BETWEEN_LOOKS_S = 0.0005


class From(Enum):
    """What a moment is counted from, with the longest time from there in seconds, if it is known.

    Most of a command's time goes by before it writes anything, and its moves are over at once.
    """

    START = "its start"
    EDIT = "the first trace of its edit"
    MOVES = "its first move"


_LONGEST_S = {From.EDIT: 0.03, From.MOVES: 0.001}


@dataclass(frozen=True, slots=True)
class Moment:
    """When a command is killed."""

    seconds: float
    since: From


def moments(
    number: int, longest_s: float, seed: str, kinds: Iterable[From] = From
) -> Iterator[Moment]:
    """So many moments of a command that takes so long: as many of each kind."""
    random = Random(seed)
    for since, _ in zip(cycle(kinds), range(number), strict=False):
        yield Moment(random.uniform(0, _LONGEST_S.get(since, longest_s)), since)


def started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    """A command of llmref in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "llmref", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finished(arguments: Sequence[str]) -> float:
    """Run a command to its end, which has to be a good one; how many seconds it took."""
    began = perf_counter()
    with started(arguments) as process:
        _, said = process.communicate(timeout=DEADLINE_S)
    assert process.returncode == 0, said
    return perf_counter() - began


def killed(arguments: Sequence[str], moment: Moment, seeds: Path) -> str:
    """Run a command and kill it at that moment, if it still runs; what it said.

    All processes that it started have ended when this returns.
    """
    with started(arguments) as process:
        if moment.since is not From.START:
            _wait_for_edit(process, seeds / STAGE)
        if moment.since is From.MOVES:
            _wait_for_moves(process, seeds / STAGE)
        try:
            process.wait(moment.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        try:
            _, said = process.communicate(timeout=DEADLINE_S)
            _expect_nobody(process.pid)
        except (subprocess.TimeoutExpired, AssertionError):
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return said


def _expect_nobody(group: int) -> None:
    """Fail unless every process of a group has ended, or does so before long."""
    deadline = perf_counter() + DEADLINE_S
    while perf_counter() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        sleep(_BETWEEN_LOOKS_S)
    raise AssertionError(f"processes of group {group} work on after their parent was killed")


def _wait_for_edit(process: subprocess.Popen[str], stage: Path) -> None:
    while not os.path.lexists(stage) and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_BETWEEN_LOOKS_S)


def _wait_for_moves(process: subprocess.Popen[str], stage: Path) -> None:
    """Look, as fast as can be, until one of the new files has left."""
    most = 0
    with suppress(OSError):  # the edit is made
        while (now := len(list(stage.iterdir()))) >= most and process.poll() is None:
            most = now
