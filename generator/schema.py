"""Records → the JSON Schemas that editors use; written, or compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.seeds import KINDS

FOLDER = ".schema"
RENEW = "run `llmref schema` and commit what it writes"


def files() -> dict[str, str]:
    """The schema of every kind of seed, by its path below the seeds folder."""
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(_schema(name), indent=2, ensure_ascii=False)
        + "\n"
        for name in KINDS
    }


def write(folder: Path) -> list[str]:
    """Write the schemas below the seeds folder; the paths of those that changed."""
    changed = stale(folder)
    fresh = files()
    for path in changed:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fresh[path], encoding="utf-8")
    return changed


def stale(folder: Path) -> list[str]:
    """The paths of schemas that are missing or not as the records are now."""
    return [
        path
        for path, text in files().items()
        if not (folder / path).is_file() or (folder / path).read_text(encoding="utf-8") != text
    ]


class _Described(GenerateJsonSchema):
    """Without titles made of names, which say nothing new; with no key that is not a slug."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic calls it
        """No field gets a title."""
        return False

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """A mapping whose keys follow a pattern has no others."""
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made


def _schema(name: str) -> dict[str, Any]:
    schema = KINDS[name].record.model_json_schema(schema_generator=_Described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
