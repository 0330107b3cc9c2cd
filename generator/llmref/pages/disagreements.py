"""Every current price that sources disagree about, those furthest apart first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from math import ceil
from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import Cited, Price
from llmref.insights.cells import source_name
from llmref.insights.disagreements import Amount, Disagreement, disagreements
from llmref.pages import titles
from llmref.pages.context import PageContext
from llmref.pages.page import Link, Page, PagePlan
from llmref.records.rates import RATES

PATH = urls.docs_path(urls.DISAGREEMENTS)
DESCRIPTION = "Every current price that two sources state differently, with both and their dates."
CARD = Link(titles.DISAGREEMENTS, PATH)
_DIGITS = Decimal("0.01")
_GROUPS = {
    False: (
        "not-older",
        "From copies of about the same age, or newer ones",
        "Either one source is wrong, or the price has changed.",
    ),
    True: (
        "older-copies",
        "From an older copy",
        "The other amount was read over three months earlier, so the price may have changed since.",
    ),
}
"""By whether the other amount is from an older copy: anchor, heading, what it means."""
ROWS = 100
"""Rows of one page: all of them would weigh more than a page may."""


@dataclass(frozen=True, slots=True)
class DisputedClaim:
    """What one source says a rate is."""

    text: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One rate of one price."""

    head: Link
    rate: str
    unit: str
    claims: Sequence[DisputedClaim]
    """What is shown as the price, then what the other source says."""
    ratio: str


@dataclass(frozen=True, slots=True)
class DisagreementGroup:
    """Rows that mean the same kind of difference."""

    id: str
    title: str
    text: str
    rows: Sequence[DisagreementRow]


@dataclass(frozen=True, slots=True)
class DisagreementsBody:
    """What one page of the list shows."""

    lead: str
    groups: Sequence[DisagreementGroup]
    every: Sequence[DisagreementGroup]
    """The rows of all pages, for machines; on the first page only."""
    others: Sequence[Link]
    """The other pages of the list, by their numbers."""
    previous: Link | None
    next: Link | None
    place: str
    """Which page of how many, and which rows it has."""


def disagreement_plans(context: PageContext) -> Iterator[PagePlan]:
    """The pages of the list; one where nothing is disputed."""
    listed = disagreements(context.catalogue)
    for number in range(1, _pages(listed) + 1):
        yield PagePlan(_path(number), partial(_page, context, listed, number))


def _pages(listed: Sequence[Disagreement]) -> int:
    return max(1, ceil(len(listed) / ROWS))


def _path(number: int) -> str:
    return PATH if number == 1 else f"{PATH}{number}/"


def _page(context: PageContext, listed: Sequence[Disagreement], number: int) -> Page:
    title = titles.disagreements_title(number)
    first, end = (number - 1) * ROWS, number * ROWS
    body = DisagreementsBody(
        _lead(listed),
        list(_groups(context, listed[first:end])),
        list(_groups(context, listed)) if number == 1 else (),
        [
            Link(formats.count(each), _path(each))
            for each in range(1, _pages(listed) + 1)
            if each != number
        ],
        Link("Previous page", _path(number - 1)) if number > 1 else None,
        Link("Next page", _path(number + 1)) if end < len(listed) else None,
        _place(number, listed),
    )
    return Page(
        path=_path(number),
        template="pages/disagreements.html",
        title=title,
        heading=title,
        description=DESCRIPTION if number == 1 else f"{DESCRIPTION} Page {number}.",
        crumbs=(Link("Home", "/"), Link("Docs", "/docs/"), *([CARD] if number > 1 else [])),
        body=body,
        data=disagreements_data(context, listed) if number == 1 else None,
        markdown="disagreements",
        updated=context.catalogue.today,
    )


def _place(number: int, listed: Sequence[Disagreement]) -> str:
    rates = len(listed)
    first, last = (number - 1) * ROWS + 1, min(number * ROWS, rates)
    pages = formats.count(_pages(listed))
    rows = f"rates {formats.count(first)} to {formats.count(last)} of {formats.count(rates)}"
    return f"Page {formats.count(number)} of {pages}: {rows}"


def _lead(listed: Sequence[Disagreement]) -> str:
    if not listed:
        return "No two sources that were read disagree about a current price."
    offerings = formats.plural(len({dispute.offering.key for dispute in listed}), "offering")
    rates = formats.plural(len(listed), "rate")
    older = sum(dispute.is_older for dispute in listed)
    of_older = f", {formats.count(older)} of them because of an older copy" if older else ""
    return (
        f"Sources disagree about {rates} of {offerings}{of_older}. “Price” is the amount"
        " that this site shows, chosen by the order in which it trusts sources."
    )


def _groups(context: PageContext, listed: Sequence[Disagreement]) -> Iterator[DisagreementGroup]:
    for is_older, (id_, title, text) in _GROUPS.items():
        rows = [_row(context, dispute) for dispute in listed if dispute.is_older is is_older]
        if rows:
            yield DisagreementGroup(id_, title, text, rows)


def _row(context: PageContext, dispute: Disagreement) -> DisagreementRow:
    offering = dispute.offering
    id_ = f" ({dispute.form.id})" if dispute.form is not offering else ""
    name = f"{context.name(offering.model)} on {offering.provider.name}{id_}"
    condition = formats.condition(dispute.price.when)
    label = f"{RATES[dispute.rate].label}, {condition}" if condition else RATES[dispute.rate].label
    by = dispute.price.source_of(dispute.rate)
    return DisagreementRow(
        Link(name, f"{urls.offering_path(offering)}#pricing"),
        label,
        RATES[dispute.rate].unit,
        [
            _claim(dispute.shown, dispute.price, by),
            _claim(dispute.claimed, dispute.price, dispute.cited),
        ],
        f"{formats.amount_text(dispute.times.quantize(_DIGITS))} times"
        if dispute.times
        else "free or not",
    )


def _claim(amount: Amount, price: Price, cited: Cited | None) -> DisputedClaim:
    text = "Free" if amount == "free" else formats.money(amount, price.currency)
    if cited is None:
        return DisputedClaim(text, "Not sourced", "")
    return DisputedClaim(text, source_name(cited.origin), cited.checked.isoformat())


def disagreements_data(context: PageContext, listed: Sequence[Disagreement]) -> dict[str, Any]:
    """Every rate that sources state differently, for programs."""
    return {
        "version": 1,
        "record": "disagreements",
        "url": context.addresses.whole(PATH),
        "disagreements": [
            {
                "model": dispute.offering.model.slug,
                "provider": dispute.offering.provider.slug,
                "id": dispute.form.id,
                "rate": dispute.rate,
                "per": RATES[dispute.rate].unit,
                "when": dispute.price.conditions,
                "currency": dispute.price.currency,
                "price": _claim_data(dispute.shown, dispute.price.source_of(dispute.rate)),
                "disputed": _claim_data(dispute.claimed, dispute.cited),
                "older_copy": dispute.is_older,
                "url": context.addresses.whole(urls.offering_path(dispute.offering)),
            }
            for dispute in listed
        ],
    }


def _claim_data(amount: Amount, cited: Cited | None) -> dict[str, Any]:
    return {
        "amount": amount if amount == "free" else formats.amount_text(amount),
        "source": source_name(cited.origin) if cited else None,
        "address": cited.origin.url if cited else None,
        "checked": cited.checked if cited else None,
    }
