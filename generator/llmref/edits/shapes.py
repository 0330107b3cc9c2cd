"""What stands where in a seed: the order of its keys and lists, from the types of the records."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from llmref.records import layout
from llmref.records.base import Record

Rank = Callable[[object], tuple[str, ...] | tuple[int, str]]
"""What an item or a key is sorted by."""


@dataclass(frozen=True)
class Shape:
    """How one part of a seed is written; without anything, as it stands."""

    annotation: Any = None  # types of fields have no type of their own
    rank: Rank | None = None
    """The order of its keys or items, if they have one."""

    def of_key(self, key: str) -> Shape:
        """How the value of a key is written."""
        if _is_record(self.annotation):
            return _fields(self.annotation).get(key, Shape())
        arguments = get_args(self.annotation)
        return shape(arguments[1]) if get_origin(self.annotation) is dict else Shape()

    def of_item(self) -> Shape:
        """How an item of a list is written."""
        arguments = get_args(self.annotation)
        return shape(arguments[0]) if get_origin(self.annotation) is list else Shape()


def shape(annotation: Any) -> Shape:
    """How a value of that type is written."""
    bare = _bare(annotation)
    if _is_record(bare):
        return Shape(bare, _ranked(layout.keys_in_order(bare)))
    if get_origin(bare) is dict and (words := _words(get_args(bare)[0])):
        return Shape(bare, _ranked(words))
    return Shape(bare)


@cache
def _fields(record: type[Record]) -> dict[str, Shape]:
    return {
        field.alias or name: _field(record, name, field.annotation)
        for name, field in record.model_fields.items()
    }


def _field(record: type[Record], name: str, annotation: Any) -> Shape:
    found = shape(annotation)
    if (record, name) in layout.MEANT_ORDER:
        return Shape(found.annotation)
    if keys := layout.SORTED_BY.get((record, name)):
        return Shape(found.annotation, lambda item: _values(item, keys))
    if name in layout.SORTED_FIELDS or (record, name) in layout.SORTED_MAPPINGS:
        return Shape(found.annotation, lambda word: (str(word),))
    if name in layout.RANKED_FIELDS and get_origin(found.annotation) is list:
        return Shape(found.annotation, _ranked(_words(get_args(found.annotation)[0])))
    return found


def _ranked(words: tuple[str, ...]) -> Rank:
    places = {word: place for place, word in enumerate(words)}
    return lambda word: (places.get(str(word), len(places)), "")


def _values(item: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    held = item if isinstance(item, dict) else {}
    return tuple(str(held.get(key, "")) for key in keys)


def _words(annotation: Any) -> tuple[str, ...]:
    """The words of a Literal, those of Literals in it included."""
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return get_args(bare) if get_origin(bare) is Literal else ()


def words_of(annotation: Any) -> tuple[str, ...]:
    """The words that a field may hold, if it is one of known words."""
    return _words(_bare(annotation))


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _bare(annotation: Any) -> Any:
    """The annotation without Annotated and Optional around it."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        kept = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(kept[0])
    return annotation
