"""Dataclasses whose objects never change, at the price of plain ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

from llmref.speed import is_on

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(*, eq: bool = True) -> Callable[[type[T]], type[T]]:
    """A dataclass with slots that never changes; with `eq`, also equal and hashed by value.

    `dataclass(frozen=True)` refuses changes at run time and sets each field by a detour: making an
    object takes four times as long. Here mypy alone refuses them, so do not change one by other
    means. A build makes millions of what pages are made of.
    """
    if is_on("values"):
        return dataclass(slots=True, eq=eq, unsafe_hash=eq)
    return dataclass(slots=True, eq=eq, frozen=True)
