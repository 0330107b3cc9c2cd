"""Code → HTML with its parts marked. Only here: pygments."""

from __future__ import annotations

from functools import lru_cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_FORMAT = HtmlFormatter(nowrap=True)


@lru_cache(maxsize=1_024)
def marked(code: str, language: str) -> str:
    """The code as escaped HTML without a line break at its end; its text is not changed."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False)
    html: str = highlight(code, lexer, _FORMAT)
    return html.rstrip("\n")
