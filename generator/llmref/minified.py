"""A script without what no browser needs. Only here and in `highlight`: pygments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[\w$\\]")
_ENDS = re.compile(r"[\w$)\]}\"'`/+-]")
"""What a statement may end with."""
_BEGINS = re.compile(r"[\w$\\({\[\"'`/+\-!~#@*]")
"""What the next one may begin with."""


@lru_cache(maxsize=256)
def minified(script: str) -> str:
    """The same program: no comments but those that begin with /*!, and no needless blanks.

    A line end stays where a statement may end without a semicolon. Texts, templates and patterns
    are unchanged.
    """
    short = ""
    for is_line, text in _tokens(script):
        short += _between(short[-1:], text[:1], is_line=is_line) + text
    return short


def _tokens(script: str) -> Iterator[tuple[bool | None, str]]:
    """Each token, and whether a line ends before it; None where nothing is before it."""
    from pygments.lexers.javascript import JavascriptLexer  # noqa: PLC0415 - as in `highlight`

    is_line: bool | None = None
    for kind, text in JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script):
        is_comment = kind[:1] == ("Comment",)
        is_remark = is_comment and not text.startswith("/*!")
        if is_remark or kind[:1] == ("Text",):  # blanks within a template are part of it
            is_line = bool(is_line) or "\n" in text
        else:
            yield is_line, text
            is_line = True if is_comment else None


def _between(last: str, first: str, *, is_line: bool | None) -> str:
    """What has to stand between two tokens that had something between them."""
    if is_line is None or not last:
        return ""
    if is_line and _ENDS.match(last) and _BEGINS.match(first):
        return "\n"
    is_joined = _WORD.match(last) and _WORD.match(first)
    is_sign = (last == first and first in "+-") or (last == "/" and first in "/*")
    return " " if is_joined or is_sign or (last.isdigit() and first == ".") else ""
