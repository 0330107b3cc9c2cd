"""Markdown → HTML, without raw HTML and with links that are safe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.highlight import marked

_OPTIONS = {"html": False, "typographer": False}
_REGION = '<div class="table-region" tabindex="0" role="region" aria-label="Table">'


def _code(text: str, language: str, _attributes: str) -> str:
    """A block of code that can be scrolled with the keyboard."""
    return f'<pre class="code" tabindex="0"><code>{marked(text, language)}</code></pre>'


def _align_by_class(state: StateCore) -> None:
    """Columns that are set right get a class: the site's policy allows no style attributes."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and "style" in token.attrs:
            is_right = "right" in str(token.attrs.pop("style"))
            if is_right:
                token.attrSet("class", "number")


def _tables_in_regions(made: MarkdownIt) -> MarkdownIt:
    """Tables that can be scrolled with the keyboard, so that pages fit narrow screens."""
    made.add_render_rule("table_open", lambda *_: f'{_REGION}<table class="data-table">\n')
    made.add_render_rule("table_close", lambda *_: "</table></div>\n")
    made.core.ruler.push("alignment", _align_by_class)
    return made


_BLOCKS = _tables_in_regions(
    MarkdownIt("commonmark", {**_OPTIONS, "highlight": _code}).enable("table")
)
_PAGES = _tables_in_regions(
    MarkdownIt("commonmark", {**_OPTIONS, "highlight": _code})
    .enable("table")
    .use(anchors_plugin, min_level=2, max_level=3)
    .use(footnote_plugin)
    .use(admon_plugin)
)
_CODE = re.compile(r"`([^`]+)`")
# A block of a record names it; `recipe-cells` is about none.
_BLOCK = re.compile(r"<p>\[\[([a-z-]+)(?: |(?<=recipe-cells))((?:[a-z]+:[a-z0-9./-]+)?)\]\]</p>\n?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page that its table of contents leads to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page: HTML, or a block that shows facts of a record."""

    html: str = ""
    block: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A documentation page, ready but for its blocks."""

    parts: Sequence[Part]
    headings: Sequence[Heading]


@lru_cache(maxsize=8_192)
def markdown(text: str) -> Markup:
    """Blocks of Markdown as HTML."""
    return Markup(_BLOCKS.render(text))  # noqa: S704  # markdown-it escapes what is not Markdown


@lru_cache(maxsize=32_768)
def inline(text: str) -> Markup:
    """One sentence as HTML: escaped, with what stands in backticks as code."""
    escaped = escape(text)
    if "`" not in text:
        return escaped
    return Markup(_CODE.sub(r"<code>\1</code>", str(escaped)))  # noqa: S704  # escaped before


@lru_cache(maxsize=8_192)
def plain(text: str) -> str:
    """One sentence without its backticks, for places that know no markup."""
    return _CODE.sub(r"\1", text)


def document(text: str) -> Document:
    """A whole page: anchors at headings, notes, footnotes, code marked, blocks set apart."""
    tokens = _PAGES.parse(text)
    html = _PAGES.renderer.render(tokens, _PAGES.options, {})
    return Document(list(_parts(html)), list(_headings(tokens)))


def _parts(html: str) -> list[Part]:
    # Split by a pattern with two groups: text, block, target, text, block, target, … text.
    pieces = _BLOCK.split(html)
    parts = [Part(Markup(pieces[0]))]  # noqa: S704  # markdown-it escapes what is not Markdown
    for block, target, rest in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        parts += [Part(block=block, target=target), Part(Markup(rest))]  # noqa: S704  # the same
    return [part for part in parts if part.html.strip() or part.block]


def _headings(tokens: Sequence[Token]) -> list[Heading]:
    return [
        Heading(str(token.attrs["id"]), _text(following))
        for token, following in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2" and "id" in token.attrs
    ]


def _text(inline_token: Token) -> str:
    held = inline_token.children or []
    return "".join(token.content for token in held if token.type in {"text", "code_inline"})
