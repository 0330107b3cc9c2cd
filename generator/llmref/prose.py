"""Markdown → HTML, without raw HTML and with links that are safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from llmref.highlight import highlighted
from llmref.markdown.headings import Heading, headings
from llmref.markdown.judge import is_allowed, is_outside
from llmref.markdown.parser import parser
from llmref.markdown.text import parse_markdown

Size = Callable[[str], tuple[int, int] | None]
"""Width and height of the image at an address of this site."""
_REGION = '<div class="table-region" tabindex="0" role="region" aria-label="Table">'
_CODE = re.compile(r"`([^`]+)`")
_DAY = re.compile(r"(?<![\w/.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-])")
_MARKED = re.compile(rf"`([^`]+)`|{_DAY.pattern}")
"""What a sentence has marked: code, and days, which no line breaks."""
_LONG_RUN = re.compile(r"[^-\s]{13,}")
"""Code that a phone's narrowest column cannot show in a line; hyphens are breaks already."""
_BREAK = re.compile(r"(?<=\w)(?:[/:_@=]+|\.(?!\d))(?=\w)|(?<=[a-z])(?=[A-Z])")
"""Where a long run may break: after a separator, or before the next word of camelCase."""


class _Renderer(RendererHTML):
    """HTML of tokens; each method is for the tokens of its name."""

    def table_open(self, *_: object) -> str:
        """A table that can be scrolled with the keyboard, so that pages fit narrow screens."""
        return f'{_REGION}<table class="data-table">\n'

    def table_close(self, *_: object) -> str:
        """The end of a table."""
        return "</table></div>\n"

    def code_block(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Indented code, which has no language."""
        return f"{_code(tokens[idx].content, '', '')}\n"

    def code_inline(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Code within a line."""
        return f"<code>{_with_breaks(escapeHtml(tokens[idx].content))}</code>"

    def html_block(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Raw HTML, which no judged text has, as text."""
        return escapeHtml(tokens[idx].content)

    def html_inline(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """The same within a line."""
        return escapeHtml(tokens[idx].content)

    def text(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Text, whose days no line breaks."""
        return _DAY.sub(r"<time>\g<0></time>", escapeHtml(tokens[idx].content))

    def definition(self, *_: object) -> str:
        """Where links lead that refer to it; nothing of its own."""
        return ""

    def live_block(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """A block that shows nothing, as text."""
        return escapeHtml(f"[[{tokens[idx].content}]]")

    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """A link; search engines are not told that this site stands for another."""
        href = str(tokens[idx].attrs["href"])
        attrs = {**tokens[idx].attrs, "rel": "nofollow"} if is_outside(href) else tokens[idx].attrs
        if not is_allowed(href):  # which no judged text has
            attrs = {}
        return self.renderToken([tokens[idx].copy(attrs=attrs)], 0, options, env)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An image of this site, with its size, so that nothing moves when it is there."""
        token = tokens[idx]
        size: Size = env.get("size", _no_size)
        pixels = size(str(token.attrs["src"]))
        alt = self.renderInlineAsText(token.children, options, env)
        if pixels is None:  # which no judged text has
            return escapeHtml(alt)
        width, height = pixels
        attrs = {**token.attrs, "alt": alt, "width": width, "height": height}
        return self.renderToken([token.copy(attrs=attrs)], 0, options, env)


def _code(text: str, language: str, _attributes: str) -> str:
    """A block of code that can be scrolled with the keyboard."""
    return f'<pre class="code" tabindex="0"><code>{highlighted(text, language)}</code></pre>'


def _no_size(_address: str) -> None:
    return None


_RENDERER = parser(_Renderer)
_RENDERER.options["highlight"] = _code


@dataclass(frozen=True, slots=True)
class ProsePart:
    """A stretch of a page: HTML, or a block that shows facts of a record."""

    html: str = ""
    """Of a block, how it looks where it shows nothing."""
    block: str = ""
    target: str = ""
    text: str = ""
    """Its Markdown."""


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """A documentation page, ready but for its blocks."""

    parts: Sequence[ProsePart]
    headings: Sequence[Heading]
    """Those of the second level."""


@lru_cache(maxsize=8_192)
def markdown(text: str) -> Markup:
    """The Markdown of a record as HTML."""
    return _html(parse_markdown(text).tokens)


@lru_cache(maxsize=32_768)
def inline(text: str) -> Markup:
    """One sentence as HTML: escaped, code where backticks are, days that no line breaks."""
    escaped = escape(text)
    if "`" not in text and "-" not in text:
        return escaped
    return Markup(_MARKED.sub(_marked, str(escaped)))  # noqa: S704  # escaped before


def breakable(text: str) -> Markup:
    """An ID or other code as HTML: escaped; its lines break between its words, never inside."""
    return Markup(_with_breaks(str(escape(text))))  # noqa: S704  # escaped before


def _marked(match: re.Match[str]) -> str:
    return f"<code>{_with_breaks(match[1])}</code>" if match[1] else f"<time>{match[0]}</time>"


def _with_breaks(escaped: str) -> str:
    return _LONG_RUN.sub(lambda run: _BREAK.sub(r"\g<0><wbr>", run[0]), escaped)


@lru_cache(maxsize=8_192)
def plain_text(text: str) -> str:
    """One sentence without its backticks, for places that know no markup."""
    return _CODE.sub(r"\1", text)


def document(markdown: str, size: Size = _no_size) -> ParsedProse:
    """A whole page: anchors at headings, notes, footnotes, code marked, blocks set apart."""
    text = parse_markdown(markdown)
    listed = list(headings(text))
    tokens = list(text.tokens)
    for heading in listed:
        token = tokens[heading.position]
        tokens[heading.position] = token.copy(attrs={**token.attrs, "id": heading.id})
    return ParsedProse(
        list(_parts(tokens, size, markdown.splitlines())),
        [heading for heading in listed if heading.tag == "h2"],
    )


def _parts(tokens: Sequence[Token], size: Size, lines: Sequence[str]) -> Iterator[ProsePart]:
    """The text between the blocks, and each block, which is a paragraph of its own."""
    after = line = 0
    for position, token in enumerate(tokens):
        block = token.children[0] if token.children else token
        if block.type != "live_block" or not block.meta.get("is_apart"):
            continue
        name, _, target = block.content.partition(" ")
        start, end = tokens[position - 1].map or (line, line)
        if position - 1 > after:
            text = "\n".join(lines[line:start])
            yield ProsePart(_html(tokens[after : position - 1], size), text=text)
        yield ProsePart(_html(tokens[position - 1 : position + 2], size), name, target)
        after, line = position + 2, end
    if after < len(tokens):
        yield ProsePart(_html(tokens[after:], size), text="\n".join(lines[line:]))


def _html(tokens: Sequence[Token], size: Size = _no_size) -> Markup:
    html = _RENDERER.renderer.render(tokens, _RENDERER.options, {"size": size})
    return Markup(html)  # noqa: S704  # every rule escapes what is not Markdown
