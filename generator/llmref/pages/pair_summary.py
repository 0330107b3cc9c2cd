"""What the facts say of two models, in sentences; nothing is said where a fact is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from llmref import formats
from llmref.catalogue.entities import Cited, Model, Offering
from llmref.insights.cells import State, catalogues_only
from llmref.insights.compared_cells import announced, compared_cell
from llmref.insights.list_price import own_offering
from llmref.insights.market import Market
from llmref.insights.ranking import PriceTier, are_tied
from llmref.insights.superlatives import disputed_prices, unverified_ground
from llmref.pages.context import PageContext
from llmref.pages.model_pairs import ModelPair
from llmref.records.dates import PartialDate
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RateKey

_RATES = 2
"""So many of the rates that a kind of model is compared by are said in sentences."""


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
    """The rates that both creators charge for, with tiers, hours and announced amounts."""
    own = [own_offering(context.catalogue, model) for model in _both(pair)]
    if own[0] is None or own[1] is None or pair.first.kind != pair.second.kind:
        return
    stated = [
        _StatedPrices(context, model, at) for model, at in zip(_both(pair), own, strict=True) if at
    ]
    for rate in MODEL_KINDS[pair.first.kind].rates_shown[:_RATES]:
        first, second = (prices.amount(rate) for prices in stated)
        if first and second:
            yield _list_price(stated, (first, second), formats.rate_per(rate))
    grounds = [(prices.name, formats.names(prices.catalogs)) for prices in stated]
    for catalogs, names in _alike(grounds):
        yield f"The prices of {formats.names(names)} are from {catalogs}, unverified."


@dataclass
class _StatedPrices:
    """What the creator of a model charges, as it was said so far."""

    context: PageContext
    model: Model
    own: Offering
    cited: list[Cited | None] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.context.name(self.model)

    @property
    def catalogs(self) -> tuple[str, ...]:
        """The catalogs that all of it is from, if nothing else is behind any of it."""
        return catalogues_only(self.cited)

    def amount(self, rate: RateKey) -> str:
        """A rate with all other amounts of it: $1.25 ($2.50 above 200K); empty if unknown."""
        cell = compared_cell(self.own, rate)
        if cell.state is not State.KNOWN:
            return ""
        coming = announced(self.own, rate, self.context.catalogue.today)
        self.cited.append(cell.cited)
        doubt = "disputed" if cell.disputed else ""
        beside = "; ".join(filter(None, (doubt, cell.also, coming)))
        return f"{cell.text} ({beside})" if beside else cell.text


def _list_price(stated: Sequence[_StatedPrices], amounts: tuple[str, str], per: str) -> str:
    at = list(dict.fromkeys(prices.own.provider.name for prices in stated))
    first, second = stated
    if amounts[0] == amounts[1]:
        return f"Both cost {amounts[0]} {per} at {formats.names(at)}."
    if len(at) == 1:
        costs = f"{first.name} costs {amounts[0]} and {second.name} {amounts[1]}"
        return f"At {at[0]}, {costs} {per}."
    return (
        f"{first.name} costs {amounts[0]} at {at[0]} and {second.name} {amounts[1]} at {at[1]},"
        f" {per}."
    )


def _lowest(context: PageContext, pair: ModelPair) -> Iterator[str]:
    """The lowest cost of one example at any provider, of how many, and what it rests on."""
    markets = [context.market(model) for model in _both(pair)]
    slug = markets[0].default
    tiers = [market.cheapest.get(slug) for market in markets]
    if slug != markets[1].default or tiers[0] is None or tiers[1] is None:
        return
    costs = [
        f"{tier.text} for {context.name(market.model)} ({_whose(tier, market)})"
        for tier, market in zip(tiers, markets, strict=True)
        if tier
    ]
    known = "" if all(_compared(market) > 1 for market in markets) else "known "
    same = are_tied(*sorted((tiers[0].amount_usd, tiers[1].amount_usd)))
    lead = f"The lowest {known}costs {'are alike' if same else 'differ'}"
    yield f"{lead}: {markets[0].workload.label} cost {formats.names(costs)}."
    grounds = [(context.name(each.model), unverified_ground(each, slug)) for each in markets]
    for ground, names in _alike(grounds):
        lowest, be = ("cost", "is") if len(names) == 1 else ("costs", "are")
        yield f"The lowest {lowest} of {formats.names(names)} {be} {ground}."
    for market in markets:
        for dispute in disputed_prices(market, slug):
            yield f"{context.name(market.model)}: {formats.in_sentence(dispute)}"


def _alike(named: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """What is said of names, those of which the same is said together; nothing of no words."""
    grouped: dict[str, list[str]] = {}
    for name, words in named:
        if words:
            grouped.setdefault(words, []).append(name)
    return list(grouped.items())


def _whose(tier: PriceTier, market: Market) -> str:
    """At whom a cost is the lowest, and of how many."""
    number, names = _compared(market), formats.subject(tier.providers)
    if number == 1:
        return f"known only at {names}"
    return f"{names.rstrip(',')}; {formats.count(number)} compared"


def _compared(market: Market) -> int:
    return sum(place.is_ranked for place in market.ranked_offerings)


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
    if not days[0] or not days[1]:
        return
    if days[0].text == days[1].text:
        yield f"Both were released {_when(days[0])}."
    else:
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
