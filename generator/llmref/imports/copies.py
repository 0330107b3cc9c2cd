"""One copy of a catalogue: its bytes, which copy it is, and the JSON in it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from llmref.imports.limits import JSON_VALUES, TEXT_BYTES, WHEEL_FILES
from llmref.imports.unreadable import Mappings, Unreadable, number

_ZIP, _ZIP_ENTRY = b"PK\x03\x04", b"PK\x01\x02"
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.!+_-]{0,63}", re.ASCII)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The methods of wheels; of others Python cannot say how much they unpack to before they do."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


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
        if self.is_wheel and (version := _wheel_version(self)):
            return version
        return hashlib.sha256(self.data).hexdigest()[:12]

    @property
    def digest(self) -> str:
        """The SHA-256 of all that was read, in hexadecimal."""
        digest = hashlib.sha256(self.data)
        for name, data in sorted(self.beside.items()):
            digest.update(name.encode() + b"\0" + data)
        return digest.hexdigest()

    @property
    def is_wheel(self) -> bool:
        """Whether it is a wheel, or another zip."""
        return self.data.startswith(_ZIP)


def member(copy: Copy, ending: str) -> bytes:
    """The file of a wheel whose path ends so; a copy that is no wheel is the file itself."""
    if not copy.is_wheel:
        return copy.data
    if copy.data.count(_ZIP_ENTRY) > WHEEL_FILES.most:
        raise Refused(f"{copy.name} {WHEEL_FILES.words}")
    try:
        with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
            members = [info for info in archive.infolist() if info.filename.endswith(ending)]
            if len(members) != 1:
                raise Refused(
                    f"{copy.name} contains no {ending}, so it is not this catalog's wheel"
                )
            _expect_plain(members[0], f"{ending} in {copy.name}")
            with archive.open(members[0]) as file:
                return file.read(TEXT_BYTES.most)
    except _BROKEN as failure:
        raise Refused(f"{copy.name} is a broken wheel: {failure}") from None


def _expect_plain(info: zipfile.ZipInfo, name: str) -> None:
    if info.flag_bits & 0x1:
        raise Refused(f"{name} is encrypted")
    if info.compress_type not in _METHODS:
        raise Refused(f"{name} is packed by method {info.compress_type}, which no wheel needs")
    if info.file_size > TEXT_BYTES.most:
        raise Refused(f"{name} {TEXT_BYTES.words}")


def text_of(data: bytes, name: str) -> str:
    """The bytes as text. Raises Refused for what is plainly no data."""
    if not data.strip():
        raise Refused(f"{name} is empty")
    if len(data) > TEXT_BYTES.most:
        raise Refused(f"{name} {TEXT_BYTES.words}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not UTF-8 text") from None
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        raise Refused(f"{name} is a web page, not a catalog: perhaps an error page was saved")
    return text


def json_of(data: bytes, name: str, mappings: Mappings | None = None) -> object:
    """The JSON value; each number is exact, or Unreadable where it is out of bounds.

    Raises Refused.
    """
    text = text_of(data, name)
    if sum(map(text.count, ",:[{")) > JSON_VALUES.most:
        raise Refused(f"{name} {JSON_VALUES.words}")
    try:
        return json.loads(
            text,
            object_pairs_hook=(mappings or Mappings()).of,
            parse_int=number,
            parse_float=number,
            parse_constant=lambda word: Unreadable(f"{word} is not a number"),
        )
    except json.JSONDecodeError as failure:
        what = "ends in the middle" if _is_cut(failure) else "is not JSON"
        raise Refused(f"{name} {what}: line {failure.lineno}, column {failure.colno}") from None
    except RecursionError:
        raise Refused(f"{name} is nested too deep") from None


def _is_cut(failure: json.JSONDecodeError) -> bool:
    return failure.pos >= len(failure.doc.rstrip()) or "Unterminated" in failure.msg


def _wheel_version(copy: Copy) -> str:
    metadata = member(copy, ".dist-info/METADATA").decode("utf-8", "replace")
    lines = (line.partition(":") for line in metadata.splitlines())
    stated = next((value.strip() for key, _, value in lines if key == "Version"), "")
    return stated if _VERSION.fullmatch(stated) else ""
