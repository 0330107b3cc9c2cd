"""Why a workload has no cost at all providers of a model, or at some of them, in sentences."""

from __future__ import annotations

from llmref import formats
from llmref.insights.cells import State
from llmref.insights.market import Market


def no_cost(market: Market, slug: str) -> str:
    """Why no provider is ranked for a workload."""
    work = market.workloads[slug]
    costs = [place.cost for place in market.by_workload[slug] if place.offering in market.live]
    if not market.priced:
        return _nothing_priced(market)
    if all(cost.state is State.NOT_APPLICABLE for cost in costs):
        return f"One of {work.label} is longer than the context window of {market.model.name}."
    if any(cost.amount is not None for cost in costs):
        return f"The cost of {work.label} cannot be compared between the providers listed here."
    lacking = f"{work.mode} price for" if work.mode else "price for every part of"
    return f"No provider listed here publishes a {lacking} {work.label}."


def _nothing_priced(market: Market) -> str:
    live, silent = market.live, [offering.provider.name for offering in market.unpriced]
    if not silent:
        alone = f"{live[0].provider.name} does not charge for use."
        return alone if len(live) == 1 else f"None of the {len(live)} providers charges for use."
    if len(silent) == len(live) > 1:
        return f"No price is documented at any of the {formats.plural(len(live), 'provider')}."
    return f"No price is documented at {formats.many(silent)}."


def not_compared(market: Market, slug: str) -> tuple[str, ...]:
    """Who publishes prices, and none for a part of a workload that others are compared for."""
    names = [
        ranked.offering.provider.name
        for ranked in market.by_workload[slug]
        if ranked.cost.state is State.UNKNOWN and ranked.offering in market.priced
    ]
    if not names or slug not in market.cheapest:
        return ()
    verb, be = ("publishes", "is") if len(names) == 1 else ("publish", "are")
    who = formats.subject(names)
    mode = market.workloads[slug].mode
    lacking = f"no {mode} price" if mode else "no price for part of this workload"
    return (f"{who} {verb} {lacking} and {be} not compared.",)
