"""What changed, week by week: prices, new models, ends and corrections that have a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from llmref import formats, urls
from llmref.insights.dated_changes import Amount, PriceChange, dated_price_changes, releases
from llmref.insights.source_json import cited_data
from llmref.pages import titles
from llmref.pages.atom import every_change, price_cuts
from llmref.pages.change_rows import ChangeRow, change_rows
from llmref.pages.context import PageContext
from llmref.pages.page import Link, Page, Section
from llmref.records.rates import RATES

PATH: urls.SinglePage = "/changes/"
WEEKS = 26


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one week, or those to come."""

    id: str
    title: str
    rows: Sequence[ChangeRow]


@dataclass(frozen=True, slots=True)
class ChangesBody:
    """What the page of changes shows."""

    lead: str
    groups: Sequence[ChangeGroup]
    retirements: Link


def changes_page(context: PageContext) -> Page:
    """Announced prices, then the last half year, the latest week first."""
    today = context.catalogue.today
    rows = change_rows(context)
    announced = [row for row in reversed(rows) if row.day > today]
    since = _monday(today) - timedelta(weeks=WEEKS - 1)
    groups = list(_weeks([row for row in rows if since <= row.day <= today]))
    if announced:
        groups.insert(0, ChangeGroup("announced", "Announced price changes", announced))
    body = ChangesBody(_lead(rows, since, today), groups, Link(titles.RETIREMENTS, "/retirements/"))
    return Page(
        path=PATH,
        template="pages/changes.html",
        title=titles.CHANGES,
        heading=titles.CHANGES,
        description="Price cuts and rises, new models, retirements and corrections, by week.",
        crumbs=(Link("Home", "/"),),
        sections=[Section(group.id, group.title) for group in groups],
        body=body,
        updated=today,
        data=changes_data(context),
        markdown="changes",
        feeds=[every_change(context), price_cuts(context)],
    )


def _lead(rows: Sequence[ChangeRow], since: date, today: date) -> str:
    recent = [row.kind for row in rows if since <= row.day <= today]
    cuts, rises = recent.count("Price cut"), recent.count("Price rise")
    return (
        f"{formats.plural(cuts, 'price cut')} and {formats.plural(rises, 'price rise')} since"
        f" {formats.day(since)}. Only price changes with evidence are listed: what a catalog"
        " merely revised is on the page of the offering. The day on which a provider first"
        " listed a model is not recorded."
    )


def _weeks(rows: Sequence[ChangeRow]) -> Iterator[ChangeGroup]:
    by_week: dict[date, list[ChangeRow]] = defaultdict(list)
    for row in rows:
        by_week[_monday(row.day)].append(row)
    for monday, of_week in by_week.items():
        day = formats.day(monday)
        yield ChangeGroup(f"week-{day}", f"Week of {day}", of_week)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def changes_data(context: PageContext) -> dict[str, Any]:
    """Every dated change of a price and every release, for programs."""
    return {
        "version": 1,
        "record": "changes",
        "url": context.addresses.whole(PATH),
        "as_of": context.catalogue.today,
        "price_changes": [
            _price_data(context, change) for change in dated_price_changes(context.catalogue)
        ],
        "releases": [
            {"date": day, "model": model.slug, "name": context.name(model)}
            for day, model in releases(context.catalogue)
        ],
        "retirements": context.addresses.whole("/retirements/index.json"),
    }


def _price_data(context: PageContext, change: PriceChange) -> dict[str, Any]:
    cited = change.cited
    return {
        "date": change.day,
        "after": change.after,
        "model": change.offering.model.slug,
        "provider": change.offering.provider.slug,
        "id": change.sellable.id,
        "when": change.price.conditions,
        "currency": change.currency,
        "direction": change.direction,
        "rates": {
            rate: {"from": _amount(old), "to": _amount(new), "per": RATES[rate].unit}
            for rate, (old, new) in change.steps.items()
        },
        "source": cited.origin.url if cited else None,
        "via": cited.origin.via if cited else None,
        "checked": cited.checked if cited else None,
        "rate_sources": {rate: cited_data(at) for rate, at in change.rate_sources.items()},
        "url": context.addresses.whole(urls.offering_path(change.offering)),
    }


def _amount(amount: Amount) -> str:
    return formats.amount_text(amount) if isinstance(amount, Decimal) else amount
