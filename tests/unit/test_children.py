"""Processes that work for another give their result to it, and never outlive it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from llmref.children import ChildEnded, working

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
LONGEST_S = 60
"""Far longer than anything here takes; a test that waits so long has failed."""


def refuse() -> int:
    raise ValueError("nothing can be given")


def end_by(number: signal.Signals) -> Callable[[], int]:
    def end() -> int:
        os.kill(os.getpid(), number)
        return 0

    return end


def leave() -> int:
    os._exit(3)


def forever() -> int:
    while True:
        signal.pause()


def test_each_process_gives_its_result() -> None:
    with working(3, os.getpid) as children:
        found = {child.result() for child in children}

    assert len(found) == 3
    assert os.getpid() not in found


def test_a_result_larger_than_a_pipe_holds_arrives() -> None:
    with working(2, lambda: bytes(10_000_000)) as children:
        assert [len(child.result()) for child in children] == [10_000_000] * 2


def test_what_fails_in_a_process_is_raised_here() -> None:
    with working(1, refuse) as (child,), pytest.raises(ValueError, match="nothing can be given"):
        child.result()


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (end_by(signal.SIGKILL), "was ended by SIGKILL; memory may have run out"),
        (end_by(signal.SIGTERM), r"was ended by SIGTERM\."),
        (leave, "ended early, with exit code 3"),
    ],
)
def test_a_process_that_is_ended_from_outside_is_told(
    work: Callable[[], int], message: str
) -> None:
    with working(1, work) as (child,), pytest.raises(ChildEnded, match=message):
        child.result()


def test_all_processes_have_ended_when_the_block_is_left() -> None:
    with working(2, forever) as children:
        assert [child.process.exitcode for child in children] == [None, None]

    assert [child.process.exitcode for child in children] == [-signal.SIGKILL] * 2


PARENT = """
import os, signal
from llmref.children import working
def work():
    os.write(1, b"at work\\n")
    {work}
with working(2, work) as children:
    [child.result() for child in children]
"""


def started(work: str, before: str = "") -> subprocess.Popen[str]:
    """A process with two children that have said that they are at work."""
    parent = subprocess.Popen(
        [sys.executable, "-c", before + PARENT.format(work=work)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert parent.stdout is not None
    assert [parent.stdout.readline() for _ in range(2)] == ["at work\n"] * 2
    return parent


def told(parent: subprocess.Popen[str]) -> tuple[str, str]:
    """What is left of the output; it ends when no process is left that could write."""
    return parent.communicate(timeout=LONGEST_S)


@pytest.mark.parametrize(
    "work",
    ["signal.pause()", "os.kill(os.getpid(), signal.SIGSTOP)", "while True: pass"],
    ids=["asleep", "stopped", "busy"],
)
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_its_parent(work: str, end: signal.Signals) -> None:
    parent = started(work)

    parent.send_signal(end)

    assert told(parent) == ("", "")


def test_without_the_help_of_linux_a_pipe_ends_the_processes() -> None:
    parent = started("signal.pause()", "import sys; sys.platform = 'darwin'\n")

    parent.kill()

    assert told(parent) == ("", "")


def test_ctrl_c_is_told_by_the_parent_alone() -> None:
    parent = started("signal.pause()")

    os.killpg(parent.pid, signal.SIGINT)  # as a terminal sends it: to all of them

    assert told(parent)[1].count("Traceback") == 1
