"""The block `seed-format`: every key of every seed with its meaning, as the schemas have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from llmref.markdown.literal import sentence
from llmref.records.json_schema import schema_of
from llmref.records.meanings import VOCABULARIES
from llmref.records.slugs import SLUG
from llmref.seeds import KINDS

Schema = Mapping[str, Any]
_TITLES = ("Rates", "Features", "Currencies")
"""What each of VOCABULARIES is called."""
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TEXTS = {f"^{SLUG}$": "slug", r"^\d{4}(-\d\d(-\d\d)?)?$": "YYYY, YYYY-MM or YYYY-MM-DD"}
"""What texts of a pattern are called; all that begin with http are URLs, others are text."""


@cache
def seed_format() -> str:
    """Markdown with a section for each kind of seed, then for what several kinds share."""
    schemas = {name: schema_of(kind.record) for name, kind in KINDS.items()}
    uses = Counter(part for described in schemas.values() for part in described.get("$defs", {}))
    shared: dict[str, Schema] = {}
    lines: list[str] = []
    for name, described in schemas.items():
        parts = described.get("$defs", {})
        lines += _record("##", name.capitalize(), described, parts, KINDS[name].where)
        for part, inner in parts.items():
            if uses[part] == 1:
                lines += _record("###", _title(part), inner, parts)
        shared |= {part: inner for part, inner in parts.items() if uses[part] > 1}
    lines.append("## Shared parts\n")
    for part, inner in shared.items():
        lines += _record("###", _title(part), inner, shared)
    for title, words in zip(_TITLES, VOCABULARIES, strict=True):
        lines += [f"### {title}\n", "| key | meaning |\n|---|---|"]
        lines += [f"| `{key}` | {_sentence(meaning)} |" for key, meaning in words.items()]
        lines.append("")
    return "\n".join(lines)


def _record(
    level: str, title: str, record: Schema, parts: Schema, where: str = ""
) -> Iterator[str]:
    """A heading, what the record is, and a row for each key; `parts` are records in it."""
    words, _, _ = record.get("description", "").partition(": seeds/")
    yield f"{level} {title}\n"
    yield f"{_sentence(words).removesuffix('.')}.\n"
    if where:
        yield f"File: `seeds/{where}`\n"
    yield "| key | value | meaning |\n|---|---|---|"
    for key, value in record["properties"].items():
        needed = " (required)" if key in record.get("required", ()) else ""
        part = parts.get(str(value.get("$ref")).rpartition("/")[2], {})
        meaning = value.get("description") or part.get("description", "")
        yield f"| `{key}` | {_value(value)}{needed} | {_sentence(meaning)} |"
    yield ""


def _value(value: Schema) -> str:
    """What may stand for a key."""
    match value:
        case {"$ref": reference}:
            return _link(_title(reference.rpartition("/")[2]))
        case {"anyOf": choices}:
            return " or ".join(_value(choice) for choice in choices)
        case {"items": items}:
            return f"list: {_value(items)}"
        case {"properties": keys}:
            return f"{_vocabulary(keys)}: {_value(next(iter(keys.values())))}"
        case {"patternProperties": keys}:
            ((pattern, inner),) = keys.items()
            return f"mapping, {_text(pattern)}: {_value(inner)}"
        case {"propertyNames": {"enum": names}, "additionalProperties": inner}:
            return f"mapping, {_words(names)}: {_value(inner)}"
    return _scalar(value)


def _scalar(value: Schema) -> str:
    default = value.get("default")
    suffix = f" (default `{default}`)" if isinstance(default, str | int) and default else ""
    match value:
        case {"const": word}:
            return f"`{word}`"
        case {"enum": [True, *_]}:
            return "`yes` or `no`"
        case {"enum": words}:
            return _words(words) + suffix
        case {"format": "date"}:
            return "date: YYYY-MM-DD"
        case {"type": "integer"}:
            return "whole number" + suffix
        case {"exclusiveMinimum": _}:
            return "amount"
        case {"pattern": pattern}:
            return _text(pattern) + suffix
    return "text in Markdown"


def _vocabulary(keys: Schema) -> str:
    pairs = zip(_TITLES, VOCABULARIES, strict=True)
    title = next((title for title, words in pairs if {*keys} <= words.keys()), "")
    return f"mapping, {_link(title)}" if title else f"mapping, {_words([*keys])}"


def _text(pattern: str) -> str:
    return "URL" if pattern.startswith("^http") else _TEXTS.get(pattern, "text")


def _words(words: list[object]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _title(name: str) -> str:
    """The name of a class in words: RecipeRecord is `Recipe`, LifeHere `Life here`."""
    return _WORDS.sub(" ", name.removesuffix("Record")).capitalize()


def _link(title: str) -> str:
    return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"


def _sentence(text: str) -> str:
    return sentence(" ".join(text.split()))
