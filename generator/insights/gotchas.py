"""What would cost a reader an hour at one offering, the dearest to overlook first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.catalogue.link import Catalogue
from generator.catalogue.things import Offering, Sellable
from generator.insights.market import Market
from generator.insights.prices import has_mode, tiers
from generator.insights.states import dispute_text, source_name
from generator.insights.superlatives import provider_names
from generator.recipes.addresses import variables
from generator.records.rates import RATES, RateKey
from generator.records.source import Gotcha as GotchaRecord
from generator.records.source import Source
from generator.records.traits import Lifecycle

SharedKeys = Mapping[str, Sequence[str]]
"""The names of the providers that read their key from the same variable, by the variable."""
_TIER_RATES: tuple[RateKey, ...] = ("input", "output")


@dataclass(frozen=True, slots=True)
class Gotcha:
    """One thing to know, in one sentence; ids and variables stand between backticks."""

    text: str
    source: Source | None
    weight: int
    """What it costs to overlook: the more, the higher it stands."""


def gotchas(
    offering: Offering, market: Market, shared: SharedKeys | None = None
) -> tuple[Gotcha, ...]:
    """All that concern this offering: those of the records and those that follow from data."""
    found = [*_written(offering), *_derived(offering, market)]
    found += _keys(offering, shared or {})
    return tuple(sorted(found, key=lambda gotcha: -gotcha.weight))


def shared_keys(catalogue: Catalogue) -> SharedKeys:
    """Variables that several providers read their key from. Make it once for all offerings."""
    users: dict[str, list[str]] = {}
    for provider in catalogue.providers.values():
        for variable in provider.record.auth:
            if variable.role == "key":
                users.setdefault(variable.name, []).append(provider.name)
    return {name: held for name, held in users.items() if len(held) > 1}


def _written(offering: Offering) -> Iterator[Gotcha]:
    for record in offering.record.gotchas:
        yield _of_record(record, 85)
    for record in offering.provider.record.gotchas:
        if not record.models:
            yield _of_record(record, 58)
        elif offering.model.slug in record.models:
            yield _of_record(record, 80)


def _derived(offering: Offering, market: Market) -> Iterator[Gotcha]:
    yield from _ends(offering, offering, market.catalogue)
    for variant in offering.variants:
        if variant.lifecycle is not offering.lifecycle:
            yield from _ends(variant, offering, market.catalogue)
    yield from _last_seen(offering)
    yield from _calls(offering)
    yield from _tiers(offering)
    yield from _limits(offering)
    yield from _free(offering)
    yield from _variants(offering)
    yield from _disputes(offering)
    yield from _no_batch(offering, market)
    yield from _dimensions(offering, market)
    yield from _id(offering)


def _ends(sellable: Sellable, offering: Offering, catalogue: Catalogue) -> Iterator[Gotcha]:
    life = sellable.lifecycle
    if life is None:
        return
    what = f"`{sellable.id}`"
    then = _successor(life, catalogue)
    is_variant = sellable is not offering
    if life.status == "retired":
        since = f" on {formats.day(life.retires_on)}" if life.retires_on else ""
        yield _derive(f"{what} was retired{since}, so calls fail{then}.", 50 if is_variant else 100)
    elif life.retires_on is not None and life.retires_on > catalogue.today:
        text = f"{what} retires on {formats.day(life.retires_on)}{then}."
        yield _derive(text, 74 if is_variant else 95)
    elif life.status == "deprecated":
        since = f" since {formats.day(life.deprecated_on)}" if life.deprecated_on else ""
        be = "has been" if since else "is"
        yield _derive(f"{what} {be} deprecated{since}{then}.", 60 if is_variant else 90)
    elif life.status == "announced":
        yield _derive(f"{what} is announced and cannot be called yet.", 100)


def _successor(life: Lifecycle, catalogue: Catalogue) -> str:
    if not life.successor:
        return ""
    model = catalogue.models.get(life.successor)
    return f"; {model.name if model else life.successor} is named as its successor"


def _last_seen(offering: Offering) -> Iterator[Gotcha]:
    day = offering.record.last_seen
    if day and offering.status != "retired":
        source = source_name(offering.cited.origin) if offering.cited else "The source"
        text = f"{source} last listed it on {formats.day(day)}, so check that it still answers."
        yield _derive(text, 92)


def _calls(offering: Offering) -> Iterator[Gotcha]:
    record, kind = offering.record, offering.model.kind
    recipes = offering.provider.record.recipes
    usual = next((each.recipe_class for each in recipes if kind in each.kinds), None)
    if record.recipe == "openai-responses" and usual != "openai-responses":
        yield _derive(
            f"`{offering.id}` answers on the Responses API only: a Chat Completions call fails.", 96
        )
    names = dict.fromkeys(
        name
        for each in recipes
        if kind in each.kinds and each.base_url
        for name in variables(each.base_url)
    )
    if names:
        text = formats.names([f"`{name}`" for name in names])
        yield _derive(f"The base URL is your own: set {text} before the call.", 78)
    if record.moving:
        yield _derive(
            f"`{offering.id}` points at different models over time, so answers and prices can"
            " change without notice.",
            62,
        )


def _tiers(offering: Offering) -> Iterator[Gotcha]:
    base = offering.price
    for tier in tiers(offering):
        raised = []
        for rate in _TIER_RATES:
            low, high = base.rates.get(rate) if base else None, tier.rates.get(rate)
            if isinstance(low, Decimal) and isinstance(high, Decimal) and high > low:
                raised.append(
                    f"{formats.money(high, tier.currency)} instead of"
                    f" {formats.money(low, tier.currency)} {formats.rate_per(rate)}"
                )
        if raised and tier.when.input_above:
            size = formats.tokens(tier.when.input_above)
            yield _derive(
                f"Once the input is longer than {size} tokens, the whole request is charged"
                f" {formats.names(raised)}.",
                76,
            )


def _limits(offering: Offering) -> Iterator[Gotcha]:
    whole, here = offering.model.record.limits, offering.limits
    if here.context and whole.context and here.context < whole.context:
        yield _derive(
            f"The context window stops at {formats.tokens(here.context)} tokens here;"
            f" the model itself takes {formats.tokens(whole.context)}.",
            72,
        )
    if here.output and whole.output and here.output < whole.output:
        yield _derive(
            f"An answer stops at {formats.tokens(here.output)} tokens here;"
            f" the model itself writes up to {formats.tokens(whole.output)}.",
            66,
        )


def _free(offering: Offering) -> Iterator[Gotcha]:
    if offering.billing == "free" and offering.free_limit:
        yield _derive(f"It is free but limited: {offering.free_limit}.", 68)
    for variant in offering.variants:
        if variant.billing == "free" and variant.billing != offering.billing and variant.free_limit:
            yield _derive(f"`{variant.id}` is free but limited: {variant.free_limit}.", 56)


def _variants(offering: Offering) -> Iterator[Gotcha]:
    low = _input_rate(offering)
    rates = {variant.id: _input_rate(variant) for variant in offering.variants}
    dearer = {name: rate for name, rate in rates.items() if low and rate and rate > low}
    if not low or not dearer:
        return
    ids = [f"`{name}`" for name in dearer]
    upto = "up to " if len(set(dearer.values())) > 1 else ""
    yield _derive(
        f"{formats.subject(ids, 'other id')} {'charges' if len(ids) == 1 else 'charge'} {upto}"
        f"{formats.money(max(dearer.values()))} {formats.rate_per('input')}, against"
        f" {formats.money(low)} for `{offering.id}`.",
        64,
    )


def _input_rate(sellable: Sellable) -> Decimal | None:
    price = sellable.price
    amount = price.rates.get("input") if price and price.currency == "USD" else None
    return amount if isinstance(amount, Decimal) else None


def _disputes(offering: Offering) -> Iterator[Gotcha]:
    price = offering.price
    if price is None or not price.disputes:
        return
    texts = []
    for rate in RATES:
        amount = price.rates.get(rate)
        if amount is not None and (other := dispute_text(price, rate)):
            shown = "free" if amount == "free" else formats.money(amount, price.currency)
            texts.append(f"{formats.rate_label(rate).lower()} is {shown} here but {other}")
    if texts:
        yield _derive(f"Sources disagree on the price: {formats.names(texts)}.", 52)


def _no_batch(offering: Offering, market: Market) -> Iterator[Gotcha]:
    if has_mode(offering, "batch") is False and market.batch:
        names = formats.subject(provider_names(market.batch))
        verb = "does" if len(market.batch) == 1 else "do"
        yield _derive(f"Batch requests are not offered here; {names} {verb} offer them.", 46)


def _dimensions(offering: Offering, market: Market) -> Iterator[Gotcha]:
    here = offering.limits.dimensions
    if here and (len(market.limits["dimensions"]) > 1 or here != _own_dimensions(offering)):
        yield _derive(
            f"Vectors have {formats.tokens(here)} dimensions here, which is not so everywhere:"
            " an index made elsewhere may not take them.",
            70,
        )


def _own_dimensions(offering: Offering) -> int | None:
    return offering.model.record.limits.dimensions


def _id(offering: Offering) -> Iterator[Gotcha]:
    slug = offering.model.slug
    if offering.id != slug and slug not in {variant.id for variant in offering.variants}:
        yield _derive(f"Send `{offering.id}` as the model id, not `{slug}`.", 30)


def _keys(offering: Offering, shared: SharedKeys) -> Iterator[Gotcha]:
    for variable in offering.provider.record.auth:
        if variable.any_of:
            others = formats.names([f"`{name}`" for name in variable.any_of], "or")
            yield _derive(
                f"The key is read from `{variable.name}` here; other tools may look for it in"
                f" {others}.",
                36,
            )
        users = [name for name in shared.get(variable.name, ()) if name != offering.provider.name]
        if users:
            look = "looks" if len(users) == 1 else "look"
            yield _derive(
                f"`{variable.name}` is also where {formats.subject(users)} {look} for a key, so"
                " keep the keys apart.",
                48,
            )


def _of_record(record: GotchaRecord, weight: int) -> Gotcha:
    return Gotcha(record.text, record.source, weight)


def _derive(text: str, weight: int) -> Gotcha:
    return Gotcha(text, None, weight)
