"""Rows → CSV and NDJSON, in which every text arrives as it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from typing import Any

import orjson

from llmref import formats
from llmref.open_data.price_rows import Row

_AS_THEY_ARE = frozenset({str, int, type(None)})
"""What the writer turns into the same text as `cell_text`, without a call for each cell."""


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """RFC 4180 in UTF-8 with every cell quoted; a spreadsheet has to import them as text."""
    written = BytesIO()
    text = TextIOWrapper(written, "utf-8", newline="")  # a StringIO takes four bytes a letter
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows(
        [
            value if type(value) in _AS_THEY_ARE else cell_text(value)
            for value in map(row.__getitem__, columns)
        ]
        for row in rows
    )
    text.flush()
    return written.getvalue()


def as_lines(rows: Iterable[Row]) -> bytes:
    """A JSON object a line."""
    option, written = orjson.OPT_APPEND_NEWLINE, BytesIO()
    written.writelines(orjson.dumps(row, plain_json, option) for row in rows)
    return written.getvalue()


def cell_text(value: Any) -> str:
    """A value as a cell; what nobody stated is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return " ".join(value)
    return str(value)


def plain_json(value: object) -> object:
    """What has no JSON form of its own: an amount, as text with all its digits."""
    if isinstance(value, Decimal):
        return formats.amount_text(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
