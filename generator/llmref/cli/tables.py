"""A table in plain text: as wide as it is, or fitted to a terminal without cutting a word.

Words stay whole, so that an ID can be copied. Where the columns do not fit side by side, each row
becomes a list of its cells.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from llmref.characters import first_unfit
from llmref.problems import printable

if TYPE_CHECKING:
    from llmref.lookups.answer import AnswerTable

GAP = "  "
Rows = Sequence[Sequence[str]]


def terminal_width() -> int | None:
    """The columns of the terminal that is written to; None where nothing limits a line."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table_lines(table: AnswerTable, width: int | None = None) -> list[str]:
    """The lines of a table; nothing of a name controls a terminal."""
    is_headed = table.title and table.columns[:1] != (table.title,)
    title = [_harmless(table.title)] if is_headed else []
    rows = [list(map(_harmless, row)) for row in (table.columns, *table.rows) if row]
    notes = list(map(_harmless, table.notes))
    if width is None:
        return [*title, *_aligned(rows, _widths(rows), table.right), *notes]
    return [*_wrapped(title, width), *_fitted(table, rows, width), *_wrapped(notes, width)]


def _harmless(text: str) -> str:
    """The text, if a seed may hold it on one line: with joiners where a script needs them."""
    is_fit = "\n" not in text and first_unfit(text) is None
    return text if is_fit else printable(text)


def _fitted(table: AnswerTable, rows: Rows, width: int) -> list[str]:
    """Side by side if every word has a place there; else one below the other."""
    room = width - len(GAP) * (max(map(len, rows), default=1) - 1)
    most, least = _widths(rows), _widest_words(rows)
    if sum(least) > room:
        return _listed(rows, width) if table.columns else _indented(rows, width)
    bounds = list(zip(least, most, strict=True))
    level = max(most, default=0)
    while sum(widths := [max(few, min(many, level)) for few, many in bounds]) > room:
        level -= 1
    return _aligned(rows, widths, table.right)


def _widths(rows: Rows) -> list[int]:
    return [max(map(_width, column)) for column in zip(*rows, strict=True)]


def _widest_words(rows: Rows) -> list[int]:
    columns = zip(*rows, strict=True)
    return [max(_width(word) for cell in column for word in cell.split(" ")) for column in columns]


def _aligned(rows: Rows, widths: Sequence[int], right: Sequence[int]) -> list[str]:
    """Columns of these widths; a row has as many lines as its longest cell."""
    lines = []
    for row in rows:
        cells = [_lines_of(cell, width) for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, cells))):
            parts = [cell[number] if number < len(cell) else "" for cell in cells]
            lines.append(_line(parts, widths, right))
    return lines


def _line(parts: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    filled = []
    for number, (part, width) in enumerate(zip(parts, widths, strict=True)):
        blanks = " " * (width - _width(part))
        filled.append(blanks + part if number in right else part + blanks)
    return GAP.join(filled).rstrip()


def _listed(rows: Rows, width: int) -> list[str]:
    """A line for each cell that is not empty, with its column, and an empty line between rows."""
    head, *rest = rows
    label = max(map(_width, head))
    lines: list[str] = []
    for row in rest:
        lines += [""] if lines else []
        for name, cell in zip(head, row, strict=True):
            first, *more = _lines_of(cell, width - label - len(GAP))
            lines += [_line((name, first), (label, 0), ())] if cell else []
            lines += [f"{' ' * label}{GAP}{text}" for text in more]
    return lines


def _indented(rows: Rows, width: int) -> list[str]:
    """The first cell of each row, and the others below it."""
    lines: list[str] = []
    for first, *others in rows:
        lines += _lines_of(first, width)
        below = [text for cell in others if cell for text in _lines_of(cell, width - len(GAP))]
        lines += [f"{GAP}{text}" for text in below]
    return lines


def _wrapped(sentences: Iterable[str], width: int) -> list[str]:
    return [line for sentence in sentences for line in _lines_of(sentence, width)]


def _lines_of(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns; a word that is wider has its own."""
    if _width(text) <= width:
        return [text]
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and _width(joined) > width:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
