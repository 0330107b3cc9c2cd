"""Which disputed prices decide who is cheapest: where the other claim would change the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Dispute, Offering
from llmref.insights.cells import claimant, source_name
from llmref.insights.market import Market
from llmref.insights.prices import charged_part, in_usd
from llmref.insights.ranking import PriceTier, RankedOffering, are_tied
from llmref.memo import Once
from llmref.records.rates import RateKey


@dataclass(frozen=True, slots=True)
class Contest:
    """A claim by which somebody else would be the cheapest, or the cheapest would not be alone."""

    offering: Offering
    """Whose price is disputed."""
    sentence: str


_CONTESTS = Once[tuple[Market, str], tuple[Contest, ...]]("contests")


def contests(market: Market, slug: str) -> tuple[Contest, ...]:
    """The claims that would change who is cheapest for a workload, each taken by itself."""
    return market.memo.once(_CONTESTS, (market, slug), lambda: _contests(market, slug))


def _contests(market: Market, slug: str) -> tuple[Contest, ...]:
    tiers = market.tiers_by_workload[slug]
    return tuple(
        Contest(ranked.offering, sentence)
        for tier in tiers
        for ranked in tier.ranked_offerings
        if ranked.cost.price is not None
        for dispute in ranked.cost.price.disputes
        if (amount := _otherwise(market, slug, ranked, dispute)) is not None
        and (sentence := _sentence(tiers, ranked, amount, _claimant(ranked, dispute)))
    )


def least_contested(market: Market, rate: RateKey) -> tuple[str, ...]:
    """The claims by which the lowest published rate would be another amount, in US dollars.

    Where several providers charge it, it stands as long as one of them is not disputed.
    Raises KeyError where nobody publishes the rate.
    """
    span = market.rates[rate]
    claims = list(_claims(market, rate))
    doubted = {offering for offering, _, _ in claims}
    rests_on_claims = doubted.issuperset(span.cheapest)
    return tuple(
        sentence
        for offering, claimed, sentence in claims
        if (claimed < span.least.usd and not are_tied(claimed, span.least.usd))
        or (rests_on_claims and offering in span.cheapest)
    )


def _otherwise(
    market: Market, slug: str, ranked: RankedOffering, dispute: Dispute
) -> Decimal | None:
    """What the workload costs by the other source, in US dollars; None where that is the same."""
    price, work = ranked.cost.price, market.workloads[slug]
    if price is None or not dispute.rates.keys() & set(ranked.cost.rates):
        return None
    as_claimed = replace(price, rates={**price.rates, **dispute.rates})
    offering, requests = ranked.offering, work.requests
    parts = (
        charged_part(offering, as_claimed, rate, requests * work.uses.get(rate, 1), requests)[0]
        for rate in ranked.cost.rates
    )
    total = sum(parts, Decimal(0))
    usd = in_usd(total, price.currency, market.exchange)
    own = ranked.cost.amount_usd
    return None if usd is None or own is None or are_tied(own, usd) else usd


def _claimant(ranked: RankedOffering, dispute: Dispute) -> str:
    price = ranked.cost.price
    rate = next(rate for rate in ranked.cost.rates if rate in dispute.rates)
    return claimant(price, rate, dispute.cited) if price else source_name(dispute.cited.origin)


def _sentence(
    tiers: tuple[PriceTier, ...], ranked: RankedOffering, amount: Decimal, source: str
) -> str:
    """What would be otherwise; empty where the answer stays the same."""
    first, name = tiers[0], ranked.offering.provider.name
    start = (
        f"According to {source}, {name} charges {formats.money(amount) if amount else 'nothing'}"
    )
    ties = [provider for provider in first.providers if provider != name]
    if ranked not in first.ranked_offerings:
        is_tie = are_tied(first.amount_usd, amount)
        if amount > first.amount_usd and not is_tie:
            return ""
        return f"{start}, {'tying for cheapest' if is_tie else 'which would be cheapest'}."
    if amount < first.amount_usd:
        return f"{start}, less than {formats.names(ties)}." if ties else ""
    if ties:
        return f"{start}, more than {formats.many(ties)}."
    following = tiers[1] if len(tiers) > 1 else None
    if following is None or (
        amount < following.amount_usd and not are_tied(following.amount_usd, amount)
    ):
        return ""
    least = following.text
    others = formats.many(following.providers)
    if are_tied(following.amount_usd, amount):
        return f"{start}, tying with {others}."
    return f"{start}; {others} would then be cheapest at {least}."


def _claims(market: Market, rate: RateKey) -> Iterator[tuple[Offering, Decimal, str]]:
    """What others say of a rate that is published in US dollars, and by whom, in a sentence."""
    for offering in market.live:
        price = offering.price
        amount = price.rates.get(rate) if price else None
        if price is None or price.currency != "USD" or not isinstance(amount, Decimal):
            continue
        for dispute in price.disputes:
            claimed = dispute.rates.get(rate)
            if not isinstance(claimed, Decimal) or claimed == amount:
                continue
            name, source = offering.provider.name, claimant(price, rate, dispute.cited)
            yield (
                offering,
                claimed,
                f"According to {source}, {name} charges {formats.money(claimed)}.",
            )
