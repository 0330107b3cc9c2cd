"""Sentences that compare what providers charge, with every tie, gap and doubt said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.insights.contested import contests
from llmref.insights.market import Market
from llmref.insights.ranking import Doubt, PriceTier, RankedOffering, unverified_sources
from llmref.insights.uncompared import no_cost, not_compared
from llmref.insights.workloads import disputed
from llmref.memo import Once

Sentences = tuple[str, ...]


_CHEAPEST = Once[tuple[Market, str], Sentences]("who is cheapest")


def cheapest(market: Market, workload: str | None = None) -> Sentences:
    """Who is cheapest for a workload, and all that has to be said with it.

    Nobody is called cheapest where fewer than two costs can be compared.
    """
    slug = workload or market.default
    return market.memo.once(_CHEAPEST, (market, slug), lambda: _cheapest(market, slug))


def _cheapest(market: Market, slug: str) -> Sentences:
    if len(market.live) < 2:
        return _alone(market)
    return (
        _winner(market, slug),
        *_doubts(market, slug),
        *gaps(market),
        *_doubted(market, slug),
        *not_compared(market, slug),
        *aside(market),
    )


def cheapest_in_short(market: Market) -> Sentences:
    """Who is cheapest, and whether prices that nobody verified or others dispute decide it."""
    if len(market.live) < 2:
        return _alone(market)
    return (_winner(market, market.default), *_grounds(market, market.default))


def gaps(market: Market) -> Sentences:
    """How many of the providers publish a price, where not all do."""
    if not market.unpriced or not market.priced:
        return ()
    live, priced = market.counts.live, market.counts.priced
    verb = formats.verb(priced, "publishes", "publish")
    return (f"{formats.count(priced)} of {formats.plural(live, 'provider')} {verb} a price.",)


def aside(market: Market) -> Sentences:
    """Who offers it free, in a subscription or in another currency: mentioned, never ranked."""
    return tuple(
        sentence
        for sentence in (_free(market), _included(market), _other_currency(market))
        if sentence
    )


def by_unverified(sources: Sequence[str]) -> str:
    """That prices come from catalogs alone, as a part of a sentence; empty without any."""
    if not sources:
        return ""
    return f"based on unverified prices from {formats.names(sources)}"


def provider_names(offerings: Sequence[Offering]) -> list[str]:
    """The names of the providers of some offerings."""
    return [offering.provider.name for offering in offerings]


def nobody(market: Market) -> str:
    """That no provider offers it, or none any more."""
    more = " anymore" if any(offering.status == "retired" for offering in market.offerings) else ""
    return f"No provider listed here offers {market.model.name}{more}."


def _alone(market: Market) -> Sentences:
    if not market.live:
        return (nobody(market),)
    return (only_provider(market.live[0], market),)


def only_provider(offering: Offering, market: Market) -> str:
    """That it can be called at one provider only; others may be listed that end or begin it."""
    name, model, listed = offering.provider.name, market.model.name, len(market.offerings)
    if listed == 1:
        return f"{name} is the only provider of {model} listed here."
    return f"Of {listed} providers listed here, only {name} offers {model} now."


def _winner(market: Market, slug: str) -> str:
    tiers, work = market.tiers_by_workload[slug], market.workloads[slug].label
    ranked = sum(len(tier.ranked_offerings) for tier in tiers)
    if not ranked:
        return no_cost(market, slug)
    first = tiers[0]
    cost = first.text
    if ranked == 1:
        return f"The cost of {work} is known only at {first.providers[0]}: {cost}."
    if len(tiers) == 1:
        return f"{_all(ranked)} providers with a known cost charge the same for {work}: {cost}."
    be = formats.verb(len(first.ranked_offerings), "is cheapest", "are tied for cheapest")
    last = tiers[-1]
    charge = formats.verb(len(last.ranked_offerings), "provider charges", "providers charge")
    most = f"the most expensive {charge} {last.text}"
    return f"{formats.subject(first.providers)} {be} at {cost} for {work}; {most}."


def _doubted(market: Market, slug: str) -> Sentences:
    """Who has a lower cost that is not compared, and why; several with one reason together."""
    doubted = [place for place in market.by_workload[slug] if place.doubt is not None]
    alike = (
        [place for place in doubted if place.doubt and place.doubt.old_copy],
        [place for place in doubted if place.doubt and not place.doubt.old_copy],
    )
    return tuple(_not_ranked(places, market) for places in alike if places)


def _not_ranked(places: Sequence[RankedOffering], market: Market) -> str:
    first = places[0]
    if len(places) == 1 and first.doubt and first.cost.amount_usd is not None:
        amount = first.cost.text_usd
        why = reason(first.doubt, market)
        return f"{first.offering.provider.name} is not compared: its {amount} is {why}."
    who = formats.subject([place.offering.provider.name for place in places])
    days = [place.doubt.old_copy for place in places if place.doubt and place.doubt.old_copy]
    if days:
        return (
            f"{who} are not compared: their lower prices are from copies up to"
            f" {formats.day(max(days))}."
        )
    return (
        f"{who} are not compared: their prices are unverified and under a quarter of what"
        f" {_creator(market)} charges."
    )


def reason(doubt: Doubt, market: Market) -> str:
    """Why a cost is not compared, after "it is"."""
    if doubt.old_copy is not None:
        return f"from a copy of {formats.day(doubt.old_copy)}"
    share = formats.percent(doubt.share or Decimal(0))
    return f"unverified and {share} of what {_creator(market)} charges"


def _creator(market: Market) -> str:
    creator = market.model.creator
    return f"{creator.name} itself" if creator else "its creator"


def _grounds(market: Market, slug: str) -> Sentences:
    """What a winner is named by, where that is in doubt."""
    ground = unverified_ground(market, slug)
    unverified = (f"{ground[0].upper()}{ground[1:]}.",) if ground else ()
    return (*unverified, *disputed_prices(market, slug))


def unverified_ground(market: Market, slug: str) -> str:
    """That only unverified prices say who is cheapest, as a part of a sentence; else empty."""
    first = _winners(market, slug)
    return by_unverified(unverified_sources(first))


def disputed_prices(market: Market, slug: str) -> Sentences:
    """What other sources say of the prices that make somebody the cheapest."""
    whose: dict[str, list[str]] = {}
    for ranked in _winners(market, slug):
        if doubt := disputed(ranked.cost):
            whose.setdefault(doubt, []).append(ranked.offering.provider.name)
    return tuple(
        f"The {formats.verb(len(names), 'price', 'prices')} at {formats.subject(names)}"
        f" {formats.verb(len(names), 'is', 'are')} disputed ({doubt})."
        for doubt, names in whose.items()
    )


def _winners(market: Market, slug: str) -> Sequence[RankedOffering]:
    """Those with the lowest cost; none where there are no two that can be compared."""
    tiers = market.tiers_by_workload[slug]
    several = sum(len(tier.ranked_offerings) for tier in tiers) > 1
    return tiers[0].ranked_offerings if several else ()


def _doubts(market: Market, slug: str) -> Sentences:
    tiers = market.tiers_by_workload[slug]
    if sum(len(tier.ranked_offerings) for tier in tiers) < 2:
        return ()
    doubts = [*_grounds(market, slug)]
    doubts += [contest.sentence for contest in contests(market, slug)]
    if any(ranked.cost.is_converted for tier in tiers for ranked in tier.ranked_offerings):
        doubts.append(_converted(tiers))
    return tuple(doubts)


def _converted(tiers: Sequence[PriceTier]) -> str:
    names = sorted(
        ranked.offering.provider.name
        for tier in tiers
        for ranked in tier.ranked_offerings
        if ranked.cost.is_converted
    )
    return f"Prices of {formats.many(names)} are converted to US dollars for comparison."


def _free(market: Market) -> str:
    names = [
        f"{offering.provider.name} (on your own machine)"
        if offering.deployment == "self-hosted"
        else offering.provider.name
        for offering in market.free
    ]
    for offering, variant in market.free_variants:
        names.append(f"{offering.provider.name} (as {variant.id})")
    if not names:
        return ""
    return f"{formats.subject(names)} {_verb(len(names), 'offers', 'offer')} it free of charge."


def _included(market: Market) -> str:
    names = provider_names(market.included)
    if not names:
        return ""
    return (
        f"{formats.subject(names)} {_verb(len(names), 'includes', 'include')} it in a subscription."
    )


def _other_currency(market: Market) -> str:
    unconverted = [
        ranked.offering.provider.name
        for ranked in market.ranked_offerings
        if ranked.cost.amount is not None and ranked.cost.amount_usd is None
    ]
    if not unconverted:
        return ""
    verb = _verb(len(unconverted), "publishes", "publish")
    return f"{formats.subject(unconverted)} {verb} prices in a currency that is not compared here."


def _all(number: int) -> str:
    return "Both" if number == 2 else f"All {number}"


def _verb(number: int, singular: str, plural: str) -> str:
    match number:
        case 1:
            return singular
        case 2:
            return f"both {plural}"
    return f"all {plural}"
