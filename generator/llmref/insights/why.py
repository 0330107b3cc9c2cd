"""What sets one provider of a model apart from the others: never what is true of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.insights.cells import Limit, State, is_model_itself
from llmref.insights.contested import contests
from llmref.insights.facts import OfferingFacts
from llmref.insights.market import Market
from llmref.insights.prices import has_mode
from llmref.insights.ranking import PriceTier, RankedOffering
from llmref.insights.sentences import RateOwners, sentences_of
from llmref.insights.superlatives import only_provider, reason

_LIMITS: tuple[tuple[Limit, str], ...] = (
    ("context", "context window"),
    ("output", "max output"),
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
        status = "It is retired here" if facts.is_retired else "It is only announced"
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
            yield _ranked(facts, tier, market)
            yield from (
                contest.sentence
                for contest in contests(market, market.default)
                if tier is market.price_tiers[0] or contest.offering is offering
            )
        return
    if market.price_tiers:
        yield _unranked(offering, facts.ranked, market)


def _unranked(offering: Offering, ranked: RankedOffering, market: Market) -> str:
    """How it is paid instead, compared with what the ranked others charge."""
    cost = ranked.cost
    name, work = offering.provider.name, market.workload.label
    least, most = (market.price_tiers[end].text for end in (0, -1))
    span = least if least == most else f"{least} to {most}"
    others = f"other providers charge {span} for {work}"
    match cost.state:
        case State.FREE:
            limit = f" ({offering.free_limit})" if offering.free_limit else ""
            return f"Free at {name}{limit}; {others}."
        case State.INCLUDED:
            plan = f"the plan {offering.plan.name}" if offering.plan else "a subscription"
            return f"Part of {plan} at {name}; {others}."
        case State.KNOWN:
            amount = cost.text
            why = f": that is {reason(ranked.doubt, market)}" if ranked.doubt else ""
            return f"{name} charges {amount} for {work}, not compared with {span} elsewhere{why}."
        case State.NOT_APPLICABLE:
            return f"One of {work} is longer than the context window here; {others}."
        case _ if offering in market.unpriced:
            return f"No price is documented at {name}; {others}."
    lacking = formats.names([formats.rate_per(rate) for rate in cost.missing])
    return f"No price {lacking} is documented here; {others}."


def _ranked(facts: OfferingFacts, tier: PriceTier, market: Market) -> str:
    sentences, ties = sentences_of(market), facts.ties
    first, last = market.price_tiers[0], market.price_tiers[-1]
    name, cost = facts.offering.provider.name, facts.ranked.cost.text_usd
    tied = f"tied with {formats.many(ties, 'other provider')}" if ties else ""
    if tier is first:
        doubt = f", {sentences.ground}" if sentences.ground else ""
        following = market.price_tiers[1]
        be = formats.verb(len(following.ranked_offerings), "is", "are")
        start = f"Tied for cheapest with {formats.many(ties, 'other provider')}," if ties else ""
        return (
            f"{start or 'Cheapest'} of {len(market.ranked)} known costs: {tier.text} for"
            f" {market.workload.label}{doubt}; next {be} {formats.many(following.providers)} at"
            f" {following.text}."
        )
    the = "" if first.text.startswith("about") else "the "
    against = f"{_more(tier.times)} {the}{first.text}"
    most = "; the highest known cost" if tier is last else ""
    alike = f" ({tied})" if tied else ""
    return (
        f"{name} charges {cost} for {market.workload.label}{alike}, {against} at"
        f" {sentences.first_providers}{most}."
    )


def _limits(offering: Offering, market: Market) -> Iterator[str]:
    for key, words in _LIMITS:
        limit: int | None = getattr(offering.limits, key)
        whole: int | None = getattr(offering.model.record.limits, key)
        if limit is None:
            continue
        elsewhere = [value for value in market.limits[key] if value != limit]
        if whole is not None and limit != whole:
            yield _limit_and_model(words, limit, whole, serves_less=not is_model_itself(offering))
        elif elsewhere and max(elsewhere) < limit and market.limits[key][limit] == 1:
            yield (
                f"Largest documented {words}: {formats.tokens(limit)} tokens; "
                f"other providers document up to {formats.tokens(max(elsewhere))}."
            )
        elif whole is None and elsewhere and max(elsewhere) > limit:
            yield (
                f"Its {words} is {formats.plural(limit, 'token')} here; "
                f"other providers document up to {formats.tokens(max(elsewhere))}."
            )


def _limit_and_model(words: str, limit: int, whole: int, *, serves_less: bool) -> str:
    """A limit beside the model's own; a higher one cannot be true, so the two disagree.

    Neither can a lower one at the API of closed weights' creator, which serves the whole.
    """
    own, model = formats.plural(limit, "token"), formats.tokens(whole)
    if limit < whole and serves_less:
        return f"Its {words} is {own} here, less than the model's {model}."
    return f"Sources disagree on its {words}: {own} here, {model} for the model itself."


def _modes(facts: OfferingFacts) -> Iterator[str]:
    market = facts.market
    sentences = sentences_of(market)
    yield from _having("batch price", facts.has_batch, sentences.batch, facts)
    yield from _having("price for cached input", facts.has_caching, sentences.caching, facts)
    for mode, those in market.modes.items():
        if those == (facts.offering,):
            has = [has_mode(offering, mode) for offering in market.live]
            if None not in has:
                yield f"The only one of {len(has)} providers with a {mode} price."


def _having(
    subject: str, own: bool | None, owners: RateOwners, facts: OfferingFacts
) -> Iterator[str]:
    """What sets it apart; that only few have it is said where the others are known not to."""
    count, live = owners.count, len(facts.market.live)
    have = formats.verb(count, "has", "have")
    if own and 2 * count < live and owners.is_known_of_all:
        rank = "The only one" if count == 1 else f"One of only {count}"
        yield f"{rank} of {live} providers with a {subject}."
    elif own is False and count:
        yield f"It has no {subject}; {owners.text} {have} one."
    elif own is None and 2 * count >= live and facts.publishes_price:
        yield f"No {subject} is documented here; {owners.text} {have} one."


def _features(facts: OfferingFacts) -> Iterator[str]:
    record = facts.offering.record
    if not record.features and record.input is None and record.output is None:
        return
    differing = [capability for capability in facts.capabilities if capability.differs]
    gained = [formats.in_sentence(capability.label) for capability in differing if capability.has]
    lost = [formats.in_sentence(capability.label) for capability in differing if not capability.has]
    if lost:
        yield f"Supported by the model, but not here: {formats.names(lost)}."
    if gained:
        yield f"Supported here, but not by the model itself: {formats.names(gained)}."


def _place(offering: Offering, has_others: bool) -> Iterator[str]:
    creator = offering.model.creator
    if has_others and creator and offering.is_first_party:
        yield f"First-party: {creator.name} serves its own model."
    match offering.deployment:
        case "self-hosted":
            yield "It runs on your own machine; nothing is sent to a provider."
        case "provisioned":
            yield "It runs on capacity that you reserve beforehand."
        case "dedicated":
            yield "It runs on machines set up for you alone."
    if offering.record.regions:
        yield f"You can choose its region: {formats.names(offering.record.regions)}."
    if regional := [variant for variant in offering.variants if variant.record.region]:
        places = list(dict.fromkeys(str(variant.record.region) for variant in regional))
        yield f"Separate IDs for {formats.many(places, 'region')}."
    if offering.record.moving:
        yield f"`{offering.id}` is a floating alias: the model behind it can change."


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
        return "No documented difference sets this provider apart for this model."
    same = "Price and context window are" if context else "The price is"
    limit = f" and {formats.tokens(context)} tokens of context" if context else ""
    return (
        f"{same} the same as at {formats.many(alike, 'other provider')}:"
        f" {tier.text} for {facts.market.workload.label}{limit}."
    )


def _more(times: Decimal) -> str:
    if times < 2:
        return f"{formats.percent(times - 1)} more than"
    return f"{formats.amount_text(times.quantize(Decimal('0.1')))} times"
