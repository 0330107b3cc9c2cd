"""Code → HTML with its parts marked. Only here: pygments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer


@lru_cache(maxsize=1_024)
def highlighted(code: str, language: str) -> str:
    """The code as escaped HTML without a line break at its end; its text is not changed."""
    # Loaded with the first code that is marked: judging seeds imports this module and marks none.
    from pygments import highlight  # noqa: PLC0415

    html: str = highlight(code, _lexer(language), _formatter())
    return html.rstrip("\n")


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer:
    """What tells the parts of code in a language apart; text has none, nor has an unknown one."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  # as above
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return get_lexer_by_name("text", stripnl=False)


@lru_cache(maxsize=1)
def _formatter() -> HtmlFormatter[str]:
    """What writes the parts of code; it makes a style sheet of its own first, so there is one."""
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415  # as above

    return HtmlFormatter(nowrap=True)
