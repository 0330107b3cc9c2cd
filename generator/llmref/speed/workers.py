"""Work on thousands of pages, shared by processes: each core makes, renders and writes a part.

Workers are forked, so that they have all that was read and linked, and take the numbers of pages
from a pipe: many at first, since neighbours share what each process makes for itself, and few in
the end, so that all end together.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from llmref.children import working
from llmref.speed import is_on

Result = TypeVar("Result")
WORTH_FORKING = 500
"""From so many pages on a second process gains more than starting it costs."""
MOST = 4
"""Processes; with more, each makes too much of what neighbours share again."""
_FEWEST, _PART = 8, 8
"""A process takes at least so many pages at once, and such a part of what is left."""


def shared_out(
    count: int, work: Callable[[Iterable[int]], Result], in_child: Callable[[Iterable[int]], Result]
) -> list[Result]:
    """What each process gives that worked on a part of the numbers below `count`, this one first.

    Raises ChildEnded where one was ended from outside, and what one raises. None outlives the
    call, nor this process. Where workers do not pay, this process does all the work.
    """
    processes = min(os.cpu_count() or 1, MOST) if count >= WORTH_FORKING else 1
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if processes == 1 or not can_fork or not is_on("workers"):
        return [work(range(count))]
    shares = _shares(count)
    numbers = _numbers(len(shares))
    try:
        with working(processes - 1, lambda: in_child(_taken(shares, numbers))) as children:
            return [work(_taken(shares, numbers)), *(child.result() for child in children)]
    finally:
        os.close(numbers)


def _shares(count: int) -> list[range]:
    """The numbers that a process takes at once, neighbours together."""
    shares, start = [], 0
    while start < count:
        end = min(start + max((count - start) // _PART, _FEWEST), count)
        shares.append(range(start, end))
        start = end
    return shares


def _numbers(count: int) -> int:
    """A pipe out of which processes draw the numbers of shares; none can hold up the others."""
    drawn, filled = os.pipe()
    os.write(filled, b"".join(number.to_bytes(2, "big") for number in range(count)))
    os.close(filled)
    return drawn


def _taken(shares: Sequence[range], numbers: int) -> Iterator[int]:
    """What is in all shares that no other process has drawn."""
    while number := os.read(numbers, 2):
        yield from shares[int.from_bytes(number, "big")]
