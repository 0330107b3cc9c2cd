"""One provider's offerings file, with what a catalogue says of it, as it is to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from llmref.imports.candidate import Candidate
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding
from llmref.imports.jumps import Jumps, cited_before, figures_of, without_jumps
from llmref.imports.lifecycles import with_pinned_end
from llmref.imports.newcomers import Newcomer, with_newcomers
from llmref.imports.origins import Catalogue, Claims, key_in
from llmref.imports.price_merge import PriceMerge
from llmref.imports.sellables import Above, met, vanished
from llmref.records.model import ModelRecord
from llmref.records.offering import Defaults, OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Currency
from llmref.records.source import Origin
from llmref.records.traits import Traits

S = TypeVar("S", OfferingRecord, VariantRecord)


@dataclass(slots=True)
class ProviderCopy:
    """What one copy of one catalogue says of one provider."""

    provider: str
    catalogue: Catalogue
    claims: Claims
    revision: str
    candidates: Mapping[str, Candidate]
    """By native id."""
    models: Mapping[str, Traits]
    """What models' records say, by slug."""
    currency: Currency
    """The currency of the file's prices that name none."""
    newcomers: Sequence[Newcomer] = ()
    evidence_by_id: Mapping[tuple[str, str], Evidence] = field(default_factory=dict)
    """What all copies state, by provider and id."""
    decided: frozenset[str] = frozenset()
    """The ids of whose prices a person decided under a catalog's name."""
    whole: frozenset[str] = frozenset()
    """The ids whose prices are not settled again."""
    findings: list[Finding] = field(default_factory=list)
    past: dict[str, Origin] = field(default_factory=dict)
    """Older copies that prices are cited from, by their keys."""


def with_copy(file: OfferingsFile, copy: ProviderCopy) -> OfferingsFile:
    """The file with what the catalogue says; the same one where that is nothing new."""
    copy.claims = _claims(file, copy.claims)
    offerings = [_offering(file, record, copy) for record in file.offerings]
    offerings = with_newcomers(offerings, copy.newcomers, file.defaults, copy.claims, copy.findings)
    changed = file.model_copy(update={"offerings": offerings})
    if offerings == file.offerings and not copy.claims.is_newer:
        return file
    return _with_sources(file, changed, copy)


def empty(catalogue: Catalogue, claims: Claims) -> OfferingsFile:
    """The file of a provider that has none yet."""
    defaults = Defaults.model_construct(
        source=catalogue.key,
        checked=claims.checked,
        currency="USD",
        deployment="serverless",
        billing="usage",
    )
    return OfferingsFile.model_construct(sources={}, defaults=defaults, plans={}, offerings=[])


def _claims(file: OfferingsFile, claims: Claims) -> Claims:
    """The claims against this file, with the older copy's key among its sources."""
    claims = replace(claims, sources=file.sources, key=key_in(file, claims.catalogue))
    if not claims.is_newer:
        return claims
    return replace(claims, sources={**file.sources, claims.old_key: file.sources[claims.key]})


def _offering(file: OfferingsFile, record: OfferingRecord, copy: ProviderCopy) -> OfferingRecord:
    source = record.source or file.defaults.source or copy.claims.key
    billing = file.defaults.billing or "unknown"
    model = copy.models.get(record.model, Traits())
    context = record.limits.context or model.limits.context
    released = _released(model)
    over = Above(billing, life=model.lifecycle, context=model.limits.context, released=released)
    offering = _sellable(record, source, over, copy, context)
    life = offering.lifecycle or model.lifecycle
    above = Above(
        offering.billing or billing,
        offering.prices,
        life,
        offering.not_offered,
        offering.limits.context or model.limits.context,
        released,
    )
    variants = [
        _sellable(
            _held_on(variant, record, offering, source),
            variant.source or source,
            above,
            copy,
            variant.limits.context or context,
        )
        for variant in record.variants
    ]
    return (
        offering
        if variants == record.variants
        else offering.model_copy(update={"variants": variants})
    )


def _released(model: Traits) -> date | None:
    """The day of a model's release, where its record states it to the day."""
    released = model.released if isinstance(model, ModelRecord) else None
    return released.first if released and released.first == released.last else None


def _held_on(
    variant: VariantRecord, before: OfferingRecord, now: OfferingRecord, source: str
) -> VariantRecord:
    """The variant, which keeps its source where its offering's is another now."""
    if variant.source is None and now.source != before.source:
        return variant.model_copy(update={"source": source})
    return variant


def _sellable(record: S, source: str, above: Above, copy: ProviderCopy, context: int | None) -> S:
    claims = replace(copy.claims, is_decided=record.id in copy.decided or record.id in copy.whole)
    candidate = copy.candidates.get(record.id)
    where = f"{copy.provider}/{record.id}"
    if candidate is not None:
        evidence = copy.evidence_by_id.get((copy.provider, record.id), NO_EVIDENCE)
        known = figures_of(record.prices) if record.id in copy.whole else None
        candidate, jumps = without_jumps(candidate, evidence, where, copy.findings, known)
        merge = PriceMerge(claims, source, where, copy.findings, context, copy.currency, evidence)
        after = met(record, source, candidate, above, merge)
        return _cited_before(after, jumps, source, copy) if jumps else after
    if not claims.is_newer:
        return record
    inherited = source
    if source == claims.key and (record.last_seen is None or record.last_seen_by):
        text = f"not in this copy; last seen on {claims.before}"
        group = f"{copy.provider}: {text}"
        copy.findings.append(Finding("vanished", where, text, group=group))
        record = vanished(record, claims)
        inherited = claims.old_key
    elif source == claims.key:
        record = record.model_copy(update={"source": claims.old_key})
        inherited = claims.old_key
    record = with_pinned_end(record, claims)
    pinned = PriceMerge(claims, inherited, where, copy.findings).pinned
    prices = [pinned(price) for price in record.prices]
    return record if prices == record.prices else record.model_copy(update={"prices": prices})


def _cited_before(record: S, jumps: Jumps, source: str, copy: ProviderCopy) -> S:
    """The record with what is believed instead of a jump, cited as of its own copy."""
    key, catalogue = copy.claims.key, copy.catalogue
    keys = {place: f"{key}-{day.isoformat()}" for place, day in jumps.items()}
    prices = cited_before(record.prices, keys, key, record.source or source)
    for place, day in jumps.items():
        copy.past[keys[place]] = Origin.model_construct(
            url=catalogue.url, via=catalogue.via, name=catalogue.name, revision=None, checked=day
        )
    return record if prices == record.prices else record.model_copy(update={"prices": prices})


def _with_sources(file: OfferingsFile, changed: OfferingsFile, copy: ProviderCopy) -> OfferingsFile:
    """The file with the sources that it names, the catalogue's as of this copy."""
    claims = copy.claims
    defaults = changed.defaults
    if claims.is_newer and defaults.source == claims.key:
        defaults = defaults.model_copy(update={"checked": claims.checked})
    used, before = changed.named_sources(), file.named_sources()
    sources = {
        key: origin for key, origin in file.sources.items() if key in used or key not in before
    }
    for key in copy.past.keys() & used:
        sources.setdefault(key, copy.past[key])
    if claims.old_key != claims.key and claims.old_key in used:
        sources[claims.old_key] = file.sources[claims.key]
    if claims.key in used and (claims.is_newer or claims.key not in sources):
        sources[claims.key] = Origin.model_construct(
            url=copy.catalogue.url,
            via=copy.catalogue.via,
            name=copy.catalogue.name,
            revision=copy.revision or None,
            checked=claims.checked,
        )
    return changed.model_copy(update={"sources": sources, "defaults": defaults})
