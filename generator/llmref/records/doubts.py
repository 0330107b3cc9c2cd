"""Whether what follows a text and is a comment may have been meant to belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from llmref.problems import Field
from llmref.records.base import Record
from llmref.silences import Silence


def doubtful(
    silences: tuple[Silence, ...], value: object, record: type[Record]
) -> tuple[Silence, ...]:
    """Those of a valid seed that a person may have meant otherwise.

    A comment is in doubt only where its field would take the text together with it.
    """
    if not silences:
        return ()
    whole = deepcopy(value)
    for silence in silences:
        _put(whole, silence.field, silence.read + silence.comment)
    refused: set[Field] = set()
    try:
        record.model_validate(whole)
    except ValidationError as failure:
        refused = {detail["loc"] for detail in failure.errors(include_url=False)}
    return tuple(silence for silence in silences if refused.isdisjoint(_above(silence.field)))


def _above(field: Field) -> Iterator[Field]:
    """The field and all that it is part of."""
    return (field[:count] for count in range(1, len(field) + 1))


def _put(value: Any, field: Field, text: str) -> None:  # mappings and lists, as YAML nests them
    *steps, last = field
    for step in steps:
        value = value[step]
    value[last] = text
