"""Models, creators and families that the seeds lack → their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from llmref.canonical.document import Document, schema_line
from llmref.canonical.emit import emit
from llmref.catalogue.link import UNATTRIBUTED
from llmref.imports.candidate import Reading
from llmref.imports.identity import ModelFacts, NewModel, Resolution
from llmref.imports.model_sources import source_of_copy, with_sources
from llmref.imports.parameter_statements import MODELS_STATED_BY
from llmref.imports.plain import Plain, plain
from llmref.records.creator import CreatorRecord, Family
from llmref.records.features import Feature
from llmref.records.offering import OfferingsFile
from llmref.records.request_parameters import ModelParameters
from llmref.records.source import Source
from llmref.records.traits import Lifecycle, Limits, Traits
from llmref.seeds import KINDS, Seeds

_FIELDS = {
    "released": "released",
    "knowledge_cutoff": "knowledge_cutoff",
    "weights": "weights",
    "license": "license",
    "context": "limits",
    "output_limit": "limits",
    "dimensions": "limits",
    "input": "input",
    "output": "output",
    "features": "features",
    "status": "lifecycle",
}
"""Facts by the field of a model's record that holds them."""


def as_traits(new: NewModel) -> Traits:
    """What a new model's record will say, which its offerings need not repeat."""
    facts = new.facts
    limits = Limits().model_copy(
        update={
            "context": facts.context,
            "output": facts.output_limit,
            "dimensions": facts.dimensions,
        }
    )
    return Traits.model_construct(
        limits=limits,
        input=list(facts.input) or None,
        output=list(facts.output) or None,
        features=dict(facts.features),
        lifecycle=Lifecycle(status=facts.status) if facts.status else None,
    )


def model_files(
    resolution: Resolution,
    offerings: Iterable[OfferingsFile],
    readings: Sequence[Reading],
    first: Mapping[str, Reading],
    *,
    parameters: Mapping[str, ModelParameters],
) -> dict[str, str]:
    """The text of each new model's file, by path; only of models that somebody sells.

    `first` has the oldest copy that lists each, whose day stands in for a release date;
    `parameters` what a request to each may set, by slug.
    """
    offered = {offering.model for file in offerings for offering in file.offerings}
    return {
        (path := f"models/{new.creator or UNATTRIBUTED}/{new.slug}.yaml"): _model(
            path, new, readings, first.get(new.slug), parameters.get(new.slug)
        )
        for new in resolution.models
        if new.slug in offered
    }


def creator_records(
    seeds: Seeds, resolution: Resolution, paths: Iterable[str]
) -> Mapping[str, CreatorRecord]:
    """Records of creators that are new, or get families, for the models at these paths."""
    new_slugs = {path.rpartition("/")[2].removesuffix(".yaml") for path in paths}
    used = [new for new in resolution.models if new.slug in new_slugs and new.creator]
    known = {seed.slug: seed.record for seed in seeds.creators}
    records: dict[str, CreatorRecord] = {}
    for new in used:
        record = records.get(new.creator) or known.get(new.creator)
        if record is None:
            name = resolution.creators.get(new.creator, new.creator)
            record = records[new.creator] = CreatorRecord.model_construct(name=name)
        if new.family and new.family not in record.families:
            _, name = resolution.families.get(new.family, ("", new.family))
            families = {**record.families, new.family: Family.model_construct(name=name)}
            update = {"families": dict(sorted(families.items()))}
            records[new.creator] = record.model_copy(update=update)
    return records


def new_text(kind: str, path: str, stated: dict[str, Plain]) -> str:
    """The text of a new seed at that path that states this."""
    return emit(KINDS[kind].record, Document(stated, [schema_line(path, kind)]))


def _model(
    path: str,
    new: NewModel,
    readings: Sequence[Reading],
    first: Reading | None,
    parameters: ModelParameters | None,
) -> str:
    facts = new.facts
    listed = None if facts.released else first
    sources = with_sources(_sources(facts, readings), "listed_by", [listed] if listed else [])
    stating = [copy for copy in readings if parameters and copy.source == MODELS_STATED_BY]
    stated: dict[str, object] = {
        "name": new.name,
        "family": new.family,
        "kind": new.kind,
        "released": facts.released,
        "listed_by": listed.checked if listed else None,
        "knowledge_cutoff": facts.knowledge_cutoff,
        "weights": facts.weights,
        "license": facts.license,
        **_traits(new),
        "request_parameters": parameters,
        "aliases": list(new.aliases),
        "sources": with_sources(sources, "request_parameters", stating),
    }
    return new_text("model", path, {key: plain(value) for key, value in stated.items() if value})


def _traits(new: NewModel) -> dict[str, object]:
    facts = new.facts
    limits = {
        "context": facts.context,
        "output": facts.output_limit,
        "dimensions": facts.dimensions,
    }
    return {
        "limits": {key: value for key, value in limits.items() if value},
        "input": list(facts.input),
        "output": list(facts.output),
        "features": {
            key: facts.features[key] for key in get_args(Feature) if key in facts.features
        },
        "lifecycle": {"status": facts.status} if facts.status else {},
    }


def _sources(facts: ModelFacts, readings: Sequence[Reading]) -> list[Source]:
    """One source for each catalogue that states a fact of the model, with the fields it is for."""
    fields_by_source: dict[str, set[str]] = {}
    for fact, names in facts.sources.items():
        for name in names:
            field = _FIELDS[fact.partition(".")[0]]  # features.tools is for features
            fields_by_source.setdefault(name.partition(" ")[0], set()).add(field)
    order = list(dict.fromkeys(_FIELDS.values()))
    return [
        source_of_copy(
            reading, [field for field in order if field in fields_by_source[reading.source]]
        )
        for reading in readings
        if reading.source in fields_by_source
    ]
