"""What a model costs, in the few facts that its page begins with and comparisons show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.insights.cells import State
from llmref.insights.compared_cells import announced, compared_cell
from llmref.insights.list_price import own_offering
from llmref.insights.market import Market
from llmref.insights.ranking import unverified_sources
from llmref.insights.superlatives import (
    by_unverified,
    disputed_prices,
    unverified_ground,
)
from llmref.insights.workloads import cost_cell
from llmref.pages.components import Fact
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RATES


def price_summary(catalogue: Catalogue, market: Market) -> list[Fact]:
    """The creator's rates, the lowest cost of each workload with whose it is, who offers it."""
    own = own_offering(catalogue, market.model)
    ground = by_unverified(_shared_unverified(market))
    return [
        *_own_rates(own, market, catalogue.today),
        *_lowest_costs(own, market, with_ground=not ground),
        *([Fact("Lowest costs", f"{ground[0].upper()}{ground[1:]}")] if ground else []),
        _providers(market),
    ]


def _own_rates(own: Offering | None, market: Market, today: date) -> Iterator[Fact]:
    """The rates that the kind of model is compared by, with the names in the tiles of offerings."""
    if own is None:
        yield Fact("Price at its creator", "Not listed", State.UNKNOWN)
        return
    yield Fact("List prices of", own.provider.name)
    for rate in MODEL_KINDS[market.model.kind].rates_shown:
        cell = compared_cell(own, rate)
        doubt = f"{cell.title}." if cell.disputed else ""
        also = f"{cell.also[:1].upper()}{cell.also[1:]}." if cell.also else ""
        label = f"{RATES[rate].label} per {RATES[rate].unit}"
        coming = announced(own, rate, today)
        then = f"{coming[:1].upper()}{coming[1:]}." if coming else ""
        note = " ".join(part for part in (also, then, doubt) if part)
        yield Fact(label, cell.text, cell.state, note)


def _lowest_costs(own: Offering | None, market: Market, *, with_ground: bool) -> Iterator[Fact]:
    """One fact for each workload; what nobody prices is unknown."""
    for slug, work in market.workloads.items():
        label = f"Lowest cost of {work.label}"
        tier = market.cheapest.get(slug)
        if tier is None:
            yield Fact(label, "Not compared", State.UNKNOWN)
            continue
        number = sum(place.is_ranked for place in market.by_workload[slug])
        compared = f"Of {formats.plural(number, 'provider')} compared."
        note = compared if number > 1 else "The only provider with a known cost."
        if own and own not in tier.offerings:
            place = market.rank_of(own, slug)
            cell = cost_cell(place.cost)
            stated = "does not fit" if cell.state is State.NOT_APPLICABLE else cell.text
            note = f"{own.provider.name}: {stated}. {note}"
        if with_ground and (ground := unverified_ground(market, slug)):
            note = f"{note} {ground[0].upper()}{ground[1:]}."
        note = " ".join([note, *disputed_prices(market, slug)])
        at = formats.many(tier.providers, limit=2)
        yield Fact(label, f"{tier.text} at {at}", State.KNOWN, note)


def _shared_unverified(market: Market) -> tuple[str, ...]:
    """The catalogs that alone say who is cheapest, of several workloads; none unless of all."""
    compared = [
        tiers[0].ranked_offerings
        for tiers in market.tiers_by_workload.values()
        if sum(len(tier.ranked_offerings) for tier in tiers) > 1
    ]
    sources = [unverified_sources(ranked) for ranked in compared]
    if len(sources) < 2 or not all(sources):
        return ()
    return tuple(dict.fromkeys(chain.from_iterable(sources)))


def _providers(market: Market) -> Fact:
    counts = market.counts
    if not counts.listed:
        return Fact("Providers", "No provider is listed", State.UNKNOWN)
    publish = formats.verb(counts.priced, "publishes", "publish")
    note = f"{formats.count(counts.priced)} of them {publish} a price for use."
    return Fact("Providers", f"{formats.count(counts.live)} can be called", State.KNOWN, note)
