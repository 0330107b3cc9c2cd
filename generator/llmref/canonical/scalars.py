"""Text → YAML: plain where YAML reads the same text, else in quotes or as a block."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 112
"""The columns of a line up to which text is wrapped and small mappings are in braces."""
_STARTS_PLAIN = r"(?:[^\W_]|[(/$+<]|[^\x00-\xa0])"
_PLAIN = re.compile(rf"{_STARTS_PLAIN}(?:[^:#\n]|:(?![ \n]|$)|(?<! )#)*(?<! )")
_PLAIN_IN_BRACES = re.compile(
    rf"{_STARTS_PLAIN}(?:[^:#\n{{}}\[\],\"'`|>%&*!?]|:(?![ \n]|$)|(?<! )#)*(?<! )"
)
_NOTHING = frozenset({"null", "Null", "NULL"})
"""Words that YAML takes for no value."""
_SINGLE_BLANK = re.compile(r"(?<! ) (?! )")
_LITERAL = re.compile(r"[^ \n][^\n]*(?:\n(?: *[^ \n][^\n]*)?)*[^\n]")


@lru_cache(maxsize=50_000)
def plain_or_quoted(text: str) -> str:
    """The text as a value or key on a line of its own."""
    return text if _PLAIN.fullmatch(text) and text not in _NOTHING else _quoted(text)


@lru_cache(maxsize=50_000)
def in_braces(text: str) -> str:
    """The text as a value or key between brackets."""
    return text if _PLAIN_IN_BRACES.fullmatch(text) and text not in _NOTHING else _quoted(text)


def _quoted(text: str) -> str:
    if "\n" in text or ("'" in text and '"' not in text and "\\" not in text):
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def as_block(text: str, margin: str) -> tuple[str, list[str]] | None:
    """The sign and the lines of a block that says the text; None where no block can.

    One paragraph is wrapped at blanks (`>-`), several keep their lines (`|-`).
    """
    bare = text.removesuffix("\n")
    sign = "" if bare != text else "-"
    if "\n" not in bare and bare == bare.strip(" "):
        return f">{sign}", [f"{margin}{line}" for line in _wrapped(bare, WIDTH - len(margin))]
    if _LITERAL.fullmatch(bare):
        return f"|{sign}", [f"{margin}{line}" if line else "" for line in bare.split("\n")]
    return None


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines that a folded block joins to the text; only single blanks become line ends."""
    line = ""
    for word in _SINGLE_BLANK.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
