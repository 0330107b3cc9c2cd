"""Code → HTML with its parts marked. Only here and in `minified`: pygments."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    return _slim(html.rstrip("\n"))


_PART = re.compile(r'<span class="(\w+)">([^<]*)</span>')
_COLORS: Mapping[str, str] = {
    **dict.fromkeys(("k", "kn", "kc", "kd", "kr", "ow"), "k"),
    **dict.fromkeys(("s", "s1", "s2", "sb", "se", "si"), "s"),
    **dict.fromkeys(("nf", "nv"), "n"),
    **dict.fromkeys(("c", "c1", "cm"), "c"),
}
"""The class that the style sheet colors, for each kind of part that it tells apart."""
_MARK = re.compile(r'<span class="\w">|</span>')
_SEAM = re.compile(r'<span class="(\w)">([^<]*)</span>(?:\s*<span class="\1">[^<]*</span>)+')


def _slim(html: str) -> str:
    """The same code, of which only parts with a color are marked, neighbors of one color as one."""
    return _SEAM.sub(_joined, _PART.sub(_colored, html))


def _colored(part: re.Match[str]) -> str:
    color = _COLORS.get(part[1])
    return f'<span class="{color}">{part[2]}</span>' if color else part[2]


def _joined(parts: re.Match[str]) -> str:
    return f'<span class="{parts[1]}">{_MARK.sub("", parts[0])}</span>'


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
