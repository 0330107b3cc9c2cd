"""Python's search for garbage, left out while a command makes what it needs until its end."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from llmref.speed import is_on

GROWTH = 2
"""Garbage of earlier builds is looked for once the process holds so many times more memory."""


@dataclass(slots=True)
class _Looked:
    """How many blocks of memory were in use when garbage was last looked for."""

    blocks: int = field(default_factory=sys.getallocatedblocks)


last_looked = _Looked()


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Do not look for garbage inside; for work whose objects are nearly all needed to its end.

    Looking goes through all objects again and again while their number grows. Most processes end
    right after a build, so garbage is not looked for at its end either: the next build in the
    same process looks, once the process holds GROWTH times what it held after the last look.
    """
    if not is_on("garbage"):
        yield
        return
    was_enabled = gc.isenabled()
    gc.disable()
    if sys.getallocatedblocks() > GROWTH * last_looked.blocks:
        gc.unfreeze()
        gc.collect()
        last_looked.blocks = sys.getallocatedblocks()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def keep_out_of_searches() -> None:
    """Set all objects of now aside, so that forked processes do not copy them by looking."""
    if is_on("garbage"):
        gc.freeze()
