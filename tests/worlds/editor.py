"""YAML as editors read it: version 1.2, where `no`, `on`, 16:30 and 2026-05-22 are text."""

import re
from pathlib import Path

import yaml


class EditorLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2 and nothing else."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _kind, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)\Z", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", list("tTfF")),
    ("int", r"[-+]?[0-9]+\Z", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z",
        list("-+.0123456789"),
    ),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_pattern), _first)

# PyYAML's own reader takes a number that starts with 0 for an octal one, as version 1.1 did.
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_editors_read(path: Path) -> object:
    """The value of a seed, or of a page's front matter, with JSON's keys: text."""
    text = path.read_text(encoding="utf-8")
    front = text.split("---\n")[1] if path.suffix == ".md" else text
    return _with_text_keys(yaml.load(front, EditorLoader))  # it is a safe loader


def _with_text_keys(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(inner) for inner in value] if isinstance(value, list) else value
