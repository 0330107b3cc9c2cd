"""The place of each token in the source; markdown-it-py itself records only its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it.token import Token


class Span(NamedTuple):
    """A part of the source, as offsets."""

    start: int
    end: int


class TextPlace:
    """The place of the content of one token in the source."""

    def __init__(self, marks: Iterable[tuple[int, int]]) -> None:
        """`marks` are pairs of an offset into the content and one into the source, ascending."""
        self._inner, self._outer = zip(*marks, strict=True)

    def at(self, offset: int) -> int:
        """The offset into the source of an offset into the content."""
        mark = bisect_right(self._inner, offset) - 1
        return int(self._outer[mark] + offset - self._inner[mark])

    def span(self, start: int, end: int) -> Span:
        """The place of a part of the content."""
        return Span(self.at(start), self.at(end - 1) + 1)


class SourceText:
    """A text by lines, to find the places of its tokens."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = line_starts(text)
        self._row, self._after = -1, 0  # the last row of a table, and where its last cell ends

    def place(self, before: Token, token: Token) -> TextPlace:
        """The place of an inline token; `before` is the token that opens its block.

        Call this for the tokens in their order, since cells of a table can be equal.
        """
        first, end = token.map or (0, 0)
        if before.type in {"th_open", "td_open"}:
            return TextPlace(self._cell(token.content, first))
        if before.type == "admonition_title_open":
            return self._in_line(first, self._lines[first].rfind(token.content))
        if before.type == "heading_open" and before.markup.startswith("#"):
            return self._in_line(first, self._lines[first].find(token.content, len(before.markup)))
        return TextPlace(self._paragraph(token.content, first, end))

    def _in_line(self, line: int, column: int) -> TextPlace:
        return TextPlace([(0, self._starts[line] + max(0, column))])

    def _cell(self, content: str, row: int) -> Iterator[tuple[int, int]]:
        """A mark for the cell, and one for each of its bars, which have a backslash in front."""
        after = self._after if row == self._row else 0
        written = content.replace("|", r"\|")
        column = max(after, self._lines[row].find(written, after))
        self._row, self._after = row, column + len(written)
        start = self._starts[row] + column
        yield 0, start
        for count, bar in enumerate(re.finditer(r"\|", content), 1):
            yield bar.start(), start + bar.start() + count

    def _paragraph(self, content: str, first: int, end: int) -> Iterator[tuple[int, int]]:
        """A mark for each line, whose content starts after the markers of quotes and lists."""
        offset = 0
        for number, part in zip(range(first, end), content.split("\n"), strict=False):
            line = self._lines[number].rstrip()
            yield offset, self._starts[number] + len(line) - len(part.rstrip())
            offset += len(part) + 1


def line_starts(text: str) -> list[int]:
    """The offset at which each line starts."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
