"""Rows of the explorer in every state, for the page of patterns."""

from __future__ import annotations

from llmref.insights.first_listed import LISTED
from llmref.pages.explorer_columns import SHOWN
from llmref.pages.explorer_rows import ExplorerRow, as_cell
from llmref.pages.page import Link

_TEXTS = {
    "Known": {"money": "0.40", "count": "128000", "date": "2026-05-22", "text": "Acme +2"},
    "Unknown": {},
    "Free or without a date": {"money": "Free", "date": f"{LISTED}2026-05-22"},
    "Not for sale by tokens": {"money": "In subscription", "text": "A" * 80},
}


def explorer_patterns() -> list[ExplorerRow]:
    """A row for each state; the first price of each is disputed, where it is one."""
    return [
        ExplorerRow(
            Link(name, "/models/"),
            "Deprecated \N{MIDDLE DOT} Acme" if texts else "",
            [
                as_cell(texts.get(column.shape, ""), column.shape, doubt)
                for column, doubt in zip(
                    SHOWN, ("By a source, $0.50.", *[""] * len(SHOWN)), strict=False
                )
            ],
        )
        for name, texts in _TEXTS.items()
    ]
