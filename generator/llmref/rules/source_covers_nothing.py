"""A source says which fields it is the source of: a name that is no field covers nothing."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.base import Record
from llmref.wording import Guesses, keys_of


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each name under `for` that is no field of its record."""
    guesses = Guesses()
    groups = (catalogue.creators, catalogue.models, catalogue.providers)
    for entity in (entity for group in groups for entity in group.values()):
        for position, source in enumerate(entity.record.sources):
            for number, name in enumerate(source.covers):
                if not _is_field(name, entity.record):
                    first = keys_of(type(entity.record))
                    yield entity.error(
                        f"sources.{position}.for.{number}",
                        f"{name!r} is not a field of this record",
                        guesses.near(name.partition(".")[0], first),
                    )


def _is_field(name: str, record: Record) -> bool:
    """Whether `limits`, or `limits.context`, can be written in the record."""
    first, _, second = name.partition(".")
    if first not in keys_of(type(record)):
        return False
    inner = getattr(record, first)
    return not second or not isinstance(inner, Record) or second in keys_of(type(inner))
