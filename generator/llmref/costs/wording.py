"""Quotes in words and as data, the same on pages, on terminals and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from llmref import formats
from llmref.catalogue.entities import Cited, Offering, Price, Sellable
from llmref.costs.allowances import allowances_of
from llmref.costs.charging_words import allowance_text as text_of_allowance
from llmref.costs.charging_words import (
    counted_text,
    effect_text,
    minimum_data,
    minimum_text,
    use_data,
)
from llmref.costs.compared import RankedQuote
from llmref.costs.quote import Quote
from llmref.costs.usage import Usage
from llmref.insights.cells import (
    DASH,
    FREE,
    INCLUDED,
    NOT_OFFERED,
    State,
    sentence_money,
    source_name,
)
from llmref.insights.prices import free_variants
from llmref.insights.ranking import Doubt, is_own
from llmref.insights.source_json import cited_data
from llmref.records.rates import RATES, RateKey

_STATES = {
    State.FREE: FREE,
    State.INCLUDED: INCLUDED,
    State.NOT_OFFERED: NOT_OFFERED.text,
    State.NOT_APPLICABLE: DASH,
}
NOT_INCLUDED = (
    "Without volume discounts and taxes; minimums and allowances count where a source states them."
)
HOLIDAYS = "For working days; public holidays, when other prices may apply, are not considered."
_ON_OFF: dict[str | bool, str] = {True: "on", False: "off"}


def usage_text(usage: Usage) -> str:
    """What is used, on which day: 20,000,000 input, 30,000,000 cache read, … on 2026-11-28."""
    parts = [counted_text(rate, count) for rate, count in usage.uses.items()]
    if usage.requests:
        parts.append(f"in {formats.plural(usage.requests, 'request')}")
    mode = f", {usage.mode}" if usage.mode else ""
    at = f" at {usage.at:%H:%M} UTC" if usage.at else ""
    parts += [_asked_text(name, wanted) for name, wanted in usage.asks.items()]
    return f"{', '.join(parts)}{mode}, on {formats.day(usage.day)}{at}"


def _asked_text(name: str, wanted: str | bool) -> str:
    return f"{name} {_ON_OFF.get(wanted, wanted)}"


def quote_cells(place: RankedQuote) -> tuple[str, str, str, str]:
    """Rank, provider, cost, and what a reader has to know of it."""
    quote, ranked = place.quote, place.ranked
    return (
        f"{ranked.rank}." if ranked.rank else "",
        quote.offering.provider.name,
        cost_text(quote),
        " ".join(quote_notes(place)),
    )


def cost_text(quote: Quote) -> str:
    """The cost in its currency; "over $3" where something is missing, a state where all is.

    It says "about" where its source converted the price.
    """
    if quote.total is None or quote.price is None or not quote.lines:
        return state_text(quote)
    if not quote.total and not quote.missing:
        return "Free"
    text = sentence_money(quote.price, quote.total)
    return f"over {text}" if quote.missing else text


def state_text(quote: Quote) -> str:
    """What stands where there is no sum."""
    return _STATES.get(quote.state, "Not sourced")


def quote_notes(place: RankedQuote) -> list[str]:
    """What a reader has to know of a cost, in sentences."""
    quote = place.quote
    notes = [quote.why_not] if quote.why_not else []
    if quote.missing:
        names = formats.names([_name(rate) for rate in quote.missing])
        notes.append(f"No price is documented for {names}.")
    if why := unknown_of_day(quote):
        notes.append(f"Not ranked: {why}.")
    if quote.price is not None and quote.lines:
        notes += _price_notes(quote, quote.price)
    if is_own(quote.offering):
        notes.append("The creator's own API.")
    if doubt := place.ranked.doubt:
        notes.append(_doubt(doubt))
    notes += _charging_notes(quote)
    if quote.is_live and (plan := plan_text(quote.offering)):
        notes.append(plan)
    if rates := _rates(quote):
        notes.append(rates)
    return notes


def unknown_of_day(quote: Quote) -> str:
    """Why a price is not known for the day that is asked for; empty where it is."""
    if quote.read_later:
        return f"read on {formats.day(quote.read_later)}, not known for that day"
    return "that day may be a public holiday" if quote.is_open_on_holidays else ""


def _price_notes(quote: Quote, price: Price) -> Iterator[str]:
    """How the amount was converted, and what it is at other hours."""
    if quote.unpriced_asks:
        asked = [_asked_text(name, wanted) for name, wanted in quote.unpriced_asks.items()]
        yield f"No price of its own is documented for {formats.names(asked)}."
    if quote.usd is not None and price.currency != "USD":
        yield f"{formats.about_money(quote.usd).capitalize()}, converted."
    if price.converted_from:
        yield f"Converted from {price.converted_from}."
    for when, total in quote.hours:
        yield f"{when}: {sentence_money(price, total)}."
    if quote.is_for_working_days:
        yield HOLIDAYS


def _charging_notes(quote: Quote) -> Iterator[str]:
    """The minimums of the rates that enter, and what is free or included with its effect."""
    minimums = quote.offering.charging.minimums
    for line in quote.lines:
        if line.rate in minimums:
            yield minimum_text(minimums[line.rate])
    for use in quote.allowances:
        texts = (text_of_allowance(use.allowance), effect_text(use, quote.price))
        yield " ".join(text for text in texts if text)


def plan_text(offering: Offering) -> str:
    """What use is free or part of a plan, as far as it is stated; empty where all is charged."""
    if not offering.is_live:
        return ""
    parts = []
    if not offering.prices and offering.billing in {"free", "subscription"}:
        is_plan = offering.billing == "subscription"
        parts.append(_plan(offering) if is_plan else _limit(offering, offering))
    for variant in free_variants(offering):
        parts += [f"Free as {variant.id}.", _limit(variant, offering)]
    return " ".join(part for part in parts if part)


def _limit(sellable: Sellable, offering: Offering) -> str:
    if sellable.free_limit:
        return f"Limit: {sellable.free_limit}."
    is_limited = any(allowance.free_ids for allowance in allowances_of(offering))
    return "" if is_limited else "No limit is documented."


def _plan(offering: Offering) -> str:
    plan = offering.plan
    if plan is None:
        return "No plan is documented."
    fee = f", {plan.fee}{f' per {plan.per}' if plan.per else ''}" if plan.fee else ""
    is_counted = any(allowance.plan for allowance in allowances_of(offering))
    unknown = "" if is_counted else "; its allowance is not documented"
    includes = f"; includes: {plan.includes}" if plan.includes else unknown
    return f"Plan: {plan.name}{fee}{includes}."


def standings_text(places: Sequence[RankedQuote], usage: Usage, today: date) -> str:
    """Who is lowest, what the creator itself charges, how many are compared and what is left out.

    Ties are named: all that have the first rank. Prices of a day after today are those that are
    known today.
    """
    ranked = [place for place in places if place.ranked.is_ranked]
    first = [place for place in ranked if place.ranked.rank == 1]
    own = [place.quote for place in places if is_own(place.quote.offering)]
    named = [place.quote.offering.provider.name for place in first]
    texts = [f"Lowest: {formats.many(named)}, {cost_text(first[0].quote)}."] if first else []
    texts += dict.fromkeys(_own_text(each) for each in own if each.is_live)
    compared = f"{formats.count(len(ranked))} of {formats.plural(len(places), 'provider')} compared"
    known = f" as known on {formats.day(today)}" if usage.day > today else ""
    texts.append(f"{compared}, at prices of {formats.day(usage.day)}{known}.")
    if not usage.requests:
        texts.append("Without requests, no long-input prices.")
    return " ".join([*texts, NOT_INCLUDED])


def _own_text(quote: Quote) -> str:
    unknown = ", not known for that day" if unknown_of_day(quote) else ""
    return f"The creator's own: {cost_text(quote)}{unknown}."


def _doubt(doubt: Doubt) -> str:
    if doubt.old_copy:
        return f"Not ranked: read on {formats.day(doubt.old_copy)}, long before the others."
    return "Not ranked: far below its creator's price, unverified."


def _rates(quote: Quote) -> str:
    """Every rate that entered, with where and when it was read: those of one source together."""
    if quote.price is None:
        return ""
    by_source: dict[str, list[str]] = {}
    for line in quote.lines:
        amount = formats.money(line.amount, quote.price.currency) if line.amount else FREE.lower()
        by_source.setdefault(_source(line.cited), []).append(f"{_name(line.rate)} {amount}")
    texts = [f"{', '.join(rates)} from {source}" for source, rates in by_source.items()]
    return f"[{'; '.join(texts)}]" if texts else ""


def _name(rate: RateKey) -> str:
    """What a rate is called in a note, by its key as commands and scripts have it."""
    return rate.replace("_", " ")


def _source(cited: Cited | None) -> str:
    if cited is None:
        return "an unnamed source"
    unverified = ", unverified" if cited.is_catalogue else ""
    return f"{source_name(cited.origin)}, {formats.day(cited.checked)}{unverified}"


def quote_data(place: RankedQuote) -> dict[str, Any]:
    """A quote with every rate, as decimal strings."""
    quote = place.quote
    return {
        "provider": quote.offering.provider.slug,
        "id": quote.offering.id,
        "rank": place.ranked.rank,
        "state": quote.state.value,
        "cost": cost_text(quote),
        "notes": quote_notes(place),
        "currency": quote.price.currency if quote.price else None,
        "converted_from": quote.price.converted_from if quote.price else None,
        "total": None if quote.total is None else f"{quote.total:f}",
        "is_whole": quote.is_whole,
        "for_working_days": quote.is_for_working_days,
        "unpriced_asks": dict(quote.unpriced_asks),
        "total_usd": None if quote.usd is None else f"{quote.usd:f}",
        "missing": list(quote.missing),
        "why_not": quote.why_not or None,
        "read_later": None if quote.read_later is None else str(quote.read_later),
        "allowances": [use_data(use) for use in quote.allowances],
        "hours": [{"when": when, "total": f"{total:f}"} for when, total in quote.hours],
        "rates": [
            {
                "rate": line.rate,
                "count": line.count,
                "amount": f"{line.amount:f}",
                "per": RATES[line.rate].unit,
                "cost": f"{line.cost:f}",
                "minimum": minimum_data(line.minimum) if line.minimum else None,
                "source": cited_data(line.cited),
            }
            for line in quote.lines
        ],
    }
