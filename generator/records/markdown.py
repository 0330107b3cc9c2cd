"""Markdown that strangers write: no raw HTML, and links that lead nowhere but to the web."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from generator.records.fields import refused, shape_of, shortened

LONGEST = 20_000
_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]\n]+\]:\s*<?(\S+)|<([A-Za-z][\w+.-]*:[^>\s<]*)>", re.M
)
_TAG = re.compile(r"<(?!https?://)[A-Za-z/!?]")
_TARGET = re.compile(r"https?://|/|#|[a-z]+:[a-z0-9./-]+\Z")
_CODE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)"
    r"|(?<!`)(?P<ticks>`++)(?:(?!\n\n).)*?(?<!`)(?P=ticks)(?!`)",
    re.M | re.S,
)
"""Blocks and spans of code, in which nothing is a tag or a link."""
_FORBIDDEN = ("javascript:", "data:", "vbscript:", "file:")


def without_code(text: str) -> str:
    """The text with blanks in the place of all code, so that offsets stay."""
    return _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)


def unsafe(text: str) -> tuple[int, str, str] | None:
    """Where Markdown holds what a page must not, what that is, and what to do; None if nowhere."""
    plain = without_code(text)
    if tag := _TAG.search(plain):
        found = shortened(text[tag.start() : tag.start() + 20])
        return tag.start(), f"raw HTML is not allowed: {found}", "write it in Markdown"
    for link in _LINK.finditer(plain):
        target = next(part for part in link.groups() if part is not None)
        if not _TARGET.match(target) or target.lower().startswith(_FORBIDDEN):
            words = f"a link to {shortened(target)} is not allowed"
            return link.start(), words, "link to https:// or http://"
    return None


def _markdown(value: object) -> str:
    if not isinstance(value, str):
        raise refused(f"expected Markdown, found {shape_of(value)}")
    if len(value) > LONGEST:
        raise refused(f"{len(value):,} characters, more than {LONGEST:,}", "shorten it")
    if found := unsafe(value):
        raise refused(*found[1:])
    return value.strip()


Markdown = Annotated[str, BeforeValidator(_markdown), WithJsonSchema({"type": "string"})]
