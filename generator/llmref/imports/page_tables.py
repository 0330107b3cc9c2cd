"""The tables of a price page, HTML or Markdown → grids of cells with what stands above them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "sup", "del", "s", "strike"})
"""What is not the text of a cell: code, pictures, footnote marks, and amounts that are crossed out.
"""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = frozenset({"br", "p", "div", "li", "td", "th", "tr", "option", "button"})
MOST_SPANNED = 100
"""A cell over more rows or columns is taken for a slip."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table as a grid: a merged cell stands in each place that it covers."""

    headings: tuple[str, ...]
    """The headings above it, the outermost first."""
    caption: str
    rows: tuple[tuple[str, ...], ...]
    heads: int
    """How many rows at the top are its header."""


@dataclass(slots=True)
class _Cell:
    is_head: bool
    columns: int
    rows: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _text(self.words)


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    headings: tuple[str, ...]
    rows: list[list[_Cell]] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)
    in_head: int = 0
    """How many rows stood in its `thead`."""
    is_broken: bool = False
    """A table within a cell: what belongs to which amount cannot be told."""

    def closed(self) -> PageTable | None:
        """The table as a grid; None where it cannot be told which cell stands where."""
        grid = _grid(self.rows)
        if self.is_broken or grid is None or not grid:
            return None
        heads = 0
        for cells in self.rows:
            if not cells or not all(cell.is_head for cell in cells):
                break
            heads += 1
        heads = max(heads, self.in_head)
        return PageTable(self.headings, _text(self.caption), grid, heads)


class _Page(HTMLParser):
    """Reads a page from top to bottom; what is hidden or crossed out is not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[PageTable] = []
        self.table: _Open | None = None
        self.levels: dict[int, list[str]] = {}
        self.into: list[str] | None = None
        """Where text goes."""
        self.silent: list[str] = []
        self.is_in_thead = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The begin of an element."""
        if self.silent or tag in _SILENT:
            self.silent += [tag] if tag in _SILENT else []
            return
        if self.into is not None and tag in _BREAKS:
            self.into.append("\n")
        if self.table is None:
            self._outside(tag)
        else:
            self._inside(self.table, tag, dict(attrs))

    def _outside(self, tag: str) -> None:
        if tag == "table":
            above = tuple(_text(words) for _, words in sorted(self.levels.items()))
            self.table, self.into = _Open(above), None
        elif tag in _HEADINGS:
            level = int(tag[1])
            self.levels = {depth: words for depth, words in self.levels.items() if depth < level}
            self.into = self.levels[level] = []

    def _inside(self, table: _Open, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "table":
            table.is_broken = True
        elif tag == "caption":
            self.into = table.caption
        elif tag == "thead":
            self.is_in_thead = True
        elif tag == "tr":
            table.rows.append([])
            table.in_head += self.is_in_thead
            self.into = None
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append([])
            cell = _Cell(tag == "th", _span(attrs, "colspan"), _span(attrs, "rowspan"))
            table.rows[-1].append(cell)
            self.into = cell.words

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        if self.silent:
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
            return
        if tag in {"td", "th", "caption"} or (self.table is None and tag in _HEADINGS):
            self.into = None
        elif tag == "thead":
            self.is_in_thead = False
        elif tag == "table" and self.table is not None:
            if table := self.table.closed():
                self.tables.append(table)
            self.table, self.into, self.is_in_thead = None, None, False

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self.silent and self.into is not None:
            self.into.append(data)


def tables_of(html: str) -> list[PageTable]:
    """The tables of an HTML page, in their order."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.tables


def _text(words: list[str]) -> str:
    """Text on one line each, without empty lines."""
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(attrs: dict[str, str | None], name: str) -> int:
    value = attrs.get(name) or "1"
    return int(value) if value.isascii() and value.isdigit() else 1


def _grid(rows: list[list[_Cell]]) -> tuple[tuple[str, ...], ...] | None:
    """The text of the cell that covers each place; None where cells overlap or are absurd."""
    places: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in places:
                column += 1
            if not (1 <= cell.rows <= MOST_SPANNED and 1 <= cell.columns <= MOST_SPANNED):
                return None
            for down in range(cell.rows):
                for right in range(cell.columns):
                    place = (row + down, column + right)
                    if place in places:
                        return None
                    places[place] = cell.text
            column += cell.columns
    width = max((column for _, column in places), default=-1) + 1
    return tuple(
        tuple(places.get((row, column), "") for column in range(width)) for row in range(len(rows))
    )
