"""A text and its tokens, parsed once for all that judge it, follow its links or render it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token

from generator.markdown.parser import WRITTEN, Parser, parser, plain_parser
from generator.markdown.places import Span, line_starts

_PARSER, _PLAIN = parser(), plain_parser()
TEXTS = frozenset({"text", "text_special", "code_inline"})
"""Tokens whose content is what a reader reads."""
_ENDS = re.compile(r"\r\n?")
_LABEL = re.compile(r"[^\[]*\[(?:[^\[\]\\]|\\.)*+\]:[\s>]*+", re.S)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Markdown and what it says. Offsets count in `source`, where a line ends in one sign."""

    source: str
    tokens: Sequence[Token]
    """As they are shown: footnotes last, and none that nothing refers to."""
    written: Sequence[Token]
    """Every token of a block, in the order of the text."""
    starts: Sequence[int]
    """The offset of each line."""

    def walk(self) -> Iterator[Token]:
        """Every token, followed by those within it, in the order of the text."""
        return _walk(self.written)

    def start(self, token: Token) -> int:
        """Where a token stands that `walk` gives."""
        if "span" in token.meta:
            return int(token.meta["span"].start)
        line = self.starts[token.map[0]] if token.map else 0
        sign = "<" if token.type == "html_block" else "["
        return max(line, self.source.find(sign, line))

    def target(self, token: Token) -> Span | None:
        """Where the address of a link, an image or a definition is written.

        None for a link whose address is in a definition, and one in angle brackets.
        """
        if token.type != "definition" or token.map is None:
            return token.meta.get("target")
        first, end = token.map
        end_offset = self.starts[end] if end < len(self.starts) else len(self.source)
        label = _LABEL.match(self.source, self.starts[first], end_offset)
        if label is None:
            return None
        return Span(label.end(), parseLinkDestination(self.source, label.end(), end_offset).pos)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


@lru_cache(maxsize=8_192)
def parse(markdown: str) -> Text:
    """A text with its tokens."""
    return _parsed(_PARSER, markdown)


def parse_plain(markdown: str) -> Text:
    """The same for a reader who knows neither footnotes nor notes nor blocks."""
    return _parsed(_PLAIN, markdown)


def _parsed(made: Parser, markdown: str) -> Text:
    source = _ENDS.sub("\n", markdown).replace("\0", "\ufffd")
    environment: dict[str, list[Token]] = {}
    tokens = made.parse(source, environment)
    return Text(source, tokens, environment[WRITTEN], line_starts(source))


def within(token: Token) -> Iterator[Token]:
    """Every token within one, however deep."""
    return _walk(token.children or ())


def _walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from within(token)
