"""What the facts say of two models, in sentences; nothing is said where a fact is missing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Model
from llmref.insights.list_price import own_offering
from llmref.insights.ranking import are_tied
from llmref.pages.context import PageContext
from llmref.pages.model_pairs import ModelPair
from llmref.records.dates import PartialDate
from llmref.records.rates import RateKey


def pair_summary(context: PageContext, pair: ModelPair) -> list[str]:
    """Why the two are compared, list prices, lowest costs, windows, releases, ends."""
    return [
        *_relation(context, pair),
        *_list_prices(context, pair),
        *_lowest(context, pair),
        *_windows(context, pair),
        *_releases(context, pair),
        *_ends(context, pair),
    ]


def _both(pair: ModelPair) -> tuple[Model, Model]:
    return pair.first, pair.second


def _relation(context: PageContext, pair: ModelPair) -> Iterator[str]:
    first, second = (context.name(model) for model in _both(pair))
    if pair.why == "successor":
        yield f"{first} is named as the successor of {second}."


def _list_prices(context: PageContext, pair: ModelPair) -> Iterator[str]:
    """The rates that both creators charge for, each with how far they are apart."""
    stated = [_own_rates(context, model) for model in _both(pair)]
    for rate in ("input", "output"):
        amounts = [rates.get(rate) for rates in stated]
        if amounts[0] and amounts[1]:
            yield _compared(context, pair, rate, amounts[0], amounts[1])


def _compared(
    context: PageContext, pair: ModelPair, rate: RateKey, amount: Decimal, other: Decimal
) -> str:
    first, second = (context.name(model) for model in _both(pair))
    per, creators = formats.rate_per(rate), {model.creator for model in _both(pair)}
    creator = creators.pop() if len(creators) == 1 else None
    at = creator.name if creator else "their creators"
    if amount == other:
        return f"Both cost {formats.money(amount)} {per} at {at}."
    return (
        f"At {at}, {first} costs {formats.money(amount)} and {second} {formats.money(other)} {per}."
    )


def _own_rates(context: PageContext, model: Model) -> dict[RateKey, Decimal]:
    own = own_offering(context.catalogue, model)
    if own is None or own.price is None or own.price.currency != "USD":
        return {}
    return {key: rate for key, rate in own.price.rates.items() if isinstance(rate, Decimal)}


def _lowest(context: PageContext, pair: ModelPair) -> Iterator[str]:
    markets = [context.market(model) for model in _both(pair)]
    if markets[0].default != markets[1].default:
        return
    tiers = [market.cheapest.get(market.default) for market in markets]
    if tiers[0] is None or tiers[1] is None:
        return
    costs = [
        f"{tier.text} for {context.name(market.model)} ({formats.many(tier.providers, limit=2)})"
        for tier, market in zip(tiers, markets, strict=True)
        if tier
    ]
    same = are_tied(*sorted((tiers[0].amount_usd, tiers[1].amount_usd)))
    lead = "The lowest costs are alike" if same else "The lowest costs differ"
    yield f"{lead}: {markets[0].workload.label} cost {formats.names(costs)}."


def _windows(context: PageContext, pair: ModelPair) -> Iterator[str]:
    sizes = [model.record.limits.context for model in _both(pair)]
    if not sizes[0] or not sizes[1]:
        return
    first, second = (context.name(model) for model in _both(pair))
    if sizes[0] == sizes[1]:
        yield f"Both have a context window of {formats.tokens(sizes[0])} tokens."
        return
    yield (
        f"The context window of {first} is {formats.tokens(sizes[0])} tokens, that of {second}"
        f" {formats.tokens(sizes[1])}."
    )


def _releases(context: PageContext, pair: ModelPair) -> Iterator[str]:
    days = [model.record.released for model in _both(pair)]
    if days[0] and days[1]:
        first, second = (context.name(model) for model in _both(pair))
        yield f"{first} was released {_when(days[0])}, {second} {_when(days[1])}."


def _when(released: PartialDate) -> str:
    """A day, a month or a year with its preposition: on 2026-05-22, in May 2026."""
    day = formats.some_day(released)
    return f"{'on' if '-' in day else 'in'} {day}"


def _ends(context: PageContext, pair: ModelPair) -> Iterator[str]:
    for model in _both(pair):
        api = context.market(model).creator_api
        if api and api.ends:
            yield f"{context.name(model)}: {api.end}."
