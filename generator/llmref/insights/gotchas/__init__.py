"""The gotchas of one offering, written and derived, sorted by priority."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from llmref import formats
from llmref.catalogue.concerns import concerns
from llmref.catalogue.entities import Cited, Offering, Sellable, Variant
from llmref.catalogue.link import Catalogue
from llmref.insights import lifecycle
from llmref.insights.cells import is_model_itself, source_name
from llmref.insights.gotchas.calls import LookalikeIds, call_gotchas
from llmref.insights.gotchas.prices import price_gotchas
from llmref.insights.gotchas.priority import DerivedGotcha, Priority
from llmref.insights.market import Market
from llmref.records.source import Gotcha as GotchaRecord
from llmref.records.traits import Lifecycle
from llmref.speed.values import value

_OF_OFFERING = (Priority.GONE, Priority.RETIRES, Priority.DEPRECATED)
_OF_VARIANT = (
    Priority.VARIANT_RETIRED,
    Priority.VARIANT_RETIRES,
    Priority.VARIANT_DEPRECATED,
)
_NOTABLY_LESS = Decimal("0.95")
"""Limits above this part of the model's own are shown as differences, not as gotchas."""


@value()
class ListedGotcha:
    """A gotcha as a page lists it: one sentence, with IDs and variables in backticks."""

    text: str
    cited: Cited | None
    """Its source, if the page does not cite it elsewhere."""
    priority: Priority
    """Higher priorities are listed first."""


def gotchas(offering: Offering, market: Market, ids: LookalikeIds) -> tuple[ListedGotcha, ...]:
    """All that concern this offering: those of the records and those that follow from data."""
    written = list(_written(offering))
    covered = {key for record, _ in written for key in record.covers}
    listed = [as_written(record, priority) for record, priority in written]
    listed += [
        ListedGotcha(derived.text, derived.cited, derived.priority)
        for derived in _derived(offering, market, ids)
        if derived.priority.key not in covered
    ]
    return tuple(sorted(listed, key=lambda gotcha: -gotcha.priority))


def _written(offering: Offering) -> Iterator[tuple[GotchaRecord, Priority]]:
    for record in offering.record.gotchas:
        yield record, Priority.OFFERING
    for record in offering.provider.record.gotchas:
        if concerns(record, offering):
            yield record, Priority.PROVIDER_AND_MODEL if record.models else Priority.PROVIDER


def _derived(offering: Offering, market: Market, ids: LookalikeIds) -> Iterator[DerivedGotcha]:
    yield from _ends([offering], offering, market.catalogue)
    if market.facts[offering].is_retired:
        return
    if text := lifecycle.silent_end(offering, market):
        api = market.creator_api
        yield DerivedGotcha(text, Priority.MODEL_DEPRECATED, cited=api.cited if api else None)
    for forms in _ending_alike(offering):
        yield from _ends(forms, offering, market.catalogue)
    yield from _last_seen(offering)
    yield from call_gotchas(offering, ids)
    yield from price_gotchas(offering, market)
    yield from _limits(offering)
    yield from _limits_of_variants(offering)
    yield from _dimensions(offering, market)


def _end_together(variant: Variant, offering: Offering) -> bool:
    own, main = variant.lifecycle, offering.lifecycle
    return own is main or bool(
        own and main and own.retires_on and own.retires_on == main.retires_on
    )


def _ending_alike(offering: Offering) -> Iterator[list[Sellable]]:
    """Variants with an end of their own, together where all of it is the same."""
    alike: dict[Hashable, list[Sellable]] = {}
    for variant in offering.variants:
        life = variant.lifecycle
        if life is not None and not _end_together(variant, offering):
            days = (life.retires_on, life.deprecated_on)
            then = (life.redirects, life.successor, variant.lifecycle_source)
            alike.setdefault((variant.status, days, then), []).append(variant)
    yield from alike.values()


def _ends(
    forms: Sequence[Sellable], offering: Offering, catalogue: Catalogue
) -> Iterator[DerivedGotcha]:
    life, status = forms[0].lifecycle, forms[0].status
    if life is None:
        return
    gone, soon, old = _OF_OFFERING if forms[0] is offering else _OF_VARIANT
    subject = formats.subject([f"`{form.id}`" for form in forms], "other ID")
    verb = partial(formats.verb, len(forms))
    its, then = verb("its", "their"), _successor(life, catalogue, verb("its", "their"))
    day = formats.day(life.retires_on) if life.retires_on else ""
    if status == "retired":
        since = f" on {day}" if day else ""
        calls = f"another model answers {its} calls" if life.redirects else "calls fail"
        text = f"{subject} {verb('was', 'were')} retired{since}, so {calls}{then}."
        priority = gone
    elif day:
        answers = f"; another model answers {its} calls from then on" if life.redirects else ""
        text, priority = f"{subject} {verb('retires', 'retire')} on {day}{answers}{then}.", soon
    elif status == "deprecated":
        since = f" since {formats.day(life.deprecated_on)}" if life.deprecated_on else ""
        been = verb("has been", "have been") if since else verb("is", "are")
        text, priority = f"{subject} {been} deprecated{since}{then}.", old
    elif status == "announced":
        text = f"{subject} {verb('is', 'are')} announced and cannot be called yet."
        priority = gone
    else:
        return
    yield DerivedGotcha(text, priority, cited=forms[0].lifecycle_source)


def _successor(life: Lifecycle, catalogue: Catalogue, its: str) -> str:
    if not life.successor:
        return ""
    model = catalogue.models.get(life.successor)
    return f"; {its} replacement is {model.name if model else life.successor}"


def _last_seen(offering: Offering) -> Iterator[DerivedGotcha]:
    """IDs that newer lists lack, together where one list had them last on one day."""
    vanished: dict[tuple[str, date, bool], list[str]] = {}
    for form in offering.sellables:
        if day := form.record.last_seen:
            key = (_last_list(form), day, bool(form.record.last_seen_by))
            vanished.setdefault(key, []).append("it" if form is offering else f"`{form.id}`")
    for (source, day, has_newer), ids in vanished.items():
        is_own = ids[0] == "it"
        verb = partial(formats.verb, len(ids))
        newer = f"; a newer list of the models here lacks {verb('it', 'them')}" if has_newer else ""
        they = verb("it still works", "they still work")
        yield DerivedGotcha(
            f"{source} last listed {_named(ids, is_own=is_own)} on {formats.day(day)}{newer},"
            f" so check that {they}.",
            Priority.LAST_SEEN if is_own else Priority.VARIANT_LAST_SEEN,
        )


def _named(ids: Sequence[str], *, is_own: bool) -> str:
    """The ids in a sentence; the offering's own is `it`."""
    if not is_own or len(ids) <= formats.NAMED_AT_MOST:
        return formats.subject(ids, "other ID")
    return f"it and {formats.subject(ids[1:], 'other ID')}"


def _last_list(sellable: Sellable) -> str:
    return source_name(sellable.last_listed_by.origin) if sellable.last_listed_by else "The source"


def _limits(offering: Offering) -> Iterator[DerivedGotcha]:
    whole, own = offering.model.record.limits, offering.limits
    if is_model_itself(offering):
        return
    if own.context and whole.context and own.context < _NOTABLY_LESS * whole.context:
        yield DerivedGotcha(
            f"The context window is limited to {formats.plural(own.context, 'token')} here;"
            f" the model itself supports {formats.tokens(whole.context)}.",
            Priority.CONTEXT,
        )
    if own.output and whole.output and own.output < _NOTABLY_LESS * whole.output:
        yield DerivedGotcha(
            f"Max output is limited to {formats.plural(own.output, 'token')} here;"
            f" the model itself supports {formats.tokens(whole.output)}.",
            Priority.OUTPUT,
        )


def _limits_of_variants(offering: Offering) -> Iterator[DerivedGotcha]:
    usual = offering.limits.context
    if not usual:
        return
    sizes = {variant.id: variant.limits.context for variant in offering.variants}
    less = {name: size for name, size in sizes.items() if size and size < _NOTABLY_LESS * usual}
    if less:
        ends = dict.fromkeys((min(less.values()), max(less.values())))
        sizes_named = " to ".join(formats.tokens(size) for size in ends)
        yield DerivedGotcha(
            f"{formats.subject([f'`{name}`' for name in less], 'other ID')}"
            f" {formats.verb(len(less), 'has', 'have')} a context window of {sizes_named} tokens,"
            f" against {formats.tokens(usual)} for `{offering.id}`.",
            Priority.VARIANT_LIMIT,
        )


def _dimensions(offering: Offering, market: Market) -> Iterator[DerivedGotcha]:
    dimensions = offering.limits.dimensions
    if dimensions and (
        len(market.limits["dimensions"]) > 1 or dimensions != _own_dimensions(offering)
    ):
        yield DerivedGotcha(
            f"Vectors have {formats.tokens(dimensions)} dimensions here, other than elsewhere:"
            " an index built with another provider's vectors may reject them.",
            Priority.DIMENSIONS,
        )


def _own_dimensions(offering: Offering) -> int | None:
    return offering.model.record.limits.dimensions


def as_written(record: GotchaRecord, priority: Priority) -> ListedGotcha:
    """What a record says, with its source."""
    source = record.source
    return ListedGotcha(record.text, Cited(source, source.checked) if source else None, priority)
