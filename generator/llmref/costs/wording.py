"""Quotes in words and as data, the same on pages, on terminals and for programs."""

from __future__ import annotations

from typing import Any

from llmref import formats
from llmref.catalogue.entities import Cited
from llmref.costs.compared import RankedQuote
from llmref.costs.quote import Quote
from llmref.costs.usage import Usage
from llmref.insights.cells import source_name
from llmref.insights.ranking import Doubt
from llmref.records.rates import RATES

_ON_OFF: dict[str | bool, str] = {True: "on", False: "off"}


def usage_text(usage: Usage) -> str:
    """What is used, on which day: 20,000,000 input, 30,000,000 cache read, … on 2026-11-28."""
    parts = [
        f"{formats.count(count)} {RATES[rate].label.lower()} {RATES[rate].counted}"
        for rate, count in usage.uses.items()
    ]
    if usage.requests:
        parts.append(f"in {formats.plural(usage.requests, 'request')}")
    mode = f", {usage.mode}" if usage.mode else ""
    at = f" at {usage.at:%H:%M} UTC" if usage.at else ""
    parts += [f"{name} {_ON_OFF.get(wanted, wanted)}" for name, wanted in usage.asks.items()]
    return f"{', '.join(parts)}{mode}, on {formats.day(usage.day)}{at}"


def quote_cells(place: RankedQuote) -> tuple[str, str, str, str]:
    """Rank, provider, cost, and what a reader has to know of it."""
    quote, ranked = place.quote, place.ranked
    return (
        f"{ranked.rank}." if ranked.rank else "",
        quote.offering.provider.name,
        cost_text(quote),
        " ".join(_notes(place)),
    )


def cost_text(quote: Quote) -> str:
    """The cost in its currency; "over $3" where something is missing, a state where all is."""
    if quote.total is None or quote.price is None or not quote.lines:
        return state_text(quote)
    if not quote.total and not quote.missing:
        return "Free"
    text = formats.money(quote.total, quote.price.currency)
    return f"over {text}" if quote.missing else text


def state_text(quote: Quote) -> str:
    """What stands where there is no sum."""
    return {"free": "Free", "included": "In subscription"}.get(quote.state.value, "Not sourced")


def _notes(place: RankedQuote) -> list[str]:
    quote = place.quote
    notes = [quote.why_not] if quote.why_not else []
    if quote.missing:
        names = formats.names([RATES[rate].label.lower() for rate in quote.missing])
        notes.append(f"No price is documented for {names}.")
    if quote.read_later:
        day = formats.day(quote.read_later)
        notes.append(f"Not ranked: this price was read on {day}, for that day it is not known.")
    if quote.price is not None:
        currency = quote.price.currency
        if quote.usd is not None and currency != "USD":
            notes.append(f"About {formats.money(quote.usd)}, converted.")
        notes += [f"{when}: {formats.money(total, currency)}." for when, total in quote.hours]
    if quote.offering.is_first_party:
        notes.append("The creator's own API.")
    if doubt := place.ranked.doubt:
        notes.append(_doubt(doubt))
    if source := _source(quote):
        notes.append(source)
    return notes


def _doubt(doubt: Doubt) -> str:
    if doubt.old_copy:
        return f"Not ranked: read on {formats.day(doubt.old_copy)}, long before the others."
    share = formats.percent(doubt.share) if doubt.share else "little"
    return f"Not ranked: {share} of its creator's price, and nobody verified it."


def _source(quote: Quote) -> str:
    """Where the rates were read, the oldest first named once."""
    cited = {
        (source_name(line.cited.origin), line.cited.checked, line.cited.is_catalogue)
        for line in quote.lines
        if line.cited
    }
    texts = [
        f"{name}, {formats.day(day)}{', unverified' if unverified else ''}"
        for name, day, unverified in sorted(cited, key=lambda each: (each[1], each[0]))
    ]
    return f"[{'; '.join(texts)}]" if texts else ""


def quote_data(place: RankedQuote) -> dict[str, Any]:
    """A quote with every rate, as decimal strings."""
    quote = place.quote
    return {
        "provider": quote.offering.provider.slug,
        "id": quote.offering.id,
        "rank": place.ranked.rank,
        "state": quote.state.value,
        "currency": quote.price.currency if quote.price else None,
        "total": None if quote.total is None else f"{quote.total:f}",
        "is_whole": quote.is_whole,
        "total_usd": None if quote.usd is None else f"{quote.usd:f}",
        "missing": list(quote.missing),
        "why_not": quote.why_not or None,
        "read_later": None if quote.read_later is None else str(quote.read_later),
        "hours": [{"when": when, "total": f"{total:f}"} for when, total in quote.hours],
        "rates": [
            {
                "rate": line.rate,
                "count": line.count,
                "amount": f"{line.amount:f}",
                "per": RATES[line.rate].unit,
                "cost": f"{line.cost:f}",
                "source": _cited(line.cited),
            }
            for line in quote.lines
        ],
    }


def _cited(cited: Cited | None) -> dict[str, Any] | None:
    if cited is None:
        return None
    return {
        "name": source_name(cited.origin),
        "url": str(cited.origin.url),
        "checked": str(cited.checked),
        "verified": not cited.is_catalogue,
    }
