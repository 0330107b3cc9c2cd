"""Values of a copy as they are read: exact, within bounds, or marked as what cannot be read."""

from __future__ import annotations

import re
import reprlib
from dataclasses import dataclass, field
from decimal import Decimal

from llmref.imports.limits import EXPONENT, NUMBER_LENGTH
from llmref.problems import printable

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"-?\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands for a value that cannot be read, so that it costs this value and no other."""

    reason: str
    """The end of a sentence that starts with the name of the value."""


def number(text: str) -> int | Decimal | Unreadable:
    """The number that a text writes, exactly: an int if it has digits only, else a Decimal."""
    if len(text) > NUMBER_LENGTH.most:
        return Unreadable(NUMBER_LENGTH.words)
    if not _NUMBER.fullmatch(text):
        return Unreadable(f"{shown(text)} is not a number")
    if _WHOLE.fullmatch(text) and len(text) <= EXPONENT.most:
        return int(text)
    try:
        value = Decimal(text)
    except ArithmeticError:  # an exponent beyond what decimals can have
        return Unreadable(EXPONENT.words)
    if value and not -EXPONENT.most <= value.adjusted() <= EXPONENT.most:
        return Unreadable(EXPONENT.words)
    return value


@dataclass(frozen=True, slots=True)
class Mappings:
    """Makes the mappings of a copy; a key that is written twice counts where both say the same."""

    twice: dict[str, None] = field(default_factory=dict)
    """The keys of mappings that were written twice, not quite alike."""

    def of(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """The mapping; what is written twice is taken together, and is unreadable if it differs."""
        mapping = dict(pairs)
        if len(mapping) == len(pairs):
            return mapping
        mapping.clear()
        for key, value in pairs:
            mapping[key] = self._together(key, mapping[key], value) if key in mapping else value
        return mapping

    def _together(self, key: str, first: object, second: object) -> object:
        if first == second:
            return first
        if isinstance(first, dict) and isinstance(second, dict):
            self.twice[key] = None
            return self.of([*first.items(), *second.items()])
        return Unreadable("is written twice, with different values")


def shown(value: object) -> str:
    """A value of any kind as a finding quotes it: on one line, and short."""
    match value:
        case Unreadable():
            return value.reason
        case Decimal():
            return str(value)
    return printable(_SHORT.repr(value))


_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 60
