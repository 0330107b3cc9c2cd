"""Questions that readers ask of an offering or a model, answered from facts in plain text."""

from __future__ import annotations

from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Model, Offering, Price
from llmref.catalogue.offerings import regions_of
from llmref.insights.cells import cannot_have, is_model_itself, sentence_money
from llmref.insights.facts import OfferingFacts
from llmref.insights.market import Market
from llmref.insights.named_rates import rates_text, source_of_named
from llmref.insights.retirement import model_retires, read_at, retires_here
from llmref.insights.sentences import sentences_of
from llmref.insights.superlatives import nobody, provider_names
from llmref.records.kinds import MODEL_KINDS
from llmref.speed.values import value


@value()
class Question:
    """A question and its answer, the same words on the page and in JSON-LD."""

    question: str
    answer: str


def offering_faq(offering: Offering, market: Market) -> tuple[Question, ...]:
    """What readers ask of one model at one provider."""
    facts = market.facts[offering]
    model, name, subject = offering.model.name, offering.provider.name, facts.subject
    pairs = [
        (f"What does {subject} cost?", _price(facts)),
        (f"What is the context window of {subject}?", _context(facts)),
        (
            f"How does {name} compare with other providers of {model}?",
            _comparison(facts),
        ),
        (f"Which model ID do I use for {subject}?", _id(facts)),
        (f"Who created {model}?", _creator(offering.model)),
        (f"Is {model} open source?", _weights(offering.model)),
        *_while_it_answers(facts, subject),
        (_end_question(subject, is_over=not facts.is_live), retires_here(facts)),
    ]
    return tuple(
        Question(question, formats.ended_once(answer)) for question, answer in pairs if answer
    )


def _while_it_answers(facts: OfferingFacts, subject: str) -> list[tuple[str, str]]:
    """What only who can call it asks: of a retired offering the first answer says enough."""
    if facts.is_retired:
        return []
    return [
        (f"Does {subject} have a batch price?", _batch(facts)),
        (f"Does {subject} support prompt caching?", _caching(facts)),
        (f"What do long prompts cost with {subject}?", _long(facts)),
        (f"In which regions is {subject} available?", _regions(facts.offering)),
    ]


def model_faq(market: Market) -> tuple[Question, ...]:
    """What readers ask of a model, wherever it runs."""
    model = market.model
    name = model.name
    pairs = [
        (f"Who offers {name}?", _providers(market)),
        (
            f"Which provider of {name} is the cheapest?",
            # of no provider, the first answer says enough
            " ".join(sentences_of(market).cheapest_in_short) if market.live else "",
        ),
        (f"What is the context window of {name}?", _model_context(model)),
        (f"Who created {name}?", _creator(model)),
        (f"Is {name} open source?", _weights(model)),
        (_end_question(name, is_over=not market.live), model_retires(market)),
    ]
    return tuple(
        Question(question, formats.ended_once(answer)) for question, answer in pairs if answer
    )


def _end_question(subject: str, *, is_over: bool) -> str:
    return f"When did {subject} retire?" if is_over else f"When does {subject} retire?"


def _price(facts: OfferingFacts) -> str:
    offering, subject = facts.offering, facts.subject
    price, kind = offering.price, offering.model.kind
    if price is not None and facts.is_retired:
        return f"{subject} is retired; its last known price was {rates_text(price, kind)}."
    if price is not None and facts.publishes_price:
        answer = f"{subject} costs {rates_text(price, kind)}."
        return answer + read_at(source_of_named(price, kind))
    match offering.billing:
        case "free":
            limit = f", limited to: {offering.free_limit}" if offering.free_limit else ""
            return f"{subject} is free of charge{limit}."
        case "subscription":
            return f"{subject} is part of {_plan(offering)}; it has no price of its own."
    return f"No price is documented for {subject}."


def _plan(offering: Offering) -> str:
    plan = offering.plan
    if plan is None:
        return "a subscription"
    fee = f" ({plan.fee}{f' a {plan.per}' if plan.per else ''})" if plan.fee else ""
    return f"the plan {plan.name}{fee}"


def _context(facts: OfferingFacts) -> str:
    offering = facts.offering
    context, output = offering.limits.context, offering.limits.output
    if context is None:
        if MODEL_KINDS[offering.model.kind].no_context:
            return ""
        return f"Not documented for {offering.provider.name}."
    whose = f" on {offering.provider.name}"
    if "context" in facts.limits_of_model:
        whose = f", the model's own, as none is documented for {offering.provider.name}"
    answer = f"{_tokens(context)}{whose}"
    writes = output and not cannot_have("output", offering.model.kind)
    is_other = facts.limits_of_model == ("output",)
    most = "the model's own max output" if is_other else "max output"
    answer += f"; {most} is {formats.plural(output or 0, 'token')}." if writes else "."
    whole = offering.model.record.limits.context
    if whole is not None and whole != context:
        is_same = is_model_itself(offering)
        who = "Another source says" if is_same else "The model itself supports"
        answer += f" {who} {formats.tokens(whole)}."
    return answer


def _model_context(model: Model) -> str:
    context = model.record.limits.context
    if context is None:
        if MODEL_KINDS[model.kind].no_context:
            return ""
        return "Not documented for the model itself."
    output = model.record.limits.output
    writes = output and not cannot_have("output", model.kind)
    more = f"; max output is {formats.plural(output or 0, 'token')}." if writes else "."
    return f"{_tokens(context)}{more} Providers may set lower limits."


def _tokens(number: int) -> str:
    short = f" ({formats.tokens_short(number)})" if number >= 1000 else ""
    return f"{formats.plural(number, 'token')}{short}"


def _comparison(facts: OfferingFacts) -> str:
    offering, market, tier = facts.offering, facts.market, facts.tier
    first, *others = sentences_of(market).cheapest_in_short
    if tier is None or len(market.price_tiers) < 2 or tier is market.price_tiers[0]:
        return " ".join([first, *others])
    ties = len(tier.ranked_offerings) - 1
    place = f"{formats.ordinal(tier.rank)} of {len(market.ranked)}"
    own = f"{offering.provider.name} charges {facts.ranked.cost.text_usd} for it: "
    own += f"tied for {place} with {formats.plural(ties, 'other')}." if ties else f"{place}."
    return " ".join([first, own, *others])


def _id(facts: OfferingFacts) -> str:
    offering, called = facts.offering, facts.recipe
    if facts.is_retired:
        return f"No model ID works anymore; at {offering.provider.name} it was `{offering.id}`."
    if not called.calls:
        return f"Its ID there is `{offering.id}`; no call is published for it."
    name = offering.provider.name
    answer = f"Use `{called.id}` as the model when you call {name}."
    if called.is_by_deployment:
        answer = (
            f"Use the name of your deployment as the model when you call {name}; it is"
            f" `{offering.id}` if you named it after the model."
        )
    elif offering.variants:
        others = [
            f"`{other.id}` ({other.label})"
            for other in offering.variants
            if other.is_live and other.id != called.id
        ]
        answer += f" It also accepts {formats.many(others, 'other ID')}." if others else ""
    return answer


def _creator(model: Model) -> str:
    if model.creator is None:
        return f"The creator of {model.name} is not documented."
    if model.family is not None and model.family.name != model.name:
        return f"{model.creator.name}, as part of the {model.family.name} family."
    return f"{model.creator.name}."


def _weights(model: Model) -> str:
    license_ = model.record.license
    match model.record.weights:
        case "open" if license_:
            more = "" if license_.casefold().endswith(("license", "agreement")) else " license"
            return f"Its weights can be downloaded under the {license_}{more}."
        case "open":
            return "Its weights can be downloaded; the license is not documented."
        case "closed":
            return "No. Its weights are not published."
    return f"Whether the weights of {model.name} are published is not documented."


def _batch(facts: OfferingFacts) -> str:
    offering = facts.offering
    match facts.has_batch:
        case None:
            return ""
        case False:
            return f"No, {offering.provider.name} does not offer batch requests for it."
    price = facts.batch_price
    if price is None:
        return "Yes, under the conditions in the price table."
    asked = f", with the ID `{price.at_id}`" if price.at_id else ""
    return f"Yes{asked}: {rates_text(price, offering.model.kind)}{_saving(price, offering.price)}."


def _saving(price: Price, base: Price | None) -> str:
    low = price.rates.get("input")
    full = base.rates.get("input") if base and base.currency == price.currency else None
    if not (isinstance(low, Decimal) and isinstance(full, Decimal) and low < full):
        return ""
    return f", {formats.percent(1 - low / full)} less for input than the standard price"


def _caching(facts: OfferingFacts) -> str:
    offering = facts.offering
    match facts.has_caching:
        case None:
            return ""
        case False:
            return f"No, {offering.provider.name} does not offer it for this model."
    price = offering.price
    read = price.rates.get("cache_read") if price else None
    if price is None or read is None:
        return "Yes, under the conditions in the price table."
    if isinstance(read, str):
        return "Yes: cached input is not charged."
    full = price.rates.get("input")
    instead = ""
    if isinstance(full, Decimal):
        instead = f", instead of {sentence_money(price, full)} for new input"
    amount = f"{sentence_money(price, read)} {formats.rate_per('cache_read')}"
    return f"Yes: it charges {amount}{instead}."


def _length(tier: Price) -> str:
    if tier.when.input_from is not None:
        return f"{formats.tokens(tier.when.input_from)} tokens or more"
    return f"more than {formats.tokens(tier.when.input_above or 0)} tokens"


def _long(facts: OfferingFacts) -> str:
    kind = facts.offering.model.kind
    limits = [
        f"With {_length(tier)} of input, the whole request is charged {rates_text(tier, kind)}."
        for tier in facts.input_tiers
    ]
    return " ".join(limits)


def _regions(offering: Offering) -> str:
    regions = list(regions_of(offering))
    variants = [
        f"{variant.record.region} (with the ID `{variant.id}`)"
        for variant in offering.variants
        if variant.record.region
    ]
    return f"{formats.names(regions + variants)}." if regions or variants else ""


def _providers(market: Market) -> str:
    names = provider_names(market.by_size)
    if not names:
        return nobody(market)
    verb = formats.verb(len(names), "offers", "offer")
    comma = "," if len(names) > formats.NAMED_AT_MOST else ""
    return f"{formats.many(names)}{comma} {verb} it."
