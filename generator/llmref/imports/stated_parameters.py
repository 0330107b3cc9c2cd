"""Parameters of requests that catalogs state: once at the model, and where a provider differs.

A model has what its creator's own API takes; else what two thirds of at least two providers agree
on. An offering states what differs from that. What a person read elsewhere stays, and a catalog
that contradicts it is a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from llmref.imports.findings import Finding, Reporting, each
from llmref.imports.identity import NewModel
from llmref.imports.model_sources import is_cited_from_catalogues, with_sources
from llmref.imports.origins import CATALOGUES, Catalogue, key_in
from llmref.imports.parameter_statements import MODELS_STATED_BY, STATING, Statements
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingRecord, OfferingsFile
from llmref.records.provider import ProviderRecord
from llmref.records.request_parameters import (
    REASONING,
    ModelParameters,
    Parameter,
    RequestParameters,
)
from llmref.records.source import Origin
from llmref.seeds import Seeds

_FIELD = "request_parameters"
_FEWEST = 2
_AGREEING = 2 / 3


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whose parameters are to be settled."""

    seeds: Seeds
    new: Sequence[NewModel]
    """Models that get their first file."""
    changed: Mapping[str, ModelRecord]
    """Models' records that are otherwise now, by path."""
    files: Mapping[str, OfferingsFile]
    """The offerings files as they are by now, by provider."""

    def creators(self) -> dict[str, str]:
        """The creator of each model, by the model's slug."""
        known = {seed.slug: seed.path.split("/")[1] for seed in self.seeds.models}
        return {new.slug: new.creator for new in self.new} | known

    def reasons(self) -> dict[str, bool | None]:
        """Whether each model reasons, as far as its record says, by slug."""
        known = {seed.slug: seed.record.features.get("reasoning") for seed in self.seeds.models}
        return {new.slug: new.facts.features.get("reasoning") for new in self.new} | known


@dataclass(slots=True)
class WithParameters:
    """The records that change."""

    models: dict[str, ModelRecord] = field(default_factory=dict)
    """By path."""
    new: dict[str, ModelParameters] = field(default_factory=dict)
    """What models have that get their first file, by slug."""
    offerings: dict[str, OfferingsFile] = field(default_factory=dict)
    """By provider."""


def with_parameters(subjects: Subjects, statements: Statements) -> Reporting[WithParameters]:
    """Models and offerings with the parameters that the newest copies state of them."""
    result = WithParameters()
    votes = _votes(subjects, statements)
    above: dict[str, ModelParameters | None] = {}
    for seed in subjects.seeds.models:
        before = subjects.changed.get(seed.path, seed.record)
        after = _model(before, votes.get(seed.slug), statements)
        above[seed.slug] = after.request_parameters
        if after != before:
            result.models[seed.path] = after
            text = "other parameters of requests"
            where = seed.path.removesuffix(".yaml")
            yield Finding("changed", where, text, group=text)
    for new in subjects.new:
        stated = votes.get(new.slug)
        if taken := _taken_by(new.kind, new.facts.features.get("reasoning"), stated):
            above[new.slug] = result.new[new.slug] = taken
    reasons = subjects.reasons()
    for provider, file in subjects.files.items():
        stating = _File(provider, file, statements, above, reasons)
        if (after_file := (yield from stating.settled())) is not file:
            result.offerings[provider] = after_file
    return result


def _votes(subjects: Subjects, statements: Statements) -> Mapping[str, ModelParameters]:
    """What each model's creator states, else most providers of it, by the model's slug."""
    by_model: dict[str, list[tuple[str, ModelParameters]]] = {}
    for provider, file in subjects.files.items():
        for record in file.offerings:
            statement = None if record.moving else statements.of(provider, record.id)
            if statement and statement[0].key == MODELS_STATED_BY:
                by_model.setdefault(record.model, []).append((provider, statement[1]))
    records = {seed.slug: seed.record for seed in subjects.seeds.providers}
    creators = subjects.creators()
    chosen = {
        slug: _chosen(voices, creators.get(slug, ""), records) for slug, voices in by_model.items()
    }
    return {slug: stated for slug, stated in chosen.items() if stated}


def _besides(reasons: bool | None) -> tuple[Parameter, ...]:
    """Parameters that a model cannot take: one that does not reason has no control of that."""
    return REASONING if reasons is False else ()


def _taken_by(
    kind: Kind, reasons: bool | None, stated: ModelParameters | None
) -> ModelParameters | None:
    """What of that a model takes; a kind that writes nothing has no parameters."""
    if stated is None or not MODEL_KINDS[kind].writes:
        return None
    besides = _besides(reasons)
    takes = {name: how for name, how in stated.takes.items() if name not in besides}
    return stated.model_copy(update={"takes": takes}) if takes else None


def _chosen(
    voices: Sequence[tuple[str, ModelParameters]],
    creator: str,
    records: Mapping[str, ProviderRecord],
) -> ModelParameters | None:
    for provider, stated in sorted(voices, key=lambda voice: voice[0]):
        if creator and (records[provider].creator or provider) == creator:
            return stated
    counts = Counter(stated.model_dump_json() for _, stated in voices)
    most, times = counts.most_common(1)[0]
    if times < max(_FEWEST, len(voices) * _AGREEING):
        return None
    return ModelParameters.model_validate_json(most)


def _model(
    record: ModelRecord, stated: ModelParameters | None, statements: Statements
) -> ModelRecord:
    copy = statements.current.get(MODELS_STATED_BY)
    if copy is None or (record.request_parameters and not is_cited_from_catalogues(record, _FIELD)):
        return record
    stated = _taken_by(record.kind, record.features.get("reasoning"), stated)
    if stated == record.request_parameters and not stated:
        return record
    sources = with_sources(record.sources, _FIELD, [copy] if stated else [])
    return record.model_copy(update={_FIELD: stated, "sources": sources})


@dataclass(frozen=True)
class _File:
    """One provider's offerings, against what the newest copies state."""

    provider: str
    file: OfferingsFile
    statements: Statements
    above: Mapping[str, ModelParameters | None]
    reasons: Mapping[str, bool | None]
    """Whether each model reasons, as far as its record says."""

    def settled(self) -> Reporting[OfferingsFile]:
        """The file with the parameters; the same one where nothing changes."""
        offerings = yield from each(self._offering(record) for record in self.file.offerings)
        if offerings == self.file.offerings:
            return self.file
        changed = self.file.model_copy(update={"offerings": offerings})
        return changed.model_copy(update={"sources": dict(self._sources(changed))})

    def _offering(self, record: OfferingRecord) -> Reporting[OfferingRecord]:
        does_reason = record.features.get("reasoning", self.reasons.get(record.model))
        besides = _besides(does_reason)
        statement = self.statements.of(self.provider, record.id, besides=besides)
        if not self._is_from_catalog(record):
            yield from self._contradictions(record, statement)
            return record
        wanted = None if statement is None else self._wanted(record, *statement)
        if wanted == record.request_parameters:
            return record
        text = "other parameters of requests"
        where, group = f"{self.provider}/{record.id}", f"{self.provider}: {text}"
        yield Finding("changed", where, text, group=group)
        return record.model_copy(update={_FIELD: wanted})

    def _wanted(
        self, record: OfferingRecord, catalog: Catalogue, stated: ModelParameters
    ) -> RequestParameters | None:
        """What the offering has to say; nothing where its model says that."""
        above = self.above.get(record.model)
        if record.moving or (above and above.takes == stated.takes):
            return None
        key = key_in(self.file, catalog)
        inherited = record.source or self.file.defaults.source
        source = None if key == inherited else key
        return RequestParameters.model_construct(
            takes=stated.takes, refuses=stated.refuses, source=source
        )

    def _is_from_catalog(self, record: OfferingRecord) -> bool:
        """Whether a copy that is no newer than the newest stated its parameters, or nobody did."""
        if record.request_parameters is None:
            return True
        key = record.request_parameters.source or record.source or self.file.defaults.source
        origin = self.file.sources.get(key or "")
        day = self.statements.day(origin.url) if origin else None
        return bool(day and origin and origin.checked and origin.checked <= day)

    def _contradictions(
        self, record: OfferingRecord, statement: tuple[Catalogue, ModelParameters] | None
    ) -> Iterator[Finding]:
        """Where a catalog states other efforts than were read elsewhere."""
        own = record.request_parameters
        if own is None or statement is None:
            return
        for name, taken in statement[1].takes.items():
            taken_here = own.takes.get(name)
            if (
                taken_here
                and taken_here.values
                and taken.values
                and set(taken_here.values) != set(taken.values)
            ):
                words = f"{name} {', '.join(taken_here.values)}; {statement[0].name} states"
                text = f"{words} {', '.join(taken.values)}"
                yield Finding("disagreement", f"{self.provider}/{record.id}", text)

    def _sources(self, changed: OfferingsFile) -> Iterator[tuple[str, Origin]]:
        """The sources that the file names, with a catalog's newest copy where it is new to it."""
        used, before = changed.named_sources(), self.file.named_sources()
        yield from (
            (key, origin)
            for key, origin in self.file.sources.items()
            if key in used or key not in before
        )
        for name in STATING:
            catalog, copy = CATALOGUES[name], self.statements.current.get(name)
            key = key_in(self.file, catalog)
            if copy and key in used and key not in self.file.sources:
                yield (
                    key,
                    Origin.model_construct(
                        url=catalog.url,
                        via=catalog.via,
                        name=catalog.name,
                        revision=copy.revision or None,
                        checked=copy.checked,
                    ),
                )
