"""A YAML text → what it says, with its comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from llmref import yaml_text
from llmref.canonical.comments import Comments, placed
from llmref.yaml_spans import tree

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a seed says: mappings, lists and text."""
_SCHEMA = "# yaml-language-server:"


@dataclass(slots=True)
class Document:
    """What a seed says, and its comments; `emit` writes it."""

    value: dict[str, Plain]
    header: list[str] = field(default_factory=list)
    """The lines above the first key that are about the whole file: the schema, and comments up to
    a blank line, which is an empty line here."""
    comments: Comments = field(default_factory=Comments)


def read(text: str, parsed: yaml_text.YamlDocument | None = None) -> Document | yaml_text.Fault:
    """The document of a YAML text, with every comment, or the first fault that forbids to read it.

    `parsed` is what `yaml_text.parse` gave for the same text, where that is at hand.
    """
    parsed = parsed or yaml_text.parse(text)
    if parsed.faults:
        return parsed.faults[0]
    if not isinstance(parsed.value, dict):
        return yaml_text.NO_MAPPING
    opening = _first_line(text)
    if "#" not in text[opening:]:
        return Document(parsed.value, text[:opening].splitlines())
    root = tree(text, parsed)
    above = text[: root.start]
    opening = max(opening, above.rfind("\n\n") + 2 if "\n\n" in above else 0)
    return Document(parsed.value, _header(text[:opening]), placed(text, root, opening))


def _first_line(text: str) -> int:
    """The end of the line that names the schema, where the text starts with one."""
    if not text.startswith(_SCHEMA):
        return 0
    end = text.find("\n")
    return end + 1 if end >= 0 else len(text)


def _header(text: str) -> list[str]:
    """Its comments, with single blank lines, and none around a schema alone."""
    lines: list[str] = []
    for line in text.splitlines():
        _, sign, comment = line.partition("#")  # a line of dashes may have one, too
        if sign or (not line.strip() and lines and lines[-1]):
            lines.append(f"{sign}{comment}".rstrip())
    has_comment = any(line and not line.startswith(_SCHEMA) for line in lines)
    return lines if has_comment else lines[:1]


def schema_line(path: str, kind: str) -> str:
    """The first line of a seed at that path, by which editors find what it may say."""
    return f"{_SCHEMA} $schema={'../' * path.count('/')}.schema/{kind}.schema.json"


def texts_at(value: Plain, steps: str) -> Iterator[str]:
    """Every text that steps such as `offerings.*.id` lead to; `*` is each key or item."""
    if not steps:
        if isinstance(value, str):
            yield value
        return
    first, _, rest = steps.partition(".")
    if isinstance(value, dict):
        for key, inner in value.items():
            if first in {"*", key}:
                yield from texts_at(inner, rest)
    elif isinstance(value, list) and first == "*":
        for item in value:
            yield from texts_at(item, rest)
