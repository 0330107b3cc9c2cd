"""One copy of a catalogue: its bytes, which copy it is, and the JSON in it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NoReturn

LARGEST_COPY = 100_000_000
DEEPEST_NESTING = 60
_ZIP = b"PK\x03\x04"


class Refused(Exception):
    """The copy as a whole cannot be believed, so that nothing is written; the message says why."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What was read at one place at one time."""

    name: str
    """The file or address, as messages name it."""
    data: bytes = field(repr=False)
    checked: date
    """The date of the copy."""
    revision: str = ""
    """Which copy it is; from the wheel, or a digest, where this is left out."""
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Other files of the same copy, by name."""

    @property
    def version(self) -> str:
        """Which copy it is: as was said, by the wheel's version, or by a digest of the bytes."""
        if self.revision:
            return self.revision
        if self.is_wheel and (found := _wheel_version(self)):
            return found
        return hashlib.sha256(self.data).hexdigest()[:12]

    @property
    def is_wheel(self) -> bool:
        """Whether it is a wheel, or another zip."""
        return self.data.startswith(_ZIP)


def member(copy: Copy, ending: str) -> bytes:
    """The file of a wheel whose path ends so; a copy that is no wheel is the file itself."""
    if not copy.is_wheel:
        return copy.data
    try:
        with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
            found = [info for info in archive.infolist() if info.filename.endswith(ending)]
            if len(found) != 1:
                raise Refused(f"{copy.name} holds no {ending}, so it is not this catalogue's wheel")
            if found[0].file_size > LARGEST_COPY:
                raise Refused(f"{ending} in {copy.name} is larger than {LARGEST_COPY:,} bytes")
            return archive.read(found[0])
    except (zipfile.BadZipFile, EOFError, OSError) as failure:
        raise Refused(f"{copy.name} is a broken wheel: {failure}") from None


def text_of(data: bytes, name: str) -> str:
    """The bytes as text. Raises Refused for what is plainly no data."""
    if not data.strip():
        raise Refused(f"{name} is empty")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not UTF-8 text") from None
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        raise Refused(f"{name} is a web page, not a catalogue: perhaps an error page was saved")
    return text


def json_of(data: bytes, name: str) -> object:
    """The JSON value, with every number exact. Raises Refused."""
    try:
        return json.loads(
            text_of(data, name), parse_float=Decimal, parse_constant=_not_a_number(name)
        )
    except json.JSONDecodeError as failure:
        what = "ends in the middle" if _is_cut(failure) else "is not JSON"
        raise Refused(f"{name} {what}: line {failure.lineno}, column {failure.colno}") from None
    except RecursionError:
        raise Refused(f"{name} is nested too deep") from None


def mapping_of(data: bytes, name: str) -> dict[str, object]:
    """The JSON object. Raises Refused."""
    value = json_of(data, name)
    if not isinstance(value, dict):
        raise Refused(f"{name} does not hold a JSON object")
    return value


def expect_some(number: int, name: str) -> None:
    """Refuse a copy in which nothing could be read."""
    if not number:
        raise Refused(f"{name} holds no record that can be read: it is empty, or another format")


def _not_a_number(name: str) -> Callable[[str], NoReturn]:
    def refuse(word: str) -> NoReturn:
        raise Refused(f"{name} holds {word}, which is not a number")

    return refuse


def _is_cut(failure: json.JSONDecodeError) -> bool:
    return failure.pos >= len(failure.doc.rstrip()) or "Unterminated" in failure.msg


def _wheel_version(copy: Copy) -> str:
    metadata = member(copy, ".dist-info/METADATA").decode("utf-8", "replace")
    lines = (line.partition(":") for line in metadata.splitlines())
    return next((value.strip() for key, _, value in lines if key == "Version"), "")
