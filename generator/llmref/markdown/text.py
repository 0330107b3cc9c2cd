"""A text and its tokens, parsed once to judge it, to follow its links and to render it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token

from llmref.markdown.parser import UNDEFINED, WRITTEN, Parser, parser, plain_parser
from llmref.markdown.places import Span, line_starts

_PARSER = parser()
_OTHERS = (plain_parser(), plain_parser())
_OTHERS[1].disable("table")
TEXTS = frozenset({"text", "text_special", "code_inline"})
"""Tokens whose content is shown as it is."""
_SHORT = 2_000
_ENDS = re.compile(r"\r\n?")
_LABEL = re.compile(r"[^\[]*\[(?:[^\[\]\\]|\\.)*+\]:[\s>]*+", re.S)


@dataclass(frozen=True, slots=True, eq=False)
class MarkdownText:
    """Markdown and its tokens. Offsets count in `source`, whose lines end in a line feed."""

    source: str
    tokens: Sequence[Token]
    """In the order in which they are shown: footnotes come last, if a text refers to them."""
    written: Sequence[Token]
    """All tokens of blocks, in the order of the text."""
    starts: Sequence[int]
    """The offset of each line."""
    undefined: Mapping[int, str]
    """The labels of footnotes that the text refers to without defining them, by offset."""

    def walk(self) -> Iterator[Token]:
        """All tokens, each followed by those inside it, in the order of the text."""
        return _walk(self.written)

    def start(self, token: Token) -> int:
        """The offset of a token that `walk` gives."""
        if "span" in token.meta:
            return int(token.meta["span"].start)
        line = self.starts[token.map[0]] if token.map else 0
        sign = "<" if token.type == "html_block" else "["
        return max(line, self.source.find(sign, line))

    def target(self, token: Token) -> Span | None:
        """The place of the address of a link, an image or a definition.

        None for a link whose address is in a definition, and for one in angle brackets.
        """
        if token.type != "definition" or token.map is None:
            return token.meta.get("target")
        first, line = token.map
        end = self.starts[line] if line < len(self.starts) else len(self.source)
        start = self.starts[first]
        while label := _LABEL.match(self.source, start, end):  # the first may be of a footnote
            start = label.end()
            address = parseLinkDestination(self.source, start, end)
            if address.ok and _PARSER.normalizeLink(address.str) == token.meta["url"]:
                return Span(start, address.pos)
        return None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def parse_markdown(markdown: str) -> MarkdownText:
    """A text with its tokens."""
    return _short(markdown) if len(markdown) <= _SHORT else _long(markdown)


@lru_cache(maxsize=8_192)
def _short(markdown: str) -> MarkdownText:
    return _parsed(_PARSER, markdown)


@lru_cache(maxsize=32)  # a preview would keep the tokens of every edit of a long page
def _long(markdown: str) -> MarkdownText:
    return _parsed(_PARSER, markdown)


def parse_as_others(markdown: str) -> list[MarkdownText]:
    """The same for readers that know tables alone, and for those that know no tables either."""
    return [_parsed(other, markdown) for other in _OTHERS]


def _parsed(reader: Parser, markdown: str) -> MarkdownText:
    source = _ENDS.sub("\n", markdown).replace("\0", "\ufffd")
    environment: dict[str, Any] = {}
    tokens = reader.parse(source, environment)
    written, undefined = environment[WRITTEN], environment[UNDEFINED]
    return MarkdownText(source, tokens, written, line_starts(source), undefined)


def within(token: Token) -> Iterator[Token]:
    """All tokens inside a token, at any depth."""
    return _walk(token.children or ())


def _walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from within(token)
