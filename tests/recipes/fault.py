"""A fault that is planted in a call."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is done to which call, and the words in which the run tells of it."""

    call: str
    old: str
    new: str
    told: str
