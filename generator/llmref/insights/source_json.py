"""Where facts were read, for programs: one shape wherever JSON names a source."""

from __future__ import annotations

from typing import Any

from llmref.catalogue.entities import Cited
from llmref.insights.cells import source_name
from llmref.records.source import Origin, Source

Data = dict[str, Any]


def cited_data(cited: Cited | None) -> Data | None:
    """Where a fact was read, and the date of the copy that was read."""
    return origin_data(cited.origin) | {"checked": cited.checked} if cited else None


def read_data(source: Source) -> Data:
    """A source that is named at a fact, and the date of the copy that was read."""
    return origin_data(source) | {"checked": source.checked}


def source_data(source: Source) -> Data:
    """A source of a record, with the fields that it covers."""
    return read_data(source) | {"for": source.covers}


def origin_data(origin: Origin | Source) -> Data:
    """An address where facts are read."""
    return {
        "name": source_name(origin),
        "url": origin.url,
        "via": origin.via,
        "revision": origin.revision,
        "verified": origin.via != "catalogue",
    }
