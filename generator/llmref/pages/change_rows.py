"""What changed, a row for each change: prices, new models, ends and corrections that have a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

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
from llmref.memo import Once
from llmref.pages.components import SourceView, cited_view
from llmref.pages.context import PageContext
from llmref.pages.ends_of_site import all_ends
from llmref.pages.page import Link
from llmref.records.price import Currency
from llmref.records.rates import RATES
from llmref.records.source import source_of

PRICE_CUT = "Price cut"
_KINDS: dict[Direction, str] = {"cut": PRICE_CUT, "rise": "Price rise", "mixed": "Price change"}


@dataclass(frozen=True, slots=True)
class ChangePart:
    """What one source states of a change; of several sources, each has a part."""

    details: Sequence[str]
    source: SourceView | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of one model at one provider."""

    day: date
    when: str
    """The day, or the bounds of it."""
    kind: str
    head: Link
    parts: Sequence[ChangePart]
    model: Model
    offering: Offering | None
    """What changed; None where it is the model itself."""
    key: str
    """What no other change of its page has, in whatever build: price-cut-2026-05-22."""


_ROWS = Once[str, list["ChangeRow"]]("rows of changes")


def change_rows(context: PageContext) -> list[ChangeRow]:
    """Every change that has a day, the latest first; found once."""
    return context.memo.once(_ROWS, "all", lambda: _identified(_rows(context)))


def _identified(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """The rows in order, each with a key of its own: of several alike, by what they say."""
    ordered = sorted(rows, key=_latest_first)
    times = Counter((row.head.path, row.key) for row in ordered)
    alike = {key for key, number in times.items() if number > 1}
    return [
        replace(row, key=f"{row.key}-{_digest(row)}") if (row.head.path, row.key) in alike else row
        for row in ordered
    ]


def _digest(row: ChangeRow) -> str:
    lines = dict.fromkeys(line for part in row.parts for line in part.details)
    return sha256("\n".join((row.when, *lines)).encode()).hexdigest()[:8]


def _latest_first(row: ChangeRow) -> int:
    return -row.day.toordinal()


def _rows(context: PageContext) -> Iterator[ChangeRow]:
    catalogue = context.catalogue
    yield from _of_prices(context)
    for day, model in releases(catalogue):
        source = source_of(model.record.sources, "released")
        cited = Cited(source, source.checked) if source else None
        by = f"By {model.creator.name}" if model.creator else "Creator not known"
        yield _row(context, day, "New model", model, _parts([(by, cited)]))
    for end in ends.past(all_ends(context), catalogue.today):
        what = end.offering or end.model
        ids = end.ids or [f"At {end.api}"]
        yield _row(context, end.day, "Retired", what, _parts((line, end.cited) for line in ids))
    yield from _corrections(context)


def _parts(lines: Iterable[tuple[str, Cited | None]]) -> list[ChangePart]:
    """Lines by the source of each; a line that is there already is left out."""
    by_source: dict[SourceView | None, list[str]] = {}
    for line, cited in dict(lines).items():
        by_source.setdefault(cited_view(cited), []).append(line)
    return [ChangePart(details, source) for source, details in by_source.items()]


def _row(  # noqa: PLR0913, PLR0917  # what a row says
    context: PageContext,
    day: date,
    kind: str,
    what: Model | Offering,
    parts: Sequence[ChangePart],
    when: str = "",
) -> ChangeRow:
    offering = what if isinstance(what, Offering) else None
    return ChangeRow(
        day,
        when or formats.day(day),
        kind,
        _head(context, what),
        parts,
        what.model if isinstance(what, Offering) else what,
        offering,
        f"{kind.lower().replace(' ', '-')}-{formats.day(day)}",
    )


def _head(context: PageContext, what: Model | Offering) -> Link:
    if isinstance(what, Model):
        return Link(context.name(what), urls.model_path(what))
    name = f"{context.name(what.model)} on {what.provider.name}"
    return Link(name, urls.offering_path(what))


def _of_prices(context: PageContext) -> Iterator[ChangeRow]:
    """A row for each day, offering and direction, with a line for each price."""
    alike: dict[tuple[date, date | None, Offering, Direction], list[PriceChange]] = defaultdict(
        list
    )
    for change in dated_price_changes(context.catalogue):
        alike[change.day, change.after, change.offering, change.direction].append(change)
    for (day, after, offering, direction), changes in alike.items():
        when = formats.between(after, day) if after else formats.day(day)
        parts = _parts(line for change in changes for line in _lines(change))
        yield _row(context, day, _KINDS[direction], offering, parts, when)


def _lines(change: PriceChange) -> Iterator[tuple[str, Cited | None]]:
    """Batch: Input $0.40 → $0.30 (-25%); a line for each source of its rates."""
    about = [_of_variant(change.offering, change.sellable), formats.condition(change.price.when)]
    prefix = ", ".join(part for part in about if part)
    by_source: dict[Cited | None, list[str]] = {}
    for rate, (old, new) in change.steps.items():
        amounts = f"{_money(old, change.currency)} → {_money(new, change.currency)}"
        step = f"{RATES[rate].label} {amounts}{_percent(old, new)}"
        by_source.setdefault(change.price.source_of(rate), []).append(step)
    for cited, steps in by_source.items():
        yield f"{prefix}: {', '.join(steps)}" if prefix else ", ".join(steps), cited


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
                parts = _parts([(f"{variant}: {line}" if variant else line, cited)])
                yield _row(context, cited.checked, "Correction", offering, parts)


def _prices(catalogue: Catalogue) -> Iterator[tuple[Offering, Sellable, Price]]:
    for offering in catalogue.offerings:
        for sellable in offering.sellables:
            if sellable is offering or sellable.prices is not offering.prices:
                yield from ((offering, sellable, price) for price in sellable.prices)
