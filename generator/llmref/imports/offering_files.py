"""One provider's offerings file, with what a catalogue says of it, as it is to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from llmref.imports.candidate import Candidate
from llmref.imports.corrections import pinned
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding, Reporting, each
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


@dataclass(frozen=True, slots=True)
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


def with_copy(file: OfferingsFile, copy: ProviderCopy) -> Reporting[OfferingsFile]:
    """The file with what the catalogue says; the same one where that is nothing new."""
    copy = replace(copy, claims=_claims(file, copy.claims))
    offerings = yield from each(_offering(file, record, copy) for record in file.offerings)
    offerings = yield from with_newcomers(offerings, copy.newcomers, file.defaults, copy.claims)
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


def _offering(
    file: OfferingsFile, record: OfferingRecord, copy: ProviderCopy
) -> Reporting[OfferingRecord]:
    source = record.source or file.defaults.source or copy.claims.key
    billing = file.defaults.billing or "unknown"
    model = copy.models.get(record.model, Traits())
    context = record.limits.context or model.limits.context
    released = _released(model)
    over = Above(billing, life=model.lifecycle, context=model.limits.context, released=released)
    offering = yield from _sellable(record, source, over, copy, context)
    life = offering.lifecycle or model.lifecycle
    above = Above(
        offering.billing or billing,
        offering.prices,
        life,
        offering.not_offered,
        offering.limits.context or model.limits.context,
        released,
    )
    variants = yield from each(
        _sellable(
            _held_on(variant, record, offering, source),
            variant.source or source,
            above,
            copy,
            variant.limits.context or context,
        )
        for variant in record.variants
    )
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


def _sellable(
    record: S, source: str, above: Above, copy: ProviderCopy, context: int | None
) -> Reporting[S]:
    claims = copy.claims
    candidate = copy.candidates.get(record.id)
    where = f"{copy.provider}/{record.id}"
    if candidate is not None:
        evidence = copy.evidence_by_id.get((copy.provider, record.id), NO_EVIDENCE)
        merge = PriceMerge(claims, source, where, context, copy.currency, evidence)
        return (yield from met(record, source, candidate, above, merge))
    if not claims.is_newer:
        return record
    inherited = source
    if source == claims.key and (record.last_seen is None or record.last_seen_by):
        text = f"not in this copy; last seen on {claims.before}"
        group = f"{copy.provider}: {text}"
        yield Finding("vanished", where, text, group=group)
        record = vanished(record, claims)
        inherited = claims.old_key
    elif source == claims.key:
        record = record.model_copy(update={"source": claims.old_key})
        inherited = claims.old_key
    record = with_pinned_end(record, claims)
    prices = [pinned(price, claims, inherited) for price in record.prices]
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
