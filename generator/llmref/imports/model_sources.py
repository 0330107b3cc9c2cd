"""Which sources a model's record names for a field, before and after catalogues gave it."""

from __future__ import annotations

from collections.abc import Sequence

from llmref.imports.candidate import Reading
from llmref.imports.origins import CATALOGUES
from llmref.records.model import ModelRecord
from llmref.records.source import Source

ORDER = (
    *("released", "listed_by", "knowledge_cutoff", "weights", "license", "limits"),
    *("input", "output", "features", "lifecycle", "request_parameters"),
)
"""The fields that catalogs state of models, in the order in which sources name them."""
_URLS = frozenset(catalogue.url for catalogue in CATALOGUES.values())


def is_from_catalogues(record: ModelRecord, name: str) -> bool:
    """Whether catalogues are the only sources of the field, so that no person read it elsewhere."""
    urls = {source.url for source in record.sources if not source.covers or _covers(source, name)}
    return bool(urls) and urls <= _URLS


def is_cited_from_catalogues(record: ModelRecord, name: str) -> bool:
    """Whether sources name the field, and all that do are catalogues."""
    urls = {source.url for source in record.sources if _covers(source, name)}
    return bool(urls) and urls <= _URLS


def with_sources(sources: Sequence[Source], name: str, readings: Sequence[Reading]) -> list[Source]:
    """The sources, with these copies of catalogues as the only ones of the field."""
    waiting = [source_of_copy(reading, []) for reading in readings]
    kept: list[Source] = []
    for source in sources:
        names = [covered for covered in source.covers if covered.partition(".")[0] != name]
        if same := [copy for copy in waiting if _is_same(source, copy)]:
            waiting.remove(same[0])
            names = sorted([*names, name], key=_place)
        if names or not source.covers:
            kept.append(source.model_copy(update={"covers": names}))
    return [*kept, *(copy.model_copy(update={"covers": [name]}) for copy in waiting)]


def _covers(source: Source, name: str) -> bool:
    return any(covered.partition(".")[0] == name for covered in source.covers)


def source_of_copy(reading: Reading, fields: list[str]) -> Source:
    """A copy of a catalogue as the source of these fields."""
    catalogue = CATALOGUES[reading.source]
    return Source.model_construct(
        url=catalogue.url,
        via="catalogue",
        name=catalogue.name,
        revision=reading.revision or None,
        checked=reading.checked,
        covers=fields,
    )


def _is_same(source: Source, other: Source) -> bool:
    return (source.url, source.revision, source.checked) == (
        other.url,
        other.revision,
        other.checked,
    )


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else -1
