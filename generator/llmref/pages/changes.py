"""What changed, week by week: prices, new models, ends and corrections that have a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import Cited, Model, Offering, Price, Sellable
from llmref.catalogue.link import Catalogue
from llmref.insights import ends
from llmref.insights.cells import source_name
from llmref.insights.dated_changes import (
    Amount,
    Direction,
    PriceChange,
    dated_price_changes,
    releases,
)
from llmref.pages import titles
from llmref.pages.components import SourceView, cited_view
from llmref.pages.context import PageContext
from llmref.pages.page import Link, Page, Section
from llmref.pages.retirements import all_ends
from llmref.records.price import Currency
from llmref.records.rates import RATES
from llmref.records.source import source_of

PATH: urls.SinglePage = "/changes/"
WEEKS = 26
_KINDS: dict[Direction, str] = {"cut": "Price cut", "rise": "Price rise", "mixed": "Price change"}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of one model at one provider."""

    day: date
    when: str
    """The day, or the bounds of it."""
    kind: str
    head: Link
    details: Sequence[str]
    source: SourceView | None


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
    rows = sorted(_rows(context), key=lambda row: -row.day.toordinal())
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
    )


def _lead(rows: Sequence[ChangeRow], since: date, today: date) -> str:
    recent = [row.kind for row in rows if since <= row.day <= today]
    cuts, rises = recent.count("Price cut"), recent.count("Price rise")
    return (
        f"{formats.plural(cuts, 'price cut')} and {formats.plural(rises, 'price rise')} since"
        f" {formats.day(since)}. A price counts as changed only with evidence: what a catalog"
        " merely revised is on the page of the offering. When a provider first listed a model"
        " is not recorded."
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


def _rows(context: PageContext) -> Iterator[ChangeRow]:
    catalogue = context.catalogue
    yield from _of_prices(context)
    for day, model in releases(catalogue):
        source = source_of(model.record.sources, "released")
        cited = Cited(source, source.checked) if source else None
        by = f"By {model.creator.name}" if model.creator else "Creator not known"
        yield _row(day, "New model", _model_head(context, model), [by], cited)
    for end in ends.past(all_ends(context), catalogue.today):
        head = _head(context, end.offering) if end.offering else _model_head(context, end.model)
        yield _row(end.day, "Retired", head, end.ids or [f"At {end.api}"], end.cited)
    yield from _corrections(context)


def _row(
    day: date, kind: str, head: Link, details: Sequence[str], cited: Cited | None
) -> ChangeRow:
    return ChangeRow(day, formats.day(day), kind, head, details, cited_view(cited))


def _head(context: PageContext, offering: Offering) -> Link:
    name = f"{context.name(offering.model)} on {offering.provider.name}"
    return Link(name, urls.offering_path(offering))


def _model_head(context: PageContext, model: Model) -> Link:
    return Link(context.name(model), urls.model_path(model))


def _of_prices(context: PageContext) -> Iterator[ChangeRow]:
    """A row for each day, offering and direction, with a line for each price."""
    alike: dict[tuple[date, date | None, Offering, Direction], list[PriceChange]] = defaultdict(
        list
    )
    for change in dated_price_changes(context.catalogue):
        alike[change.day, change.after, change.offering, change.direction].append(change)
    for (day, after, offering, direction), changes in alike.items():
        when = formats.between(after, day) if after else formats.day(day)
        lines = list(dict.fromkeys(_line(change) for change in changes))
        source = cited_view(changes[0].cited)
        yield ChangeRow(day, when, _KINDS[direction], _head(context, offering), lines, source)


def _line(change: PriceChange) -> str:
    """Batch: Input $0.40 → $0.30 (-25%)."""
    about = [_of_variant(change.offering, change.sellable), formats.condition(change.price.when)]
    prefix = ", ".join(part for part in about if part)
    steps = ", ".join(
        f"{RATES[rate].label} {_money(old, change.currency)} → {_money(new, change.currency)}"
        + _percent(old, new)
        for rate, (old, new) in change.steps.items()
    )
    return f"{prefix}: {steps}" if prefix else steps


def _of_variant(offering: Offering, sellable: Sellable) -> str:
    return "" if sellable is offering else sellable.id


def _money(amount: Amount, currency: Currency) -> str:
    return "free" if amount == "free" else formats.money(amount, currency)


def _percent(old: Amount, new: Amount) -> str:
    if old == "free" or new == "free" or not old:
        return ""
    return f" ({formats.change(old, new)})"


def _corrections(context: PageContext) -> Iterator[ChangeRow]:
    """Figures of sources that are known to be wrong, on the day on which the right one was read."""
    for offering, sellable, price in _prices(context.catalogue):
        for wrong in price.corrections:
            for rate, amount in wrong.rates.items():
                right, cited = price.rates.get(rate), price.source_of(rate)
                if right is None or cited is None:
                    continue
                line = (
                    f"{source_name(wrong.cited.origin)} has {RATES[rate].label} at"
                    f" {_money(amount, price.currency)}; it is {_money(right, price.currency)}"
                )
                variant = _of_variant(offering, sellable)
                details = [f"{variant}: {line}" if variant else line]
                yield _row(cited.checked, "Correction", _head(context, offering), details, cited)


def _prices(catalogue: Catalogue) -> Iterator[tuple[Offering, Sellable, Price]]:
    for offering in catalogue.offerings:
        for sellable in offering.sellables:
            if sellable is offering or sellable.prices is not offering.prices:
                yield from ((offering, sellable, price) for price in sellable.prices)


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
        "url": context.addresses.whole(urls.offering_path(change.offering)),
    }


def _amount(amount: Amount) -> str:
    return formats.amount_text(amount) if isinstance(amount, Decimal) else amount
