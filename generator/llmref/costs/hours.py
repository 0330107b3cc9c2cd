"""What a workload costs in hours with prices of their own."""

from __future__ import annotations

from llmref import formats
from llmref.costs.quote import quote
from llmref.costs.usage import Usage
from llmref.insights.cells import sentence_money
from llmref.insights.hours_of_week import instant_of
from llmref.insights.market import Market
from llmref.records.site import Workload


def other_hours(market: Market, slug: str) -> tuple[str, ...]:
    """A sentence for each provider that charges another price for a workload in some hours."""
    usage = usage_of(market, market.workloads[slug])
    sentences = []
    for offering in market.live:
        if all(price.when.hours_utc is None for price in offering.current):
            continue
        priced = quote(offering, usage, market.exchange)
        costs = [
            f"{sentence_money(priced.price, total)} at {when}"
            for when, total in priced.hours
            if priced.price
        ]
        if costs:
            sentences.append(f"{offering.provider.name} charges {formats.names(costs)}.")
    return tuple(sentences)


def usage_of(market: Market, work: Workload) -> Usage:
    """The whole of a workload, as usage on the day of the site."""
    uses = {rate: number * work.requests for rate, number in work.uses.items()}
    at = instant_of(work.at) if work.at else None
    return Usage(uses, work.requests, market.catalogue.today, work.mode, at, is_usual=True)
