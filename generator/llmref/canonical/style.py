"""How each part of a seed is written, from the types of the records: order, lines or braces."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from llmref.records import layout
from llmref.records.base import Record

Rank: TypeAlias = "Callable[[object], int | str | tuple[str, ...]]"
"""What an item or a key is sorted by."""
Setting: TypeAlias = Literal["lines", "braces", "fitting", "flat"]
"""How a mapping is set: a key a line; in braces; in braces where the line is not too long; or in
braces where it holds no other mapping."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one part of a seed is written."""

    rank: Rank | None = None
    """The order of its keys or items, if they have one."""
    setting: Setting = "flat"
    is_text: bool = False
    """Whether it is prose, which is a block of lines."""
    marks: tuple[str, ...] = ()
    """The keys by which an item of the list is known while its other keys change."""
    record: type[Record] | None = None
    inner: Style | None = None
    """Of the values of a mapping whose keys are free, or of the items of a list."""

    def of(self, key: str) -> Style:
        """How the value of a key is written."""
        if self.record:
            return _fields(self.record).get(key, PLAIN)
        return self.inner or PLAIN

    @property
    def of_item(self) -> Style:
        """How an item of the list is written."""
        return self.inner or PLAIN


PLAIN = Style()


def style_of(record: type[Record]) -> Style:
    """How a seed with that record is written."""
    return replace(_style(record), setting="lines")


@cache
def _fields(record: type[Record]) -> dict[str, Style]:
    record.model_rebuild()  # until its first use, a type that is declared below it is but a name
    return {
        (field.alias or name): _field(record, field.alias or name, field.annotation)
        for name, field in record.model_fields.items()
    }


def _field(record: type[Record], name: str, annotation: Any) -> Style:
    style = _style(annotation)
    if name in layout.TEXTS:
        style = replace(style, is_text=(record, name) not in layout.SHORT_TEXTS)
    if (record, name) in layout.MEANT_ORDER:
        return replace(style, rank=None)
    if keys := layout.SORTED_BY.get((record, name)):
        return replace(style, rank=lambda item: _values(item, keys))
    if (record, name) in layout.SORTED_MAPPINGS:
        return replace(style, rank=str, setting="lines")
    if name in layout.SORTED_FIELDS:
        return replace(style, rank=str)
    if name in layout.RANKED_FIELDS and get_origin(_bare(annotation)) is list:
        order = _ranked(words_of(get_args(_bare(annotation))[0]))
        return replace(style, rank=lambda word: order(str(word)))
    return style


def _style(annotation: Any) -> Style:
    bare = _bare(annotation)
    if _is_record(bare):
        rank = _ranked(layout.keys_in_order(bare))
        setting: Setting = layout.SETTINGS.get(bare, "flat")
        return Style(rank, setting, record=bare)
    if get_origin(bare) is list:
        item = _bare(get_args(bare)[0])
        marks = layout.KNOWN_BY.get(item, ()) if _is_record(item) else ()
        return Style(marks=marks, inner=_style(item))
    if get_origin(bare) is dict:
        return _mapping(*get_args(bare))
    return PLAIN


def _mapping(key: Any, value: Any) -> Style:
    """The style of a mapping whose keys are no fields."""
    words, inner = words_of(key), _style(value)
    if inner.record or inner.inner:
        return Style(_ranked(words) if words else None, "lines", inner=inner)
    return Style(_ranked(words) if words else None, "flat" if words else "fitting", inner=inner)


class _Places(dict[object, int]):
    """Where each known word stands; others come after all of them."""

    def __missing__(self, word: object) -> int:
        return len(self)


def _ranked(words: tuple[str, ...]) -> Rank:
    return _Places((word, place) for place, word in enumerate(words)).__getitem__


def _values(item: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    mapping = item if isinstance(item, dict) else {}
    return tuple(str(mapping.get(key, "")) for key in keys)


def words_of(annotation: Any) -> tuple[str, ...]:
    """The words that a field may hold, if it is one of known words."""
    bare = _bare(annotation)
    return get_args(bare) if get_origin(bare) is Literal else ()


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _bare(annotation: Any) -> Any:
    """The annotation without Annotated and Optional around it."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return _bare(parts[0])
    return annotation
