"""Feeds of changes: of all, of price cuts, of one creator, provider or model.

An entry has one ID for ever, from its provider and model ID, its kind and its day, so that a
rebuilt feed repeats nothing, also where a model is renamed (`stable_ids.py`); its date is the day
of the change, or of its source where the change is still to come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from llmref.catalogue.entities import Creator, Model, Provider
from llmref.memo import Once
from llmref.pages.change_rows import PRICE_CUT, ChangeRow, change_rows
from llmref.pages.components import SourceView
from llmref.pages.context import PageContext
from llmref.pages.page import Feed, FeedEntry
from llmref.pages.stable_ids import first_slug_of_model, stable_offering
from llmref.urls import ATOM, CUTS, creator_path, model_path, provider_path

ENTRIES = 200
"""Entries of the feed of all changes."""
ENTRIES_HERE = 50
"""Entries of the feed of one creator, provider or model."""
WIDELY_SOLD = 5
"""Offerings from which on a model has a feed of its own."""
_BY_SUBJECT = Once[str, dict[str, list[ChangeRow]]]("changes by what they are about")


def every_change(context: PageContext) -> Feed:
    """The newest changes of all kinds."""
    return _feed(context, "/changes/", ATOM, "Changes", change_rows(context)[:ENTRIES])


def price_cuts(context: PageContext) -> Feed:
    """The newest price cuts alone."""
    cuts = [row for row in change_rows(context) if row.kind == PRICE_CUT]
    return _feed(context, "/changes/", CUTS, "Price cuts", cuts[:ENTRIES])


def creator_feed(context: PageContext, creator: Creator) -> Feed:
    """What changed about a creator's models, wherever they are offered."""
    return _of(context, f"creator {creator.slug}", creator.name, creator_path(creator))


def provider_feed(context: PageContext, provider: Provider) -> Feed:
    """What a provider changed."""
    return _of(context, f"provider {provider.slug}", provider.name, provider_path(provider))


def model_feeds(context: PageContext, model: Model) -> list[Feed]:
    """What changed about a model that many offer; none for another."""
    if len(context.catalogue.at_model[model.slug]) < WIDELY_SOLD:
        return []
    return [_of(context, f"model {model.slug}", context.name(model), model_path(model))]


def _of(context: PageContext, subject: str, name: str, path: str) -> Feed:
    by_subject = context.memo.once(_BY_SUBJECT, "all", lambda: _by_subject(change_rows(context)))
    rows = by_subject.get(subject, [])[:ENTRIES_HERE]
    return _feed(context, path, ATOM, f"Changes: {name}", rows)


def _by_subject(rows: Iterable[ChangeRow]) -> dict[str, list[ChangeRow]]:
    subjects: dict[str, list[ChangeRow]] = defaultdict(list)
    for row in rows:
        subjects[f"model {row.model.slug}"].append(row)
        if row.model.creator:
            subjects[f"creator {row.model.creator.slug}"].append(row)
        if row.offering:
            subjects[f"provider {row.offering.provider.slug}"].append(row)
    return subjects


def _feed(
    context: PageContext, path: str, file: str, title: str, rows: Sequence[ChangeRow]
) -> Feed:
    whole, today = context.addresses.whole, context.catalogue.today
    site = context.catalogue.site.name
    entries = sorted(
        (_entry(row, _id(context, row), whole(row.head.path), today) for row in rows),
        key=lambda entry: -entry.updated.toordinal(),
    )
    return Feed(
        file,
        title,
        f"{title} \N{EN DASH} {site}",
        whole(f"{path}{file}"),
        whole(path),
        site,
        max((entry.updated for entry in entries), default=today),
        entries,
    )


def _id(context: PageContext, row: ChangeRow) -> str:
    """The same for ever: of the provider and the model ID, or of the model if it has none."""
    whole = context.addresses.whole
    if row.offering is None:
        slug = first_slug_of_model(context, row.model)
        return f"{whole(f'/model/{slug}/')}#{row.key}"
    provider, _, model_id = stable_offering(context, row.offering).partition("/")
    return f"{whole(f'/provider/{provider}/')}#{model_id}-{row.key}"


def _entry(row: ChangeRow, name: str, url: str, today: date) -> FeedEntry:
    """The lines of each source end with it."""
    coming = [f"Applies from {row.when}."] if row.day > today else []
    read = max((part.source.checked for part in row.parts if part.source), default=today)
    lines = [line for part in row.parts for line in (*part.details, _source_line(part.source))]
    return FeedEntry(
        name,
        f"{row.kind}: {row.head.text}",
        url,
        row.day if row.day <= today else read,
        [*coming, *lines],
    )


def _source_line(source: SourceView | None) -> str:
    return f"Source: {source.url}, {source.checked}" if source else "Not sourced"
