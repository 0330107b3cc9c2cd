"""The typical world with the longest words that its texts may be, none of which has a blank."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from tests.worlds import lay

LONGEST = 100
_TEXTS = {
    "about",
    "architecture",
    "description",
    "fee",
    "free_limit",
    "id_format",
    "includes",
    "label",
    "license",
    "name",
    "quality",
    "region",
    "regions",
    "resolution",
    "revision",
    "text",
    "title",
}
_WITHOUT = {"auth", "catalogues"}
"""Keys below which a name is no text: variables, and the catalogs that are known."""


def laid(folder: Path) -> Path:
    """The seeds, written into the folder."""
    numbers = count()
    for file in sorted(lay(folder, "typical").rglob("*")):
        if file.suffix == ".md":
            _, matter, body = file.read_text("utf-8").split("---\n", 2)
            long = _long(yaml.load(matter, yaml.BaseLoader), numbers)
            words = f"\n\n## {_word(numbers)}\n\n{_word(numbers)}\n"
            file.write_text(f"---\n{json.dumps(long)}\n---\n{body}{words}", "utf-8")
        elif file.suffix == ".yaml":
            long = _long(yaml.load(file.read_text("utf-8"), yaml.BaseLoader), numbers)
            file.write_text(json.dumps(long, ensure_ascii=False), "utf-8")
    return folder


def _long(value: Any, numbers: count[int], key: str = "") -> Any:
    if isinstance(value, dict):
        return {
            inner: held if inner in _WITHOUT else _long(held, numbers, inner)
            for inner, held in value.items()
        }
    if isinstance(value, list):
        return [_long(held, numbers, key) for held in value]
    return _word(numbers) if key in _TEXTS else value


def _word(numbers: count[int]) -> str:
    return f"Word{next(numbers)}".ljust(LONGEST, "w")
