"""What ends and what ended: every dated end with its provider, successor and source, by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import Creator, Provider
from llmref.insights import ends
from llmref.insights.ends import End
from llmref.pages import titles
from llmref.pages.components import SourceView, cited_view
from llmref.pages.context import PageContext
from llmref.pages.end_calendar import every_end
from llmref.pages.ends_of_site import all_ends, end_path
from llmref.pages.page import Link, Page, Section

PATH: urls.SinglePage = "/retirements/"
PAST_PATH: urls.SinglePage = "/retirements/past/"
IDS_NAMED = 3
ROWS = 24
"""Rows on the page of a provider or a creator; the page of retirements has all."""


@dataclass(frozen=True, slots=True)
class EndRow:
    """One end in a table."""

    day: date
    distance: str
    """How far away it is from the day that counts as today."""
    head: Link
    provider: Link | None
    api: str
    """Whose API it is, where it is not that of a listed provider."""
    ids: Sequence[str]
    more_ids: str
    successor: Link | None
    redirects: str
    """That the successor answers its calls."""
    source: SourceView | None


@dataclass(frozen=True, slots=True)
class EndGroup:
    """The ends of one month."""

    id: str
    title: str
    rows: Sequence[EndRow]


@dataclass(frozen=True, slots=True)
class EndsBody:
    """What a page of ends shows."""

    lead: str
    windows: Sequence[str]
    """How many ends lie within 30, 90 and 180 days."""
    groups: Sequence[EndGroup]
    other: Link
    """The page of the ends that this one does not show."""


def retirements_page(context: PageContext) -> Page:
    """What is still to end, the next month first."""
    today, dated = context.catalogue.today, all_ends(context)
    ahead = ends.coming(dated, today)
    number = formats.plural(len(ahead), "upcoming retirement")
    lead = (
        f"{number}, as providers state them. Each date applies to one provider's API: others"
        " may keep the model, and most state no date."
    )
    body = EndsBody(
        lead,
        list(_windows(ahead, today)),
        list(_groups(context, ahead)),
        Link(f"{formats.plural(len(dated) - len(ahead), 'past retirement')}", PAST_PATH),
    )
    return _page(context, PATH, titles.RETIREMENTS, body, dated)


def past_page(context: PageContext) -> Page:
    """What has ended, the latest month first."""
    today, dated = context.catalogue.today, all_ends(context)
    gone = ends.past(dated, today)
    ahead = len(dated) - len(gone)
    number = formats.plural(len(gone), "retirement")
    body = EndsBody(
        f"{number} up to {formats.day(today)}, as providers state them, the latest first.",
        (),
        list(_groups(context, gone)),
        Link(formats.plural(ahead, "upcoming retirement"), PATH),
    )
    return _page(context, PAST_PATH, titles.PAST_RETIREMENTS, body, None)


def _page(
    context: PageContext,
    path: urls.SinglePage,
    title: str,
    body: EndsBody,
    dated: Sequence[End] | None,
) -> Page:
    above = [Link(titles.RETIREMENTS, PATH)] if path != PATH else []
    return Page(
        path=path,
        template="pages/retirements.html",
        title=title,
        heading=title,
        description=body.lead,
        crumbs=(Link("Home", "/"), *above),
        sections=[Section(group.id, group.title) for group in body.groups],
        body=body,
        updated=context.catalogue.today,
        data=retirements_data(context, dated) if dated is not None else None,
        markdown="retirements",
        calendar=every_end(context) if dated is not None else "",
    )


def provider_ends(context: PageContext, provider: Provider) -> list[EndRow]:
    """Those of a provider, the next ones."""
    own = (end for end in all_ends(context) if end.offering and end.offering.provider is provider)
    return _next(context, own)


def creator_ends(context: PageContext, creator: Creator) -> list[EndRow]:
    """Those of a creator's models, wherever they run, the next ones."""
    own = (end for end in all_ends(context) if end.model.creator is creator)
    return _next(context, own)


def _next(context: PageContext, dated: Iterable[End]) -> list[EndRow]:
    ahead = ends.coming(dated, context.catalogue.today)
    return [end_row(context, end) for end in ahead[:ROWS]]


def _windows(ahead: Sequence[End], today: date) -> Iterator[str]:
    for window in ends.SOON:
        number = sum(end.day <= today + window for end in ahead)
        yield f"{formats.count(number)} within {window.days} days"


def _groups(context: PageContext, dated: Sequence[End]) -> Iterator[EndGroup]:
    for month, of_month in groupby(dated, lambda end: end.day.replace(day=1)):
        name = f"{month:%B} {month.year}"
        yield EndGroup(f"{month:%Y-%m}", name, [end_row(context, end) for end in of_month])


def end_row(context: PageContext, end: End) -> EndRow:
    """One end in a table."""
    offering, hidden, successor = end.offering, len(end.ids) - IDS_NAMED, end.successor
    return EndRow(
        end.day,
        _distance((end.day - context.catalogue.today).days),
        Link(context.name(end.model), end_path(end)),
        Link(end.api, urls.provider_path(offering.provider)) if offering else None,
        "" if offering else end.api,
        end.ids[:IDS_NAMED],
        f"and {formats.count(hidden)} more" if hidden > 0 else "",
        Link(context.name(successor), urls.model_path(successor)) if successor else None,
        "answers its calls" if end.is_redirected else "",
        cited_view(end.cited),
    )


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    return (
        f"in {formats.plural(days, 'day')}" if days > 0 else f"{formats.plural(-days, 'day')} ago"
    )


def retirements_data(context: PageContext, dated: Sequence[End]) -> dict[str, Any]:
    """Every dated end, for programs."""
    return {
        "version": 1,
        "record": "retirements",
        "url": context.addresses.whole(PATH),
        "as_of": context.catalogue.today,
        "retirements": [end_data(context, end) for end in dated],
    }


def end_data(context: PageContext, end: End) -> dict[str, Any]:
    """One end, for programs."""
    origin = end.cited.origin if end.cited else None
    return {
        "date": end.day,
        "model": end.model.slug,
        "provider": end.offering.provider.slug if end.offering else None,
        "ids": list(end.ids),
        "successor": end.successor.slug if end.successor else None,
        "redirects": end.is_redirected,
        "source": origin.url if origin else None,
        "via": origin.via if origin else None,
        "checked": end.cited.checked if end.cited else None,
        "url": context.addresses.whole(end_path(end)),
    }
