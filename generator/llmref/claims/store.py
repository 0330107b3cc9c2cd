"""The ledger on disk: `claims/<catalog>/copies.jsonl`, and a file for each provider."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import orjson
from pydantic import ValidationError

from llmref import numerals
from llmref.claims.ledger import Facts, Ledger, expanded
from llmref.claims.record import Claim, CopyEntry, IdClaims
from llmref.folder import CLAIMS
from llmref.records.slugs import DEVICE

_COPIES = "copies"
_ENDING = ".jsonl"
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789._-")
_PLAIN = re.compile(rf"(?!({DEVICE}|{_COPIES})(\.|\Z))[a-z0-9%].*")
"""Names of files that every system takes, and that are not the list of copies."""
LARGEST = 30_000_000
"""Bytes of one file; the largest is 3 MB."""
Kind = TypeVar("Kind", bound=Claim)


class BadLedger(Exception):
    """A file of the ledger cannot be read; the message has its place and what to do."""


def catalogs(folder: Path) -> Sequence[str]:
    """The catalogs that the seeds folder has claims of."""
    claims = folder / CLAIMS
    if not claims.is_dir():
        return []
    return sorted(
        entry.name for entry in claims.iterdir() if (entry / f"{_COPIES}{_ENDING}").is_file()
    )


def read(folder: Path, catalog: str) -> Ledger:
    """The claims of one catalog; an empty ledger where there are none. Raises BadLedger."""
    place = folder / CLAIMS / catalog
    if not place.is_dir():
        return Ledger(catalog)
    copies = [copy for copy, _ in _lines(folder, place / f"{_COPIES}{_ENDING}", CopyEntry)]
    files: dict[str, Sequence[Facts]] = {}
    for file in sorted(place.glob(f"*{_ENDING}")):
        if file.stem != _COPIES:
            files[unquote(file.stem)] = [raw for _, raw in _lines(folder, file, IdClaims)]
    return expanded(catalog, copies, files)


def texts(ledger: Ledger) -> Mapping[str, str]:
    """Every file of the catalog's claims as it is written, by its path below the seeds folder."""
    place = f"{CLAIMS}/{ledger.catalog}"
    copies = (copy.model_dump(mode="json", by_alias=True) for copy in ledger.copies)
    files = {f"{place}/{_COPIES}{_ENDING}": _text(copies)}
    for provider in ledger.providers:
        files[f"{place}/{file_name(provider)}"] = _text(ledger.lines(provider))
    return files


def file_name(provider: str) -> str:
    """The name of a provider's file: as the catalog names it, with `%` for what is not safe."""
    coded = [chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in provider.encode()]
    if not _PLAIN.fullmatch("".join(coded)):
        coded[0] = f"%{provider.encode()[0]:02X}"
    return "".join(coded) + _ENDING


def _lines(folder: Path, file: Path, kind: type[Kind]) -> Iterable[tuple[Kind, Facts]]:
    where = file.relative_to(folder).as_posix()
    hint = "the ledger is written by `llmref import` alone; restore the file from git"
    try:
        data = file.read_bytes()
    except OSError as failure:
        raise BadLedger(f"{where}: the file cannot be read: {failure.strerror}") from None
    if len(data) > LARGEST:
        raise BadLedger(f"{where}: larger than {numerals.count(LARGEST)} bytes; {hint}")
    for number, line in enumerate(data.splitlines(), 1):
        try:
            yield kind.model_validate_json(line), orjson.loads(line)
        except (ValidationError, ValueError) as failure:
            words = failure.errors()[0]["msg"] if isinstance(failure, ValidationError) else failure
            raise BadLedger(f"{where}:{number}: {words}; {hint}") from None


def _text(lines: Iterable[Facts]) -> str:
    return "".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines
    )
