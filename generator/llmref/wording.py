"""Validation errors of the records as problems in plain words, with a hint."""

from __future__ import annotations

import types
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from llmref import numerals
from llmref.limits import GUESSES, SHOWN
from llmref.lookalikes import difference, skeletons
from llmref.problems import Place, Problem, error, printable
from llmref.records.field_docs import field_docs
from llmref.records.fields import shape_of, shortened

_LONGEST_WORD = 100
"""What is longer is no misspelt word, and comparing it takes long."""
_EXPECTED = {
    "model_type": "a mapping",
    "dict_type": "a mapping",
    "list_type": "a list",
    "string_type": "text",
}
_SHAPES = {
    "a list": "start each item with `- `, or write [one, another]",
    "a mapping": "write `key: value` on lines that are indented, or {key: value}",
}
"""How each is written."""


def refusals(failure: ValidationError, record: type[BaseModel], place: Place) -> Iterator[Problem]:
    """The problems of one record, with the field of each."""
    guesses = Guesses()
    for detail in failure.errors(include_url=False):
        at_key = detail["loc"][-1:] == ("[key]",) and detail["type"] != "extra_forbidden"
        steps = detail["loc"][:-1] if at_key else detail["loc"]
        yield _problem(detail, record, place.at(*steps), guesses)


def _problem(
    detail: ErrorDetails, record: type[BaseModel], place: Place, guesses: Guesses
) -> Problem:
    value, context = detail["input"], detail.get("ctx", {})
    key = _shown(place.field[-1]) if place.field else ""
    match detail["type"]:
        case "refused":
            return error(place, _of(key, context["words"]), context["hint"]).named("bad-value")
        case "missing":
            return error(
                place, f"`{key}` is missing", _meaning(record, place.field) or "add the key"
            ).named("missing-key")
        case "extra_forbidden":
            hint = guesses.near(key, _keys_at(record, place.field[:-1]))
            return error(place, f"`{key}` is not a valid key", hint).named("unknown-key")
        case "literal_error":
            return _not_one_of(detail, place, key, guesses)
        case "too_long":
            entries, most = numerals.count(len(value)), numerals.count(context["max_length"])
            words = f"`{key}` has {entries} entries, more than {most}"
            return error(place, words, "split the list, or delete old entries").named("bad-value")
        case "too_short":
            return error(place, f"`{key}` is empty", "fill it in").named("bad-value")
        case kind if kind in _EXPECTED:
            given = shortened(value) if isinstance(value, str) else shape_of(value)
            words = f"expected {_EXPECTED[kind]}, found {given}"
            return error(place, _of(key, words), _SHAPES.get(_EXPECTED[kind], "")).named(
                "bad-value"
            )
        case _:
            return error(place, _of(key, f"{shortened(str(value))} cannot be read")).named(
                "bad-value"
            )


def _shown(step: str | int) -> str:
    """A key as it is quoted in a message: never a screenful, never unprintable."""
    key = printable(str(step))
    return key if len(key) <= 80 else f"{key[:77]}..."


def _of(key: str, words: str) -> str:
    # An item of a list has a number for a key, and a wrong key is named by the words themselves.
    return words if not key or key.isdigit() or words.startswith(repr(key)) else f"`{key}`: {words}"


def _not_one_of(detail: ErrorDetails, place: Place, key: str, guesses: Guesses) -> Problem:
    choices = [
        choice.strip("' ") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(",")
    ]
    value = detail["input"]
    given = shortened(value) if isinstance(value, str) else shape_of(value)
    hint = guesses.near(value if isinstance(value, str) else "", choices)
    if detail["loc"][-1] == "[key]":
        return error(place, f"`{key}` is not a valid key", hint).named("unknown-key")
    return error(place, _of(key, f"{given} is not a valid value"), hint).named("bad-value")


@dataclass(slots=True)
class Guesses:
    """Hints for misspelt words, searched for as often as one run can afford."""

    left: int = GUESSES

    def near(self, word: str, known: Collection[str]) -> str:
        """A hint that names the known word nearest to a misspelt one; empty if none is known."""
        if self.left == 0:
            return f"more than {GUESSES} unknown words; fix some of them and run the command again"
        self.left -= 1
        return nearest(
            word, list(known) if isinstance(known, Sequence | Mapping) else sorted(known)
        )


def nearest(word: str, known: list[str]) -> str:
    """A hint that names the known words nearest to a misspelt one, or all of a few."""
    close = get_close_matches(word[:_LONGEST_WORD], known, n=1, cutoff=0.6)
    if (
        close
        and not (word + close[0]).isascii()
        and set(skeletons(word)) & set(skeletons(close[0]))
    ):
        return f"did you mean `{close[0]}`? It looks the same, but {difference(close[0], word)}"
    if close:
        return f"did you mean `{close[0]}`?"
    if not known:
        return ""
    return f"one of {listed(known)}"


def site_is_needed(record: type[BaseModel]) -> str:
    """What an empty site.yaml must have, since no project is without one."""
    fields = record.model_fields.items()
    needed = ", ".join(f"`{name}`" for name, field in fields if field.is_required())
    return f"every project needs it, with {needed}; `llmref init` writes an example elsewhere"


def listed(words: Collection[str]) -> str:
    """Words as a message lists them: the first of many, and how many more there are."""
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return ", ".join(islice(words, SHOWN)) + more


def _keys_at(record: type[BaseModel], steps: tuple[str | int, ...]) -> list[str]:
    annotation = _type_at(record, steps)
    is_record = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return keys_of(annotation) if is_record else []


def keys_of(record: type[BaseModel]) -> list[str]:
    """The keys that a record may have, as they are written in a seed."""
    return [field.alias or name for name, field in record.model_fields.items()]


def _meaning(record: type[BaseModel], steps: tuple[str | int, ...]) -> str:
    owner: type[BaseModel] = _type_at(record, steps[:-1])  # only records have keys to miss
    meaning = field_docs(owner).get(str(steps[-1]))
    return f"add it: {meaning[0].lower()}{meaning[1:].rstrip('.')}" if meaning else ""


def _type_at(record: Any, steps: tuple[str | int, ...]) -> Any:  # annotations are of any type
    annotation = _bare(record)
    for step in steps:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = _bare(fields[str(step)].annotation) if str(step) in fields else None
        else:
            arguments = get_args(annotation)
            annotation = _bare(arguments[-1]) if arguments else None
    return annotation


def _bare(annotation: Any) -> Any:
    """The annotation without Optional or Literal around it."""
    if get_origin(annotation) in {Union, types.UnionType}:
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(parts[0])
    return None if get_origin(annotation) is Literal else annotation
