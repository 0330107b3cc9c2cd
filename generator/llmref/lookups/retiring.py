"""Retiring: the ends of the page of retirements that come within some days."""

from __future__ import annotations

from datetime import timedelta

from llmref import formats
from llmref.insights import ends
from llmref.insights.ends import End
from llmref.lookups.answer import AnswerTable, LookupAnswer
from llmref.lookups.showing import source_cells
from llmref.pages.context import PageContext
from llmref.pages.ends_of_site import all_ends
from llmref.pages.retirements import EndRow, end_data, end_row

_COLUMNS = ("Date", "When", "Model", "Provider", "Model IDs", "Successor", "Source", "As of")


def retiring_soon(context: PageContext, days: int = 90) -> LookupAnswer:
    """The dated ends after today and within so many days, the next first."""
    today, ahead = context.catalogue.today, ends_within(context, days)
    rows = [_cells(end_row(context, end)) for end in ahead]
    number = formats.plural(len(rows), "retirement")
    note = f"{number} within {formats.plural(days, 'day')} of {formats.day(today)}."
    return LookupAnswer(
        [AnswerTable("", rows, _COLUMNS if rows else (), [note])],
        {"days": days, "retirements": [end_data(context, end) for end in ahead]},
    )


def ends_within(context: PageContext, days: int) -> list[End]:
    """The same ends as they are."""
    today = context.catalogue.today
    last = today + timedelta(days=days)
    return [end for end in ends.coming(all_ends(context), today) if end.day <= last]


def _cells(row: EndRow) -> list[str]:
    ids = ", ".join(row.ids) + (f" {row.more_ids}" if row.more_ids else "")
    successor = row.successor.text if row.successor else "Not named"
    return [
        str(row.day),
        row.distance,
        row.head.text,
        row.provider.text if row.provider else row.api,
        ids,
        f"{successor}, {row.redirects}" if row.redirects else successor,
        *source_cells(row.source),
    ]
