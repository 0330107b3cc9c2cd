"""Models without a release date → the date that copies state, else the day of the first copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from llmref.imports.candidate import Reading
from llmref.imports.findings import Finding
from llmref.imports.forms import forms
from llmref.imports.identity import ModelFacts
from llmref.imports.identity.merge import is_before
from llmref.imports.model_sources import is_cited_from_catalogues, with_sources
from llmref.imports.providers import Providers
from llmref.imports.untaken import Ids
from llmref.records.dates import PartialDate
from llmref.records.model import ALIAS_NAME, ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.seeds import Seed

RELEASED, LISTED = "released", "listed_by"


@dataclass(frozen=True, slots=True)
class Dates:
    """What the copies at hand say of the dates of models."""

    facts: Mapping[str, ModelFacts]
    """What the newest copies state of each model."""
    current: Mapping[str, Reading]
    """The newest copy of each catalog."""
    first: Mapping[str, Reading]
    """The oldest copy that lists an ID of the model."""


def first_copies(
    files: Mapping[str, OfferingsFile],
    readings: Iterable[Reading],
    providers: Providers,
    ids: Ids,
) -> dict[str, Reading]:
    """The oldest copy that lists an ID of each model, by slug.

    An ID that moves between models says nothing of the one that it means now; a record of such an
    alias itself is as old as the list that has the alias first.
    """
    named = (seed for seed in providers.seeds.models if seed.record.name.endswith(ALIAS_NAME))
    ids_of_models = _ids(files, {seed.slug for seed in named})
    models = {(provider, native_id): model for provider, native_id, model in ids_of_models}
    first: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda copy: (copy.checked, copy.source, copy.revision)):
        for candidate in reading.candidates:
            for slug in providers.slugs(candidate, ids):
                if model := models.get((slug, candidate.id)):
                    first.setdefault(model, reading)
    return first


def dated(
    models: Sequence[Seed[ModelRecord]], changed: Mapping[str, ModelRecord], dates: Dates
) -> tuple[dict[str, ModelRecord], list[Finding]]:
    """The records, by path, that get other dates, and a line for each; `changed` go before seeds.

    A release date that a record has stays; one before the record's cutoff is not believed. The day
    of a first copy stands only where there is none.
    """
    dated_records: dict[str, ModelRecord] = {}
    findings = []
    for seed in models:
        before = changed.get(seed.path, seed.record)
        after = _listed(_released(before, seed.slug, dates), seed.slug, dates)
        if after != before:
            dated_records[seed.path] = after
            words = _words(after) if _words(after) != _words(before) else "another source"
            findings.append(Finding("changed", seed.path.removesuffix(".yaml"), words))
    return dated_records, findings


def _ids(
    files: Mapping[str, OfferingsFile], aliases: AbstractSet[str]
) -> Iterator[tuple[str, str, str]]:
    for provider, file in files.items():
        for form in forms(file):
            if not form.of.moving or form.of.model in aliases:
                yield provider, form.record.id, form.of.model


def _released(record: ModelRecord, slug: str, dates: Dates) -> ModelRecord:
    stated = dates.facts.get(slug)
    if record.released or stated is None or not stated.released:
        return record
    cutoff = record.knowledge_cutoff
    if cutoff and not is_before(cutoff.text, stated.released):
        return record
    copies = [dates.current[name] for name in stated.sources[RELEASED]]
    return record.model_copy(
        update={
            "released": PartialDate(stated.released),
            "sources": with_sources(record.sources, RELEASED, copies),
        }
    )


def _listed(record: ModelRecord, slug: str, dates: Dates) -> ModelRecord:
    if record.listed_by and not is_cited_from_catalogues(record, LISTED):
        return record
    first = None if record.released else dates.first.get(slug)
    if first is None and not record.listed_by:
        return record
    return record.model_copy(
        update={
            "listed_by": first.checked if first else None,
            "sources": with_sources(record.sources, LISTED, [first] if first else []),
        }
    )


def _words(record: ModelRecord) -> str:
    if record.released:
        return f"released {record.released.text}"
    return f"listed by {record.listed_by}" if record.listed_by else "no date"
