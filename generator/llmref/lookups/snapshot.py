"""The published records of a site → its facts: what `llmref --data` reads where no seeds are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from llmref.imports.copies import Refused
from llmref.imports.fetch import is_address, read
from llmref.open_data.basis import FOLDER, VERSION
from llmref.open_data.seed_lines import HEAD, SEED_LINES
from llmref.problems import printable
from llmref.seeds import Read, Seeds, seed_kind, together, valid_seed

LARGEST = 100_000_000
"""Bytes; a catalog of 2,500 records has 4,000,000."""
SECONDS = 60.0
"""How long a download may take in all."""
_KEYS = {"path", "record", "body"}
_HINT = f"give {SEED_LINES} of a site, or the address of its /{FOLDER}"


class NoSnapshot(ValueError):
    """What was given is no snapshot that can be read; its text says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records that a site published, and on which day and where it did."""

    seeds: Seeds
    as_of: date
    base: str
    """The base URL of the site."""
    prices: str
    """The SHA-256 of its prices, in hexadecimal digits."""


def read_snapshot(path: str) -> Snapshot:
    """The snapshot in a file, a folder, or below an address. Raises NoSnapshot."""
    file = _file(path)
    if not file or Path(file).is_dir():
        raise NoSnapshot(printable(f"{file or 'an empty name'} is not a file; {_HINT}"))
    try:
        content = read(file, largest=LARGEST, seconds=SECONDS)
    except Refused as refusal:
        raise NoSnapshot(printable(str(refusal))) from None
    try:
        return parsed_snapshot(content)
    except NoSnapshot as refusal:
        raise NoSnapshot(printable(f"{file} is not a snapshot: {refusal}; {_HINT}")) from None


def _file(path: str) -> str:
    """The file itself; a folder is that of the documents, or the site above it."""
    if path.endswith(f"/{SEED_LINES}"):
        return path
    if is_address(path):
        if not _has_host(path):
            return path
        is_folder = "." not in urlsplit(path).path.rpartition("/")[2]
        whole = path if path.endswith("/") else f"{path}/"
        below = "" if whole.endswith(f"/{FOLDER}") else FOLDER
        return f"{whole}{below}{SEED_LINES}" if is_folder else path
    folder = Path(path)
    for name in (folder / SEED_LINES, folder / FOLDER / SEED_LINES):
        if folder.is_dir() and name.is_file():
            return str(name)
    return path


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:  # brackets that hold no address
        return False


def parsed_snapshot(content: bytes) -> Snapshot:
    """The snapshot that some bytes are. Raises NoSnapshot."""
    head_line, *lines = content.splitlines() or [b""]
    head = _object(head_line)
    if head.get("document") != HEAD or head.get("version") != VERSION:
        raise NoSnapshot(f"its first line does not say that it has the records, version {VERSION}")
    if not content.endswith(b"\n") or head.get("records", len(lines)) != len(lines):
        raise NoSnapshot("it is cut off: records are missing at its end")
    seeds, problems = together(Path(), dict(map(_read, lines)))
    for problem in problems:
        if problem.severity == "error":
            raise NoSnapshot(f"{problem.place.path}: {problem.message}")
    basis, url = head.get("basis"), head.get("url")
    if not isinstance(basis, dict) or not isinstance(url, str):
        raise NoSnapshot("it does not say which site it is from")
    try:
        day = date.fromisoformat(str(basis.get("as_of")))
    except ValueError:
        raise NoSnapshot("it does not say on which day it was published") from None
    base = url.removesuffix(f"/{FOLDER}{SEED_LINES}")
    return Snapshot(seeds, day, base, str(basis.get("prices_sha256")))


def _read(line: bytes) -> tuple[str, Read]:
    entry = _object(line)
    path, body = entry.get("path"), entry.get("body")
    if entry.keys() != _KEYS or not isinstance(path, str) or not isinstance(body, str):
        raise NoSnapshot("one of its lines has no record")
    kind = seed_kind(path)
    if not kind:
        raise NoSnapshot(f"{path!r} is not the path of a record")
    return path, valid_seed(kind, path, entry["record"], body)


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise NoSnapshot("it is not one JSON object a line") from None
    if not isinstance(value, dict):
        raise NoSnapshot("it is not one JSON object a line")
    return value
