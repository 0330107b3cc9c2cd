"""Plain values → lines of YAML as seeds have them: one fact a line, small things in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from llmref.imports.plain import Plain

_PLAIN_TEXT = re.compile(r"[A-Za-z0-9(/$][^\n]*")
_UNSAFE = re.compile(r":(\s|$)|\s#|^\s|\s$|[{}\[\],\"'`|>%&*!?]|^-\s")
_TAKEN_FOR_NOTHING = frozenset({"null", "Null", "NULL", "~"})
_ONE_LINE = frozenset({"disputed", "corrects", "sources", "auth", "recipes"})
"""Lists whose items stand on one line each."""


def scalar(text: str) -> str:
    """One value, in quotes where YAML would read something else."""
    if _PLAIN_TEXT.fullmatch(text) and not _UNSAFE.search(text) and text not in _TAKEN_FOR_NOTHING:
        return text
    return "'" + text.replace("'", "''") + "'"


def flow(value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "{" + ", ".join(f"{scalar(key)}: {flow(inner)}" for key, inner in value.items()) + "}"


def entry(key: str, value: Plain) -> list[str]:
    """The lines of a key with its value, without margin."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [f"{scalar(key)}:", *(line for item in value for line in listed(key, item))]
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        inner = (f"  {scalar(name)}: {flow(held)}" for name, held in value.items())
        return [f"{scalar(key)}:", *inner]
    return [f"{scalar(key)}: {flow(value)}"]


def listed(key: str, item: Plain) -> list[str]:
    """The lines of an item in the list under that key, with its dash."""
    if key in _ONE_LINE or not isinstance(item, dict):
        return [f"- {flow(item)}"]
    lines = list(block(item))
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def block(mapping: Mapping[str, Plain]) -> Iterator[str]:
    """The lines of a mapping, without margin."""
    for key, value in mapping.items():
        yield from entry(key, value)
