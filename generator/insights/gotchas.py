"""What would cost a reader an hour at one offering, the dearest to overlook first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.catalogue.link import Catalogue
from generator.catalogue.things import Offering, Sellable
from generator.insights.market import Market
from generator.insights.price_traps import price_traps
from generator.insights.states import source_name
from generator.insights.weights import Trap, Weight
from generator.recipes.addresses import variables
from generator.records.source import Gotcha as GotchaRecord
from generator.records.source import Source
from generator.records.traits import Lifecycle

SharedKeys = Mapping[str, Sequence[str]]
"""The names of the providers that read their key from the same variable, by the variable."""
_OF_OFFERING = (Weight.GONE, Weight.RETIRES, Weight.DEPRECATED)
_OF_VARIANT = (Weight.VARIANT_RETIRED, Weight.VARIANT_RETIRES, Weight.VARIANT_DEPRECATED)
_NOTABLY_LESS = Decimal("0.95")
"""Limits above this part of the model's own are told as differences and are no trap."""


@dataclass(frozen=True, slots=True)
class Gotcha:
    """One thing to know, in one sentence; ids and variables stand between backticks."""

    text: str
    source: Source | None
    weight: Weight
    """What it costs to overlook: the more, the higher it stands."""


def gotchas(
    offering: Offering, market: Market, shared: SharedKeys | None = None
) -> tuple[Gotcha, ...]:
    """All that concern this offering: those of the records and those that follow from data."""
    derived = (*_derived(offering, market), *_keys(offering, shared or {}))
    found = [*_written(offering), *(Gotcha(trap.text, None, trap.weight) for trap in derived)]
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
        yield _of_record(record, Weight.OFFERING)
    for record in offering.provider.record.gotchas:
        if not record.models:
            yield _of_record(record, Weight.PROVIDER)
        elif offering.model.slug in record.models:
            yield _of_record(record, Weight.PROVIDER_AND_MODEL)


def _derived(offering: Offering, market: Market) -> Iterator[Trap]:
    yield from _ends(offering, offering, market.catalogue)
    if offering.status == "retired":
        return
    for variant in offering.variants:
        if variant.lifecycle is not offering.lifecycle:
            yield from _ends(variant, offering, market.catalogue)
    yield from _last_seen(offering)
    yield from _calls(offering)
    yield from price_traps(offering, market)
    yield from _limits(offering)
    yield from _dimensions(offering, market)
    yield from _id(offering)


def _ends(sellable: Sellable, offering: Offering, catalogue: Catalogue) -> Iterator[Trap]:
    life = sellable.lifecycle
    if life is None:
        return
    gone, soon, old = _OF_OFFERING if sellable is offering else _OF_VARIANT
    is_inherited = life is offering.model.record.lifecycle
    what = offering.model.name if is_inherited else f"`{sellable.id}`"
    then = _successor(life, catalogue)
    if life.status == "retired":
        since = f" on {formats.day(life.retires_on)}" if life.retires_on else ""
        yield Trap(f"{what} was retired{since}, so calls fail{then}.", gone)
    elif life.retires_on is not None and life.retires_on > catalogue.today:
        yield Trap(f"{what} retires on {formats.day(life.retires_on)}{then}.", soon)
    elif life.status == "deprecated":
        since = f" since {formats.day(life.deprecated_on)}" if life.deprecated_on else ""
        be = "has been" if since else "is"
        yield Trap(f"{what} {be} deprecated{since}{then}.", old)
    elif life.status == "announced":
        yield Trap(f"{what} is announced and cannot be called yet.", gone)


def _successor(life: Lifecycle, catalogue: Catalogue) -> str:
    if not life.successor:
        return ""
    model = catalogue.models.get(life.successor)
    return f"; {model.name if model else life.successor} is named as its successor"


def _last_seen(offering: Offering) -> Iterator[Trap]:
    day = offering.record.last_seen
    if day:
        source = source_name(offering.cited.origin) if offering.cited else "The source"
        text = f"{source} last listed it on {formats.day(day)}, so check that it still answers."
        yield Trap(text, Weight.LAST_SEEN)


def _calls(offering: Offering) -> Iterator[Trap]:
    record, kind = offering.record, offering.model.kind
    recipes = offering.provider.record.recipes
    usual = next((each.recipe_class for each in recipes if kind in each.kinds), None)
    if record.recipe == "openai-responses" and usual != "openai-responses":
        yield Trap(
            f"`{offering.id}` answers on the Responses API only: a Chat Completions call fails.",
            Weight.RESPONSES_ONLY,
        )
    names = dict.fromkeys(
        name
        for each in recipes
        if kind in each.kinds and each.base_url
        for name in variables(each.base_url)
    )
    if names:
        text = formats.names([f"`{name}`" for name in names])
        yield Trap(f"The base URL is your own: set {text} before the call.", Weight.BASE_URL)
    if record.moving:
        yield Trap(
            f"`{offering.id}` points at different models over time, so answers and prices can"
            " change without notice.",
            Weight.MOVING,
        )


def _limits(offering: Offering) -> Iterator[Trap]:
    whole, here = offering.model.record.limits, offering.limits
    if here.context and whole.context and here.context < _NOTABLY_LESS * whole.context:
        yield Trap(
            f"The context window stops at {formats.tokens(here.context)} tokens here;"
            f" the model itself takes {formats.tokens(whole.context)}.",
            Weight.CONTEXT,
        )
    if here.output and whole.output and here.output < _NOTABLY_LESS * whole.output:
        yield Trap(
            f"An answer stops at {formats.tokens(here.output)} tokens here;"
            f" the model itself writes up to {formats.tokens(whole.output)}.",
            Weight.OUTPUT,
        )


def _dimensions(offering: Offering, market: Market) -> Iterator[Trap]:
    here = offering.limits.dimensions
    if here and (len(market.limits["dimensions"]) > 1 or here != _own_dimensions(offering)):
        yield Trap(
            f"Vectors have {formats.tokens(here)} dimensions here, which is not so everywhere:"
            " an index made elsewhere may not take them.",
            Weight.DIMENSIONS,
        )


def _own_dimensions(offering: Offering) -> int | None:
    return offering.model.record.limits.dimensions


def _id(offering: Offering) -> Iterator[Trap]:
    slug = offering.model.slug
    if offering.id != slug and slug not in {variant.id for variant in offering.variants}:
        yield Trap(f"Send `{offering.id}` as the model id, not `{slug}`.", Weight.ID)


def _keys(offering: Offering, shared: SharedKeys) -> Iterator[Trap]:
    for variable in offering.provider.record.auth:
        users = [name for name in shared.get(variable.name, ()) if name != offering.provider.name]
        if users:
            look = "looks" if len(users) == 1 else "look"
            yield Trap(
                f"`{variable.name}` is also where {formats.subject(users)} {look} for a key, so"
                " keep the keys apart.",
                Weight.SHARED_VARIABLE,
            )


def _of_record(record: GotchaRecord, weight: Weight) -> Gotcha:
    return Gotcha(record.text, record.source, weight)
