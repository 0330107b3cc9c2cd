"""Text → Markdown that shows it as it is, for `index.md` beside pages and for references."""

from __future__ import annotations

import re
from functools import cache

_SIGNS = re.compile(r"[\\`*\[\]<>~|]|(?<!\S)#|^[-+](?!\S)|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
"""What Markdown would read as its own; an underscore inside a word is none."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_CODE = re.compile(r"(`[^`\n]+`)")
_LETTERS = re.compile(r"[\\`*\[\]<>~|#_&]")
"""A quick look for what may be one of the signs, wherever it stands."""


@cache
def literal(text: str) -> str:
    """A name or a label on one line, of which nothing is markup; a table cell may hold it."""
    line = " ".join(str(text).split())
    return _SIGNS.sub(r"\\\g<0>", line) if _may_hold_signs(line) else line


def sentence(text: str) -> str:
    """Sentences in which only what stands between backticks is markup, namely code."""
    if not _may_hold_signs(text):
        return text
    if "`" not in text:
        return _SIGNS.sub(r"\\\g<0>", text)
    parts = _CODE.split(text)  # text, code, text, code … text
    parts[::2] = [_SIGNS.sub(r"\\\g<0>", part) for part in parts[::2]]
    return "".join(parts)


def address(url: str) -> str:
    """A web address as it is; in angle brackets where Markdown would read a sign in it."""
    return f"<{url}>" if _may_hold_signs(url) and _SIGNS.search(url) else url


def destination(url: str) -> str:
    """A web address as the target of a link."""
    target = _ENTITY.sub(r"\\&", url)
    return f"<{target}>"


def _may_hold_signs(text: str) -> bool:
    return text.startswith(("-", "+")) or _LETTERS.search(text) is not None
