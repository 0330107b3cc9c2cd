"""Resolve: which model and provider an ID means."""

from __future__ import annotations

from typing import Any

from llmref.lookups.answer import AnswerTable, LookupAnswer, NoAnswer, beginning_of
from llmref.open_data.entries import entries_of
from llmref.pages.context import PageContext
from llmref.pages.kinds import price_line
from llmref.problems import printable
from llmref.search.resolve import Resolved, resolve


def resolved_id(context: PageContext, native_id: str) -> LookupAnswer:
    """All meanings of an ID, with what was left out of it. Raises NoAnswer where it has none."""
    meanings = resolve(context.catalogue, native_id)
    if not meanings:
        raise NoAnswer(printable(f"{beginning_of(native_id)!r}: no provider here lists this ID."))
    return LookupAnswer(
        [_table(meaning) for meaning in meanings],
        {"id": native_id, "meanings": [_data(context, meaning) for meaning in meanings]},
    )


def _table(meaning: Resolved) -> AnswerTable:
    offering = meaning.offering
    model, provider = offering.model, offering.provider
    rows = [("  ID", meaning.sellable.id)]
    if meaning.left_out:
        rows.append(("  without", " ".join(meaning.left_out)))
    if meaning.sellable is offering:
        rows.append(("  price", price_line(offering)))
    else:
        rows.append(("  variant of", offering.id))
    rows.append(("  status", (meaning.sellable.status or "unknown").capitalize()))
    return AnswerTable(f"{model.name} ({model.slug}) at {provider.name} ({provider.slug})", rows)


def _data(context: PageContext, meaning: Resolved) -> dict[str, Any]:
    entries = entries_of(meaning.offering, context.addresses)
    own = next(entry for entry in entries if entry["id"] == meaning.sellable.id)
    return {"left_out": list(meaning.left_out), "offering": own}
