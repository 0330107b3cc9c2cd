"""The records of one copy, each read on its own, so that a fault in one costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import process_time
from typing import TypeVar

from llmref.imports.candidate import Candidate, Malformed, Omissions, Reading
from llmref.imports.copies import Copy, Refused, json_of
from llmref.imports.facts import Facts
from llmref.imports.keys import Keys, UnknownKeys, unknown
from llmref.imports.limits import (
    READING_SECONDS,
    RECORD_DEPTH,
    RECORD_VALUES,
    RECORDS,
    TEXT_LENGTH,
)
from llmref.imports.python_literals import assigned
from llmref.imports.unreadable import Mappings, Unreadable, shown

Result = TypeVar("Result")
_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What reading a value of a shape that nobody expected raises."""
_TWICE = "is written twice: what either says is taken, and where they differ, neither"


@dataclass(slots=True)
class Records:
    """Reads the records of one copy of a catalog, within bounds, and notes what was left out."""

    source: str
    copy: Copy
    keys: Keys
    """What the reader makes of each key of a record."""
    left_out: Omissions = field(default_factory=Omissions)
    mappings: Mappings = field(default_factory=Mappings)
    _unknown: UnknownKeys = field(default_factory=lambda: UnknownKeys({}))
    _number: int = 0
    _started: float = field(default_factory=process_time)

    def json(self, data: bytes) -> object:
        """The JSON value that the bytes write. Raises Refused."""
        return self._noted(json_of(data, self.copy.name, self.mappings))

    def python(self, data: bytes, name: str) -> object:
        """What Python source assigns to a name, without running it. Raises Refused."""
        return self._noted(assigned(data, name, self.copy.name, self.mappings))

    def mapping(self, data: bytes) -> dict[str, object]:
        """The JSON object that the bytes write. Raises Refused."""
        value = self.json(data)
        if not isinstance(value, dict):
            raise Refused(f"{self.copy.name} does not contain a JSON object")
        return value

    def read(
        self,
        where: str,
        value: object,
        convert: Callable[[Facts], Result],
        keys: Keys | None = None,
    ) -> Result | None:
        """What a record gives, or None with a note of why it was left out.

        `keys` are those of another shape than that of an offering.
        Raises Refused where the copy has too many records, or takes too long.
        """
        self._count()
        try:
            record, checked = expect_record(value), self.copy.checked
            self.know(where, record, self.keys if keys is None else keys)
            return convert(Facts(self.source, where, record, self.left_out, checked))
        except Malformed as refusal:
            reason = str(refusal)
        except _FAULTS as fault:
            reason = f"is not of the shape that is expected: {shown(str(fault))}"
        self.leave_out(where, reason)
        return None

    def know(self, where: str, value: object, keys: Keys) -> None:
        """Count the keys that the table lacks; `reading` reports each once."""
        self._unknown.note(where, unknown(value, keys))

    def leave_out(self, where: str, reason: str) -> None:
        """Note that a record, or a group of them, was not taken over."""
        self.left_out.note(self.source, where, reason)

    def reading(self, candidates: Iterable[Candidate | None]) -> Reading:
        """All that the copy gave, in the order of providers and ids.

        Raises Refused where nothing could be read.
        """
        read = [candidate for candidate in candidates if candidate is not None]
        if not read:
            first = next((f": {note.where} {note.reason}" for note in self.left_out.noted), "")
            words = f"{self.copy.name} contains no record that can be read{first}"
            raise Refused(words if first else f"{words}: it is empty, or another format")
        for where, reason in self._unknown.sentences():
            self.leave_out(where, reason)
        read.sort(key=lambda candidate: (candidate.provider, candidate.id))
        copy, left_out = self.copy, tuple(self.left_out.noted)
        return Reading(self.source, copy.version, copy.checked, tuple(read), left_out, copy.digest)

    def _noted(self, value: object) -> object:
        for key in self.mappings.twice:
            self.leave_out(key, _TWICE)
        self.mappings.twice.clear()
        return value

    def _count(self) -> None:
        self._number += 1
        if self._number > RECORDS.most:
            raise Refused(f"{self.copy.name} {RECORDS.words}")
        if process_time() - self._started > READING_SECONDS.most:
            raise Refused(f"{self.copy.name} {READING_SECONDS.words}")


def expect_record(value: object) -> dict[str, object]:
    """The mapping, if it is one that a reader can go through. Raises Malformed."""
    if isinstance(value, Unreadable):
        raise Malformed(value.reason)
    if not isinstance(value, dict):
        raise Malformed("is not a mapping")
    level: list[object] = [value]
    values = depth = 0
    while level:
        values, depth = values + len(level), depth + 1
        if values > RECORD_VALUES.most:
            raise Malformed(RECORD_VALUES.words)
        if depth > RECORD_DEPTH.most:
            raise Malformed(RECORD_DEPTH.words)
        if any(isinstance(value, str) and len(value) > TEXT_LENGTH.most for value in level):
            raise Malformed(TEXT_LENGTH.words)
        level = [inner for value in level for inner in _inside(value)]
    return value


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else ()
