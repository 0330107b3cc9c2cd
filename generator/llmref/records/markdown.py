"""The Markdown of records: a few sentences, which may link, without raw HTML."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from llmref import numerals
from llmref.limits import TEXT_CHARACTERS
from llmref.markdown.judge import TextFault, record_faults
from llmref.records.fields import refused, shape_of


def unsafe(text: str) -> TextFault | None:
    """The first thing that a text of a record may not hold; None if there is none."""
    return next(iter(record_faults(text)), None)


def _markdown(value: object) -> str:
    if not isinstance(value, str):
        raise refused(f"expected Markdown, found {shape_of(value)}")
    if len(value) > TEXT_CHARACTERS:
        size, most = numerals.count(len(value)), numerals.count(TEXT_CHARACTERS)
        raise refused(f"{size} characters, more than {most}", "shorten it")
    text = value.strip()
    if fault := unsafe(text):
        raise refused(fault.message, fault.hint)
    return text


Markdown = Annotated[str, BeforeValidator(_markdown), WithJsonSchema({"type": "string"})]
