"""The Markdown of records: a few sentences, which may link, without raw HTML."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from generator.markdown.judge import Fault, faults_of_short
from generator.records.fields import refused, shape_of

LONGEST = 20_000


def unsafe(text: str) -> Fault | None:
    """What a text of a record may not hold, the first of it; None if it is safe."""
    return next(iter(faults_of_short(text)), None)


def _markdown(value: object) -> str:
    if not isinstance(value, str):
        raise refused(f"expected Markdown, found {shape_of(value)}")
    if len(value) > LONGEST:
        raise refused(f"{len(value):,} characters, more than {LONGEST:,}", "shorten it")
    text = value.strip()
    if fault := unsafe(text):
        raise refused(fault.message, fault.hint)
    return text


Markdown = Annotated[str, BeforeValidator(_markdown), WithJsonSchema({"type": "string"})]
