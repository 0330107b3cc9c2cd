"""What sets one provider of a model apart from the others: never what is true of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.insights.cells import Limit, State
from llmref.insights.contested import contests
from llmref.insights.facts import OfferingFacts
from llmref.insights.market import Market
from llmref.insights.prices import Cost
from llmref.insights.ranking import PriceTier, unverified_sources
from llmref.insights.superlatives import by_unverified, only_provider, provider_names

_LIMITS: tuple[tuple[Limit, str], ...] = (
    ("context", "context window"),
    ("output", "longest answer"),
)


def why(offering: Offering, market: Market) -> tuple[str, ...]:
    """What differs here, the weightiest first; if nothing does, one sentence that says so."""
    facts = market.facts[offering]
    has_others = len(market.live) > facts.is_live
    sentences = tuple(_differences(facts, has_others))
    if sentences and has_others:
        return sentences
    return (_same(facts),) if has_others else (_alone(facts), *sentences)


def _differences(facts: OfferingFacts, has_others: bool) -> Iterator[str]:
    offering, market = facts.offering, facts.market
    if not facts.is_live:
        status = "It is retired here" if offering.status == "retired" else "It is only announced"
        if has_others:
            yield f"{status}, so it is not compared with other providers."
        return
    if has_others:
        yield from _price(facts)
    yield from _limits(offering, market)
    if has_others:
        yield from _modes(facts)
    yield from _features(facts)
    yield from _place(offering, has_others)


def _price(facts: OfferingFacts) -> Iterator[str]:
    offering, market, tier = facts.offering, facts.market, facts.tier
    if tier is not None:
        if len(market.price_tiers) > 1:
            yield _ranked(offering, tier, market)
            yield from (
                contest.sentence
                for contest in contests(market, market.default)
                if tier is market.price_tiers[0] or contest.offering is offering
            )
        return
    if market.price_tiers:
        yield _unranked(offering, facts.ranked.cost, market)


def _unranked(offering: Offering, cost: Cost, market: Market) -> str:
    """How it is paid instead, held against what the ranked others charge."""
    name, work = offering.provider.name, market.workload.label
    least, most = (formats.money(market.price_tiers[end].amount_usd) for end in (0, -1))
    span = least if least == most else f"{least} to {most}"
    others = f"for {work}, others charge {span}"
    match cost.state:
        case State.FREE:
            limit = f" ({offering.free_limit})" if offering.free_limit else ""
            return f"It costs nothing at {name}{limit}; {others}."
        case State.INCLUDED:
            plan = f"the plan {offering.plan.name}" if offering.plan else "a subscription"
            return f"It is part of {plan} at {name}; {others}."
        case State.KNOWN:
            amount = formats.money(cost.amount or Decimal(0), cost.currency)
            return f"For {work}, {name} charges {amount}, not compared with {span} elsewhere."
        case _ if offering in market.unpriced:
            return f"No source that we read gives a price at {name}; {others}."
    lacking = formats.names([formats.rate_label(rate).lower() for rate in cost.missing])
    return f"No source that we read gives its price for {lacking}; {others}."


def _ranked(offering: Offering, tier: PriceTier, market: Market) -> str:
    first, last = market.price_tiers[0], market.price_tiers[-1]
    name, cost = offering.provider.name, formats.money(tier.amount_usd)
    ties = [provider for provider in tier.providers if provider != name]
    alike = f", as {_do(ties)} {formats.many(ties, 'other provider')}" if ties else ""
    start = f"For {market.workload.label}, {name} charges {cost}{alike}"
    if tier is first:
        ground = by_unverified(unverified_sources(tier.ranked_offerings))
        doubt = f", {ground}" if ground else ""
        following = market.price_tiers[1]
        come = formats.verb(len(following.ranked_offerings), "comes", "come")
        return (
            f"{start}: the least of {len(market.ranked)} known costs{doubt}; next, at"
            f" {formats.money(following.amount_usd)}, {come} {formats.many(following.providers)}."
        )
    against = f"{_more(tier.times)} the {formats.money(first.amount_usd)}"
    most = "; no provider is known to charge more" if tier is last else ""
    return f"{start}: {against} at {formats.many(first.providers)}{most}."


def _limits(offering: Offering, market: Market) -> Iterator[str]:
    for key, words in _LIMITS:
        limit: int | None = getattr(offering.limits, key)
        whole: int | None = getattr(offering.model.record.limits, key)
        if limit is None:
            continue
        elsewhere = [value for value in market.limits[key] if value != limit]
        if whole is not None and limit != whole:
            than = "less" if limit < whole else "more"
            yield (
                f"Its {words} is {formats.tokens(limit)} tokens here, "
                f"{than} than the model's {formats.tokens(whole)}."
            )
        elif elsewhere and max(elsewhere) < limit and market.limits[key][limit] == 1:
            yield (
                f"Only here is its {words} {formats.tokens(limit)} tokens; "
                f"elsewhere it is at most {formats.tokens(max(elsewhere))}."
            )
        elif whole is None and elsewhere and max(elsewhere) > limit:
            yield (
                f"Its {words} is {formats.tokens(limit)} tokens here; "
                f"elsewhere it is up to {formats.tokens(max(elsewhere))}."
            )


def _modes(facts: OfferingFacts) -> Iterator[str]:
    market = facts.market
    yield from _having("a batch price", facts.has_batch, facts, market.batch)
    yield from _having("a price for cached input", facts.has_caching, facts, market.caching)
    alone = [mode for mode, those in market.modes.items() if those == (facts.offering,)]
    if alone:
        prices = formats.verb(len(alone), "a {} price", "{} prices")
        yield f"Of all its providers only this one has {prices.format(formats.names(alone))}."


def _having(
    subject: str, has: bool | None, facts: OfferingFacts, those: tuple[Offering, ...]
) -> Iterator[str]:
    total = len(facts.market.live)
    if has:
        if len(those) == 1:
            yield f"Of {total} providers only this one has {subject}."
        elif 2 * len(those) < total:
            yield f"It has {subject}, as only {len(those)} of {total} providers do."
    elif has is False and those:
        names = provider_names(those)
        yield f"It does not have {subject}; {formats.subject(names)} {_do(names)}."
    elif has is None and 2 * len(those) >= total and facts.publishes_price:
        names = provider_names(those)
        yield f"No source that we read gives {subject} here; {formats.subject(names)} {_do(names)}."


def _features(facts: OfferingFacts) -> Iterator[str]:
    record = facts.offering.record
    if not record.features and record.input is None and record.output is None:
        return
    differing = [capability for capability in facts.capabilities if capability.differs]
    gained = [_in_sentence(capability.label) for capability in differing if capability.has]
    lost = [_in_sentence(capability.label) for capability in differing if not capability.has]
    if lost:
        yield f"Not available here, although the model can: {formats.names(lost)}."
    if gained:
        yield f"Available here beyond the model itself: {formats.names(gained)}."


def _place(offering: Offering, has_others: bool) -> Iterator[str]:
    creator = offering.model.creator
    if has_others and creator and offering.is_first_party:
        yield f"{creator.name} made the model and sells it here itself."
    match offering.deployment:
        case "self-hosted":
            yield "It runs on your own machine; nothing is sent to a provider."
        case "provisioned":
            yield "It runs on capacity that you reserve beforehand."
        case "dedicated":
            yield "It runs on machines set up for you alone."
    if offering.record.regions:
        yield f"You can choose where it answers: {formats.names(offering.record.regions)}."
    if regional := [variant for variant in offering.variants if variant.record.region]:
        places = [f"{variant.record.region} (`{variant.id}`)" for variant in regional]
        yield f"Ids of their own choose where it answers: {formats.many(places, 'region')}."
    if offering.record.moving:
        yield f"`{offering.id}` points at different models over time."


def _alone(facts: OfferingFacts) -> str:
    """That no other provider offers it: none is listed, or it cannot be called there."""
    offering, market = facts.offering, facts.market
    name, model = offering.provider.name, offering.model.name
    if facts.is_live:
        return only_provider(offering, market)
    others = len(market.offerings) - 1
    elsewhere = "no other provider of it is listed here"
    if others:
        elsewhere = (
            f"cannot be called at {formats.plural(others, 'other provider')} listed here either"
        )
    return f"{model} is {offering.status} at {name}, and {elsewhere}."


def _same(facts: OfferingFacts) -> str:
    offering, tier, context = facts.offering, facts.tier, facts.offering.limits.context
    alike = [
        tied.provider.name
        for tied in (tier.offerings if tier else ())
        if tied is not offering and tied.limits.context == context
    ]
    if tier is None or not alike:
        return "Nothing in the sources that we read sets this provider apart for this model."
    same = "Price and context window are" if context else "The price is"
    limit = f" and {formats.tokens(context)} tokens of context" if context else ""
    return (
        f"{same} the same as at {formats.many(alike, 'other provider')}:"
        f" {formats.money(tier.amount_usd)} for {facts.market.workload.label}{limit}."
    )


def _more(times: Decimal) -> str:
    if times < 2:
        return f"{formats.percent(times - 1)} more than"
    return f"{formats.amount_text(times.quantize(Decimal('0.1')))} times"


def _do(names: Sequence[str]) -> str:
    return formats.verb(len(names), "does", "do")


def _in_sentence(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
