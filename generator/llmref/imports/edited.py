"""Limits and ends of an id under a catalog's name that no copy of it states.

Somebody wrote them, or the catalog stated them in a copy that nobody has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from llmref.imports.evidence import Evidence
from llmref.imports.origins import CATALOG_OF
from llmref.records.offering import Sellable
from llmref.records.source import Origin

_LIMITS = {"context": "context", "output": "output_limit", "dimensions": "dimensions"}
"""The limits of a record, and what a candidate calls each."""
LIFE = frozenset({"deprecated_on", "retires_on"})
"""The days of a lifecycle."""


class BareFact(NamedTuple):
    """A limit, or a day of the lifecycle."""

    name: str
    """As the record names it."""
    value: int | date
    key: str
    """The key of its source in the file."""
    catalog: str
    is_edited: bool
    """Whether the copy that it is cited from is at hand, so that somebody wrote it."""


def bare_facts(
    record: Sellable,
    source: str,
    sources: Mapping[str, Origin],
    evidence: Evidence,
) -> Iterator[BareFact]:
    """Each such fact of a record.

    `source` is the key that the record's facts are cited from where they name none, `sources`
    those of its file.
    """
    life = record.lifecycle
    facts = [(name, fact, source, getattr(record.limits, name)) for name, fact in _LIMITS.items()]
    if life is not None:
        facts += [(day, day, life.source or source, getattr(life, day)) for day in sorted(LIFE)]
    for name, fact, key, value in facts:
        origin = sources.get(key)
        catalog = CATALOG_OF.get(origin.url) if origin else None
        if origin and catalog and value and not evidence.states(catalog, fact, value):
            is_edited = evidence.has_copy(catalog, origin.checked)
            yield BareFact(name, value, key, catalog, is_edited)
