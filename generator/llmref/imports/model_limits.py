"""Limits of models that rest on catalogues alone → as those catalogues have them now.

A model's record says what its offerings' own sources say. It is written again only in a run that
reads all of these, so that it does not matter which catalogues are read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from llmref import formats
from llmref.imports.candidate import Candidate, Reading
from llmref.imports.findings import Finding
from llmref.imports.forms import forms
from llmref.imports.identity import Link, ModelFacts
from llmref.imports.identity.kinds import has_answer
from llmref.imports.identity.knowledge import Knowledge
from llmref.imports.identity.merge import facts
from llmref.imports.model_sources import is_from_catalogues, with_sources
from llmref.imports.origins import CATALOGUES
from llmref.imports.outvoted import outvoted
from llmref.imports.sellables import counts_input_only
from llmref.records.fields import LARGEST_COUNT
from llmref.records.kinds import MODEL_KINDS
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.traits import Limits
from llmref.records.windows import is_one_window
from llmref.seeds import Seed

S = TypeVar("S", OfferingRecord, VariantRecord)
Files = Mapping[str, OfferingsFile]
"""Offerings files by provider."""
_FIELD = "limits"
_BY_URL = {catalogue.url: key for key, catalogue in CATALOGUES.items()}


@dataclass(frozen=True, slots=True)
class NewestCopies:
    """What the newest copies at hand say."""

    readings: Mapping[str, Reading]
    """By catalogue."""
    links: Mapping[tuple[str, str, str], Link]
    """By catalogue, provider of the seeds, and id."""
    known: Knowledge


@dataclass(slots=True)
class Followed:
    """The records that change, and what a person should know."""

    models: dict[str, ModelRecord] = field(default_factory=dict)
    """By path."""
    offerings: dict[str, OfferingsFile] = field(default_factory=dict)
    """By provider."""
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Form:
    """An id of the model, with the catalogue that its facts are from."""

    provider: str
    record: OfferingRecord | VariantRecord
    catalogue: str
    """Empty where a person read its facts elsewhere."""


def followed(models: Sequence[Seed[ModelRecord]], files: Files, copies: NewestCopies) -> Followed:
    """The models whose limits the catalogues have otherwise now, and the offerings of these.

    What an offering's own source says of it stays, whether it is written there or in the model.
    """
    forms: dict[str, list[_Form]] = {}
    for provider, file in files.items():
        for model, form in _forms(provider, file):
            forms.setdefault(model, []).append(form)
    result = Followed()
    for seed in models:
        if not is_from_catalogues(seed.record, _FIELD):
            continue
        facts_now = _facts(seed.slug, forms.get(seed.slug, ()), copies)
        if facts_now is None:
            continue
        result.findings += outvoted(seed.path.removesuffix(".yaml"), facts_now)
        limits = _limits(seed.record, facts_now)
        if limits == seed.record.limits:
            continue
        names = {
            name
            for fact in ("context", "output_limit", "dimensions")
            for name in facts_now.sources.get(fact, ())
        }
        sources = with_sources(
            seed.record.sources, _FIELD, [copies.readings[n] for n in sorted(names)]
        )
        result.models[seed.path] = seed.record.model_copy(
            update={"limits": limits, "sources": sources}
        )
        result.findings.append(_finding(seed, limits))
    changed = {seed.slug: result.models[seed.path] for seed in models if seed.path in result.models}
    for provider, file in files.items():
        if (after := _with_offerings(provider, file, changed, copies)) is not file:
            result.offerings[provider] = after
    return result


def _forms(provider: str, file: OfferingsFile) -> Iterator[tuple[str, _Form]]:
    for form in forms(file):
        if form.record.last_seen is None:
            origin = file.sources.get(form.source)
            catalogue = _BY_URL.get(origin.url, "") if origin else ""
            yield form.of.model, _Form(provider, form.record, catalogue)


def _facts(slug: str, forms: Sequence[_Form], copies: NewestCopies) -> ModelFacts | None:
    """What the sources of all its ids say; nothing where one of them is not at hand."""
    links = []
    for form in forms:
        link = copies.links.get((form.catalogue, form.provider, form.record.id))
        if link is None and (form.catalogue or form.record.limits.context is None):
            return None
        if link is not None:
            links.append(link)
    return facts(links, copies.known).get(slug)


def _limits(record: ModelRecord, facts_now: ModelFacts) -> Limits:
    """The limits as the sources have them; what none of them says stays, where it is possible."""
    before = record.limits
    context = _figure(before.context, facts_now, "context")
    most = (context or LARGEST_COUNT) if has_answer(record.kind) else 0
    output = _figure(_below(before.output, most), facts_now, "output_limit")
    vector = before.dimensions if MODEL_KINDS[record.kind].has_dimensions else None
    # A record that writes text has no vector, whatever a list says of an id that it shares.
    dimensions = None if has_answer(record.kind) else _figure(vector, facts_now, "dimensions")
    update = {"context": context, "output": _below(output, most), "dimensions": dimensions}
    return Limits().model_copy(update={key: value for key, value in update.items() if value})


def _below(output: int | None, most: int) -> int | None:
    return output if output and output <= most else None


def _figure(before: int | None, facts_now: ModelFacts, fact: str) -> int | None:
    """The figure that was found; what is held stays for a single word, and for its own window."""
    stated: int | None = getattr(facts_now, fact)
    if before is None or stated is None:
        return stated or before
    return before if fact not in facts_now.backed or is_one_window(before, stated) else stated


def _with_offerings(
    provider: str, file: OfferingsFile, changed: Mapping[str, ModelRecord], copies: NewestCopies
) -> OfferingsFile:
    """The file, with limits where an offering's model has others now; the same one if none has."""
    by_id = {form.record.id: form for _, form in _forms(provider, file)}
    offerings = []
    for offering in file.offerings:
        model = changed.get(offering.model)
        offerings.append(
            _with_variants(offering, model.limits, by_id, copies) if model else offering
        )
    if offerings == file.offerings:
        return file
    return file.model_copy(update={"offerings": offerings})


def _with_variants(
    offering: OfferingRecord, model: Limits, forms: Mapping[str, _Form], copies: NewestCopies
) -> OfferingRecord:
    now = _own(offering, model, forms, copies)
    above = _over(model, now.limits)
    variants = [_own(variant, above, forms, copies) for variant in offering.variants]
    return now if variants == offering.variants else now.model_copy(update={"variants": variants})


def _own(record: S, above: Limits, forms: Mapping[str, _Form], copies: NewestCopies) -> S:
    """The record, which says what its source says and nothing above it does."""
    form = forms.get(record.id)
    link = copies.links.get((form.catalogue, form.provider, record.id)) if form else None
    if link is None:
        return record
    stated = _stated(link.candidate, above)
    before, over = record.limits.model_dump(), above.model_dump()
    limits = {key: value or stated.get(key) for key, value in before.items()}
    kept = {key: value for key, value in limits.items() if value and value != over[key]}
    if kept == {key: value for key, value in before.items() if value}:
        return record
    return record.model_copy(update={"limits": Limits().model_copy(update=kept)})


def _stated(candidate: Candidate, above: Limits) -> Mapping[str, int | None]:
    context = None if counts_input_only(candidate, above.context) else candidate.context
    return {
        "context": context,
        "output": candidate.output_limit,
        "dimensions": candidate.dimensions,
    }


def _over(above: Limits, limits: Limits) -> Limits:
    stated = {key: value for key, value in limits.model_dump().items() if value}
    return above.model_copy(update=stated)


def _finding(seed: Seed[ModelRecord], limits: Limits) -> Finding:
    before, now = seed.record.limits.model_dump(), limits.model_dump()
    words = ", ".join(
        f"{key} {_number(before[key])} → {_number(now[key])}"
        for key in before
        if before[key] != now[key]
    )
    return Finding("changed", seed.path.removesuffix(".yaml"), words)


def _number(value: int | None) -> str:
    return "not known" if value is None else formats.count(value)
