"""Markdown → HTML, without raw HTML and with links that are safe."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markupsafe import Markup

_BLOCKS = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
_CODE = re.compile(r"`([^`]+)`")


@lru_cache(maxsize=8_192)
def markdown(text: str) -> Markup:
    """Blocks of Markdown as HTML."""
    return Markup(_BLOCKS.render(text))  # noqa: S704  # markdown-it escapes what is not Markdown


@lru_cache(maxsize=32_768)
def inline(text: str) -> Markup:
    """One sentence as HTML: escaped, with what stands in backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", escape(text)))  # noqa: S704  # escaped before


@lru_cache(maxsize=8_192)
def plain(text: str) -> str:
    """One sentence without its backticks, for places that know no markup."""
    return _CODE.sub(r"\1", text)
