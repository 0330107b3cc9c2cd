"""What a catalogue says of one id → the offering or variant of the seeds that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, get_args

from llmref import formats
from llmref.imports.candidate import Candidate, CandidatePrice, when_of
from llmref.imports.dated import with_periods
from llmref.imports.edited import LIFE, bare_facts
from llmref.imports.findings import Finding, Reporting
from llmref.imports.lifecycles import LifeAbove, changed_words, lifecycle, with_end
from llmref.imports.origins import Claims
from llmref.imports.price_claims import Amount
from llmref.imports.price_merge import PriceMerge
from llmref.records.features import Feature
from llmref.records.offering import Billing, OfferingRecord, VariantRecord
from llmref.records.price import Price, When
from llmref.records.rates import RateKey
from llmref.records.traits import Lifecycle, Limits, Traits
from llmref.records.windows import is_one_window

S = TypeVar("S", OfferingRecord, VariantRecord)


@dataclass(frozen=True, slots=True)
class Above:
    """What a record has that says nothing itself: from file and model, or from the offering."""

    billing: Billing
    prices: Sequence[Price] = ()
    life: Lifecycle | None = None
    """Where the offering, or else the model, stands."""
    not_offered: Sequence[str] = ()
    """The modes and rates that the offering of a variant is known not to have."""
    context: int | None = None
    """The context window of the model, or of the offering of a variant."""
    released: date | None = None
    """The day of the model's release, where it is known to the day."""


def met(
    record: S, source: str, candidate: Candidate, above: Above, merge: PriceMerge
) -> Reporting[S]:
    """The record with what the catalogue says of its id."""
    claims = merge.claims
    update: dict[str, Any] = {}
    if record.last_seen is not None and record.last_seen_by is None and claims.is_ours(source):
        record, source = _relisted(record, source, claims), claims.key
        merge = replace(merge, inherited=source)
        yield Finding("changed", merge.where, "is listed again")
    update |= yield from _charged(record, candidate, above, merge)
    edited = {
        fact.name
        for fact in bare_facts(record, source, claims.sources, merge.evidence)
        if fact.is_edited
    }
    if source == claims.key and claims.is_newer:
        update |= {"checked": None} if record.checked == claims.before else {}
        facts = _traits(record, candidate, above, merge, edited)
        yield from _changed_words(record, facts, merge.where)
        update |= facts
    if source == claims.key and (context := _moved_context(record, candidate, above, merge)):
        words = f"context {formats.count(above.context or 0)} → {formats.count(context)}"
        yield Finding("changed", merge.where, words)
        limits = update.get("limits") or record.limits
        update["limits"] = limits.model_copy(update={"context": context})
    changed = {key: value for key, value in update.items() if value != getattr(record, key)}
    changed_record = record.model_copy(update=changed) if changed else record
    if claims.is_ours(source) or edited & LIFE:
        return changed_record
    changed_record, findings = with_end(
        changed_record, LifeAbove(above.life, above.released), candidate, claims, merge.where
    )
    yield from findings
    return changed_record


def _charged(
    record: OfferingRecord | VariantRecord, candidate: Candidate, above: Above, merge: PriceMerge
) -> Reporting[dict[str, object]]:
    """The prices and the billing of the record, if the catalogue has them otherwise."""
    stated = yield from _offered(record, candidate.prices, above, merge)
    stated = yield from merge.comparable(record.prices or above.prices, stated)
    if not record.prices and is_same(above.prices, stated):
        return {}
    charged = yield from _billable(record, stated, above, merge)
    periods = yield from with_periods(record.prices, charged, merge)
    prices = yield from merge.merged(periods, charged)
    if prices == record.prices or not has_base(prices):
        return {}
    if (record.billing or above.billing) != "unknown":
        return {"prices": prices}
    return {"prices": prices, "billing": None if above.billing == "usage" else "usage"}


def has_base(prices: Sequence[Price]) -> bool:
    """Whether there is a price that holds without any condition."""
    return any(price.when is None and price.ends is None for price in prices)


def vanished(record: S, claims: Claims) -> S:
    """The record, with the date of the copy that listed it last."""
    return record.model_copy(
        update={
            "source": claims.old_key,
            "checked": None,
            "last_seen": claims.before,
            "last_seen_by": None,
        }
    )


def _relisted(record: S, source: str, claims: Claims) -> S:
    """The record of an id that is listed again; its prices are still those that were seen last."""
    update: dict[str, object] = {"last_seen": None}
    if source != claims.key:
        prices = [
            price if price.source else price.model_copy(update={"source": source})
            for price in record.prices
        ]
        update |= {"source": claims.key, "checked": None, "prices": prices}
    return record.model_copy(update=update)


def traits(candidate: Candidate, claims: Claims, model: Traits) -> dict[str, object]:
    """What the catalogue says of an offering that its model does not say so."""
    limits = {
        "context": candidate.context,
        "output": candidate.output_limit,
        "dimensions": candidate.dimensions,
    }
    model_limits = model.limits.model_dump()
    if counts_input_only(candidate, model.limits.context):
        del limits["context"]
    other = {key: value for key, value in limits.items() if value and value != model_limits[key]}
    features_here = candidate.features
    features = {
        key: features_here[key]
        for key in get_args(Feature)
        if key in features_here and model.features.get(key) != features_here[key]
    }
    facts: dict[str, object] = {
        "limits": Limits().model_copy(update=other) if other else None,
        "input": list(candidate.input) if _differs(candidate.input, model.input) else None,
        "output": list(candidate.output) if _differs(candidate.output, model.output) else None,
        "features": features or None,
        "lifecycle": _other_lifecycle(candidate, claims, model),
    }
    return {key: value for key, value in facts.items() if value is not None}


def is_same(above: Sequence[Price], stated: Sequence[CandidatePrice]) -> bool:
    """Whether the catalogue charges what an offering does, as far as both say."""
    current = {repr(price.when or When()): price for price in above if price.ends is None}
    for charged in stated:
        price = current.get(repr(when_of(charged.when)))
        if charged.ends is not None:
            continue
        if price is None:
            return False
        if any(amount not in _known(price, rate, amount) for rate, amount in charged.rates.items()):
            return False
    return True


def _known(price: Price, rate: RateKey, amount: Amount) -> set[Amount]:
    """What a source may say of a rate without telling anything new: it is so, or is corrected."""
    return {price.rates.get(rate, amount)} | {
        wrong.rates[rate] for wrong in price.corrects if rate in wrong.rates
    }


def _other_lifecycle(candidate: Candidate, claims: Claims, model: Traits) -> Lifecycle | None:
    life = lifecycle(candidate, claims, None)
    stated = life.model_dump(exclude={"source"}) if life else None
    return life if stated != (model.lifecycle.model_dump() if model.lifecycle else None) else None


def counts_input_only(candidate: Candidate, context: int | None) -> bool:
    """Whether a source gives the longest input as the context, which holds the answer too."""
    if candidate.context is None or context is None:
        return False
    return candidate.context + (candidate.output_limit or 0) == context


def _differs(stated: Sequence[str], of_model: Sequence[str] | None) -> bool:
    return bool(stated) and set(stated) != set(of_model or ())


def _billable(
    record: OfferingRecord | VariantRecord,
    stated: Sequence[CandidatePrice],
    above: Above,
    merge: PriceMerge,
) -> Reporting[Sequence[CandidatePrice]]:
    """The prices, unless the seeds say that nothing is paid by use here."""
    billing = record.billing or above.billing
    if billing in {"free", "subscription"} and stated:
        text = f"{billing} here, but {merge.claims.key} lists a price"
        yield _unbilled(merge.where, text)
        return ()
    return stated


def _offered(
    record: OfferingRecord | VariantRecord,
    stated: Sequence[CandidatePrice],
    above: Above,
    merge: PriceMerge,
) -> Reporting[Sequence[CandidatePrice]]:
    """The prices without the modes and rates that the seeds know not to be offered here."""
    missing = frozenset(record.not_offered or above.not_offered)
    if not missing:
        return stated
    kept = []
    for price in stated:
        mode = price.when.get("mode")
        gone = price.rates.keys() if mode in missing else price.rates.keys() & missing
        for word in [str(mode)] if mode in missing else sorted(gone):
            text = f"{word} is not offered here, but {merge.claims.key} lists a price"
            yield _unbilled(merge.where, text)
        if rates := {rate: price.rates[rate] for rate in price.rates.keys() - gone}:
            kept.append(replace(price, rates=rates))
    return kept


def _unbilled(where: str, text: str) -> Finding:
    return Finding("unbilled", where, text, group=f"{where.partition('/')[0]}: {text}")


def _moved_context(
    record: OfferingRecord | VariantRecord, candidate: Candidate, above: Above, merge: PriceMerge
) -> int | None:
    """The window of a record that names none, where its own source changed it.

    A source that always stated another one than the model's was compared when it was new.
    """
    value, over = candidate.context, above.context
    if record.last_seen or record.limits.context or not value or not over or value == over:
        return None
    catalog = merge.claims.catalogue.key
    is_moved = merge.evidence.has_moved(catalog, "context", (over, value))
    if not is_moved or counts_input_only(candidate, over) or is_one_window(over, value):
        return None
    return value


def _traits(
    record: S, candidate: Candidate, above: Above, merge: PriceMerge, edited: AbstractSet[str]
) -> dict[str, object]:
    """Facts that the record states itself, as the newer copy has them; and how long it lives.

    What is `edited` stays.
    """
    update: dict[str, object] = {}
    now = lifecycle(candidate, merge.claims, record.lifecycle)
    is_known = record.lifecycle is None and above.life is not None
    if is_known and lifecycle(candidate, merge.claims, above.life) == above.life:
        now = None  # it repeats what is said above, perhaps with less
    if edited & LIFE:
        now = record.lifecycle
    if now != record.lifecycle:
        update["lifecycle"] = now
    stated = {"context": candidate.context, "output": candidate.output_limit}
    limits = record.limits.model_dump()
    other = {
        key: value for key, value in stated.items() if value and limits[key] not in (None, value)
    }
    if other:
        update["limits"] = record.limits.model_copy(update=other)
    return update


def _changed_words(
    record: OfferingRecord | VariantRecord, facts: Mapping[str, Any], where: str
) -> Iterator[Finding]:
    """What became of the facts that a newer copy has otherwise."""
    if "lifecycle" in facts:
        words = changed_words(record.lifecycle, facts["lifecycle"])
        yield Finding("changed", where, words)
    if "limits" in facts:
        before, now = record.limits.model_dump(), facts["limits"].model_dump()
        changes = (
            f"{key} {formats.count(before[key])} → {formats.count(now[key])}"
            for key in ("context", "output")
            if before[key] != now[key]
        )
        yield Finding("changed", where, ", ".join(changes))
