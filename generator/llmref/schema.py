"""Records → the JSON Schemas that editors use; written, or compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from llmref.claims.record import IdClaims
from llmref.edits.stage import Change, Edit
from llmref.folder import CLAIMS_SCHEMA
from llmref.records.json_schema import schema_of
from llmref.seeds import KINDS, SCHEMAS

RENEW = "run `llmref schema` and commit the result"


@cache
def schema_files() -> Mapping[str, str]:
    """The schema of every kind of seed and of claims, by its path below the seeds folder."""
    records: dict[str, type[BaseModel]] = {
        **{path: KINDS[name].record for name, path in SCHEMAS.items()},
        CLAIMS_SCHEMA: IdClaims,
    }
    return {
        path: json.dumps(schema_of(record), indent=2, ensure_ascii=False) + "\n"
        for path, record in records.items()
    }


def write_schemas(folder: Path, edit: Edit) -> list[str]:
    """Write the schemas below the seeds folder; the paths of those that changed.

    Raises CannotWrite, and OSError where one cannot be read.
    """
    changes = _changes(folder)
    edit.commit(changes)
    return [change.path for change in changes]


def stale(folder: Path) -> list[str]:
    """The paths of schemas that are missing or not as the records are now. Raises OSError."""
    return [change.path for change in _changes(folder)]


def _changes(folder: Path) -> list[Change]:
    changes = []
    for path, text in schema_files().items():
        file = folder / path
        before = file.read_bytes() if file.is_file() else None
        if before != text.encode():
            changes.append(Change(path, before, text.encode()))
    return changes
