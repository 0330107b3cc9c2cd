"""What can make an offering more expensive, or less free, than its price first suggests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import ANY_TIME, Offering, Price, Sellable
from llmref.insights.cells import sentence_money
from llmref.insights.facts import OfferingFacts
from llmref.insights.gotchas.priority import DerivedGotcha, Priority
from llmref.insights.market import Market
from llmref.insights.prices import undecided, upcoming
from llmref.insights.sentences import sentences_of
from llmref.memo import Once
from llmref.records.price import When
from llmref.records.rates import RateKey

_NAMED = 2
"""How many pairs of conditions are named."""
_MAIN_RATES: tuple[RateKey, ...] = ("input", "output")


def price_gotchas(offering: Offering, market: Market) -> Iterator[DerivedGotcha]:
    """Announced changes, tiers, hours, free limits, IDs that cost more, no batch."""
    facts = market.facts[offering]
    yield from _announced(offering, market.catalogue.today)
    yield from _tiers(facts)
    yield from _assumed(offering)
    yield from _hours(offering)
    yield from _free(offering)
    yield from _variants(offering)
    yield from _no_batch(facts)


def _announced(offering: Offering, today: date) -> Iterator[DerivedGotcha]:
    """The next price without conditions, where input or output will cost something else."""
    coming = upcoming((price for price in offering.prices if price.when is ANY_TIME), today)
    if coming and (changed := _changed(offering.price, coming[0], only_higher=False)):
        day = formats.day(coming[0].starts or today)
        text = f"The price changes on {day}: {changed}."
        yield DerivedGotcha(text, Priority.PRICE_CHANGES, cited=coming[0].source_of("input"))


def _tiers(facts: OfferingFacts) -> Iterator[DerivedGotcha]:
    steps = [
        (tier.when, raised)
        for tier in facts.input_tiers
        if tier.when.longest_below
        and (raised := _changed(facts.offering.price, tier, only_higher=True))
    ]
    if steps:
        when, raised = steps[0]
        more = "".join(f"; {_further_tier(next_when)}, {rates}" for next_when, rates in steps[1:])
        yield DerivedGotcha(
            f"Once the input is {_length(when)}, the whole request is charged {raised}{more}.",
            Priority.TIER,
        )


def _length(when: When) -> str:
    """From which length of the input on a tier applies: longer than 200,000 tokens."""
    if when.input_from is not None:
        return f"{formats.tokens(when.input_from)} tokens or longer"
    return f"longer than {formats.tokens(when.input_above or 0)} tokens"


def _further_tier(when: When) -> str:
    """The same of a further tier: above 500,000 tokens."""
    if when.input_from is not None:
        return f"from {formats.tokens(when.input_from)} tokens on"
    return f"above {formats.tokens(when.input_above or 0)} tokens"


def _assumed(offering: Offering) -> Iterator[DerivedGotcha]:
    """Conditions that one request can meet, and no price is stated for both."""
    # Work in a mode is not charged at a price for any mode, so that nothing is assumed.
    pairs = sorted(undecided(offering), key=lambda pair: pair[0].when.mode != pair[1].when.mode)
    if not pairs:
        return
    assumed = [first.when.mode == second.when.mode for first, second in pairs]
    text = "No price is documented where these meet"
    text += ", so the higher of the two is assumed" if all(assumed) else ""
    named = [
        f"{formats.condition(first.when)} and {formats.condition(second.when)}"
        for first, second in pairs[:_NAMED]
    ]
    more = f" and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
    some = "; of two in one mode, the higher is assumed" if any(assumed) else ""
    some = "" if all(assumed) else some
    yield DerivedGotcha(f"{text}: {'; '.join(named)}{more}{some}.", Priority.ASSUMED)


def _hours(offering: Offering) -> Iterator[DerivedGotcha]:
    times: dict[str, list[str]] = {}
    for price in offering.current:
        named = set(price.conditions)
        if named and named <= {"hours_utc", "weekdays"}:
            changed = _changed(offering.price, price, only_higher=False)
            times.setdefault(changed, []).append(formats.condition(price.when))
    for changed, hours in times.items():
        if changed:
            text = f"At certain times ({'; '.join(hours)}) it is charged {changed}."
            yield DerivedGotcha(text, Priority.HOURS)


def _changed(base: Price | None, other: Price, *, only_higher: bool) -> str:
    """How input and output are charged otherwise: $4.00 instead of $2.00 per 1M input tokens."""
    changes = []
    for rate in _MAIN_RATES:
        usual, amount = base.rates.get(rate) if base else None, other.rates.get(rate)
        if not isinstance(usual, Decimal) or not isinstance(amount, Decimal) or amount == usual:
            continue
        if amount > usual or not only_higher:
            changes.append(
                f"{sentence_money(other, amount)} instead of"
                f" {sentence_money(other, usual)} {formats.rate_per(rate)}"
            )
    return formats.names(changes)


def _variants(offering: Offering) -> Iterator[DerivedGotcha]:
    for rate in _MAIN_RATES:
        low = _usd(offering, rate)
        rates = {each.id: _usd(each, rate) for each in offering.variants if each.is_live}
        above = {name: high for name, high in rates.items() if low and high and high > low}
        if low and above:
            ids = [f"`{name}`" for name in above]
            upto = "up to " if len(set(above.values())) > 1 else ""
            yield DerivedGotcha(
                f"{formats.subject(ids, 'other ID')} {formats.verb(len(ids), 'costs', 'cost')}"
                f" {upto}{formats.money(max(above.values()))} {formats.rate_per(rate)}, against"
                f" {formats.money(low)} for `{offering.id}`.",
                Priority.DEARER_VARIANT,
            )
            return


def _usd(sellable: Sellable, rate: RateKey) -> Decimal | None:
    price = sellable.price
    amount = price.rates.get(rate) if price and price.currency == "USD" else None
    return amount if isinstance(amount, Decimal) else None


def _no_batch(facts: OfferingFacts) -> Iterator[DerivedGotcha]:
    offering, market, has_batch = facts.offering, facts.market, facts.has_batch
    if has_batch is False and market.batch:
        owners = sentences_of(market).batch
        verb = formats.verb(owners.count, "supports", "support")
        yield DerivedGotcha(
            f"Batch requests are not supported here; {owners.text} {verb} them.",
            Priority.NO_BATCH,
        )
    if has_batch is None and not any("batch" in variant.label for variant in offering.variants):
        least = market.memo.once(_LEAST_BATCH, market, lambda: _least_batch(market))
        amount = _usd(offering, "input")
        if least is not None and amount is not None and least[0] < amount:
            yield DerivedGotcha(
                f"No batch price is documented here; batch input costs {formats.money(least[0])}"
                f" per 1M tokens at {least[1].rstrip(',')}, against {formats.money(amount)} here.",
                Priority.BATCH_ELSEWHERE,
            )


_LEAST_BATCH = Once[Market, tuple[Decimal, str] | None]("least batch price")


def _least_batch(market: Market) -> tuple[Decimal, str] | None:
    """The lowest input rate in US dollars of a batch, and who charges it."""
    charged: dict[str, Decimal] = {}
    for offering in market.batch:
        price = market.facts[offering].batch_price
        rate = price.rates.get("input") if price and price.currency == "USD" else None
        if isinstance(rate, Decimal):
            charged[offering.provider.name] = rate
    if not charged:
        return None
    least = min(charged.values())
    return least, formats.subject([name for name, amount in charged.items() if amount == least])


def _free(offering: Offering) -> Iterator[DerivedGotcha]:
    if offering.billing == "free" and offering.free_limit:
        yield DerivedGotcha(f"It is free but limited: {offering.free_limit}.", Priority.FREE)
    for variant in offering.variants:
        if variant.billing == "free" and variant.billing != offering.billing and variant.free_limit:
            yield DerivedGotcha(
                f"`{variant.id}` is free but limited: {variant.free_limit}.",
                Priority.FREE_VARIANT,
            )
