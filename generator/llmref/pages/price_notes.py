"""Sentences below a price table: what readers of the prices must know besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from llmref import formats
from llmref.catalogue.entities import Correction, Offering, Price, Revision, Variant
from llmref.costs.allowances import allowances_of
from llmref.costs.charging_words import charging_notes
from llmref.insights import cells
from llmref.insights.history import changed_since_verified
from llmref.insights.prices import upcoming
from llmref.records.labels import price_label
from llmref.records.price import Currency
from llmref.records.rates import RATES, RateKey


def price_notes(offering: Offering, today: date) -> list[str]:
    """What a reader of the price table has to know besides."""
    notes = []
    if offering.billing == "free" and offering.current == ():
        is_limited = any(allowance.free_ids for allowance in allowances_of(offering))
        unknown = "" if is_limited else "; the limit is not documented"
        limit = f": {offering.free_limit}" if offering.free_limit else unknown
        notes.append(f"Calls are free here{limit}.")
    notes += charging_notes(offering)
    if offering.plan:
        notes.append(_plan_note(offering))
    for price in offering.current:
        notes += _since_notes(offering, price)
        notes += _dispute_notes(price)
        notes += _overdue_notes(price)
        notes += [_correction_note(price, wrong) for wrong in price.corrections]
    notes += [_announced_note(price) for price in upcoming(offering.prices, today)]
    return notes


def revision_notes(offering: Offering) -> list[str]:
    """Figures that sources revised, newest first, with the copies between which they did."""
    dated: list[tuple[date, str]] = []
    for form in offering.sellables:
        if form is not offering and form.prices is offering.prices:
            continue
        label = price_label(form.label, form.id) if isinstance(form, Variant) else ""
        for price in form.prices:
            dated += [(revision.by, text) for revision, text in _revised(price, label)]
    return [text for _, text in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def _revised(price: Price, label: str) -> Iterator[tuple[Revision, str]]:
    condition = formats.condition(price.when)
    named = ", ".join(part for part in (label, condition) if part)
    now = dict(price.rates)
    for revision in sorted(price.revisions, key=lambda revision: revision.by, reverse=True):
        steps = [
            f"{formats.rate_label(rate).lower()} {_money(was, price.currency)}"
            f" → {_money(now[rate], price.currency) if rate in now else 'not stated'}"
            for rate, was in revision.rates.items()
        ]
        source = cells.source_name(revision.origin)
        between = formats.between(revision.after, revision.by)
        figure = formats.verb(len(steps), "figure", "figures")
        subject = f"{named}: {source}" if named else source
        yield revision, f"{subject} changed its {figure} {between}: {'; '.join(steps)}."
        now |= revision.rates


def _since_notes(offering: Offering, price: Price) -> Iterator[str]:
    """Since when a price holds, and whether somebody verified the one before it."""
    if price.starts is None:
        return
    named = formats.condition(price.when) or "The price"
    if price.starts_after is None:
        yield f"{named} applies since {formats.day(price.starts)}."
    else:
        yield f"{named} changed {formats.between(price.starts_after, price.starts)}."
    if day := changed_since_verified(offering.prices, price):
        yield f"{named} changed since it was verified on {formats.day(day)}."


def _dispute_notes(price: Price) -> Iterator[str]:
    """What other sources say of the rates of one price, in one sentence."""
    claims = [
        f"{RATES[rate].label.lower()} ({text})"
        for rate in price.rates
        if (text := cells.dispute_text(price, rate))
    ]
    if claims:
        named = formats.condition(price.when)
        start = f"{named}: sources" if named else "Sources"
        yield f"{start} disagree on {formats.names(claims)}."


def _overdue_notes(price: Price) -> Iterator[str]:
    """That a price was read at the provider before somebody stated another."""
    day = price.contradicted_on
    rate = next((r for dispute in price.disputes for r in dispute.rates if r in price.rates), None)
    cited = price.source_of(rate) if rate else None
    if day and cited:
        named = formats.condition(price.when) or "The price"
        yield (
            f"{named} was verified on {formats.day(cited.checked)}, and is stated otherwise since"
            f" {formats.day(day)}: it is overdue to be verified again."
        )


def _correction_note(price: Price, wrong: Correction) -> str:
    where, day = cells.source_name(wrong.cited.origin), formats.day(wrong.cited.checked)
    charged = _charged(wrong.rates, price.currency)
    return f"Corrects {where}, which says {charged} ({day})."


def _announced_note(price: Price) -> str:
    since = f"From {formats.day(price.starts)}" if price.starts else "Announced"
    named = formats.condition(price.when)
    charged = _charged(price.rates, price.currency)
    return f"{since}, {named}: {charged}." if named else f"{since}: {charged}."


def _charged(rates: Mapping[RateKey, Decimal | Literal["free"]], currency: Currency) -> str:
    return formats.names(
        [
            f"{'nothing' if amount == 'free' else _money(amount, currency)}"
            f" {formats.rate_per(rate)}"
            for rate, amount in rates.items()
        ]
    )


def _money(amount: Decimal | Literal["free"], currency: Currency) -> str:
    return "free" if amount == "free" else formats.money(amount, currency)


def _plan_note(offering: Offering) -> str:
    plan = offering.plan
    if plan is None:
        return ""
    fee = f", {plan.fee}" if plan.fee else ", whose fee is not sourced"
    per = f" a {plan.per}" if plan.fee and plan.per else ""
    includes = f" It includes: {plan.includes}." if plan.includes else ""
    return f"Calls are part of the plan {plan.name}{fee}{per}.{includes}"
