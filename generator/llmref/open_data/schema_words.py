"""The words in which the shapes of documents are written: each gives a piece of JSON Schema.

An object has all of its keys in every document, so all are required. Keys that are not named are
allowed, since a document may get more of them within a version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from llmref.open_data.basis import Data

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DIGITS = r"^(0|[1-9][0-9]*)(\.[0-9]+)?$"
"""An amount as text: all the digits that its source states."""


def text_of(words: str, **more: object) -> Data:
    """A text."""
    return {"type": "string", "description": words, **more}


def one_word(words: str, values: Iterable[str]) -> Data:
    """One of these words, which are all that there will be in this version."""
    return text_of(words, enum=list(values))


def day_of(words: str) -> Data:
    """A day."""
    return text_of(words, format="date")


def partial_day(words: str) -> Data:
    """A day, a month or a year, as precisely as it is known."""
    return text_of(words, pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")


def address_of(words: str) -> Data:
    """A whole address."""
    return text_of(words, format="uri")


def digits_of(words: str) -> Data:
    """An amount in decimal digits."""
    return text_of(words, pattern=DIGITS)


def amount_of(words: str) -> Data:
    """An amount in decimal digits, or `free`."""
    return text_of(words, pattern=DIGITS.replace("^", "^(free|").replace("$", ")$"))


def count_of(words: str, least: int = 0) -> Data:
    """A whole number."""
    return {"type": "integer", "minimum": least, "description": words}


def yes_no(words: str) -> Data:
    """True or false."""
    return {"type": "boolean", "description": words}


def or_null(shape: Data) -> Data:
    """What is null where nobody states it."""
    values = {"enum": [*shape["enum"], None]} if "enum" in shape else {}
    return {**shape, "type": [shape["type"], "null"], **values}


def list_of(shape: Data, words: str = "", **more: object) -> Data:
    """A list."""
    return {"type": "array", "items": shape, **_described(words), **more}


def keyed(shape: Data, words: str = "", key: str = "") -> Data:
    """An object with any keys and one shape of values."""
    names = {"propertyNames": {"description": key}} if key else {}
    return {"type": "object", "additionalProperties": shape, **names, **_described(words)}


def object_of(
    keys: Mapping[str, Data], words: str = "", *, optional: Mapping[str, Data] | None = None
) -> Data:
    """An object with all of these keys, and some of those that are optional."""
    return {
        "type": "object",
        "properties": {**keys, **(optional or {})},
        **({"required": list(keys)} if keys else {}),
        **_described(words),
    }


def _described(words: str) -> Data:
    return {"description": words} if words else {}
