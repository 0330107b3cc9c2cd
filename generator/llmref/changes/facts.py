"""Records as flat facts, so that any two can be compared, whatever fields they have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from llmref import formats
from llmref.changes.change import Change
from llmref.records.base import Record

UNKNOWN = "not known"
Way = tuple[str, ...]
Facts = Mapping[Way, str]
Rename = Callable[[str, str], str]
"""The slug that a reference under a key leads to now."""
_GROUP_OF = {"limits": "limit", "features": "feature", "lifecycle": "lifecycle"}
_TEXTS = {"about", "text", "description", "body", "reason"}
_SOURCES = {"sources", "source", "checked", "rate_sources", "disputed", "last_seen", "revision"}
_IDENTITY = ("name", "class", "text", "url", "id")
_SHORT = 60


class Item(str):
    """A step of a way that leads into a list: what distinguishes the item from the others there."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return self.partition("\n")[0]


def facts(record: Record, without: Collection[str], rename: Rename) -> dict[Way, str]:
    """Every fact of a record that is stated, by the way to it."""
    value = record.model_dump(by_alias=True, exclude_defaults=True, exclude=set(without))
    return dict(_flat(value, (), rename))


def _flat(value: object, field: Way, rename: Rename) -> Iterator[tuple[Way, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, (*field, str(key)), rename)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        names = [_identity(item) for item in value]
        for position, (name, item) in enumerate(zip(names, value, strict=True)):
            before = names[:position].count(name)
            step = Item(f"{name}\n{before}" if before or not name else name)
            yield from _flat(item, (*field, step), rename)
    elif isinstance(value, list):
        yield field, ", ".join(rename(field[-1], _text(item)) for item in value)
    else:
        yield field, rename(field[-1], _text(value)) if field else _text(value)


def _identity(item: object) -> str:
    """What distinguishes an item of a list from the others; a line for each part."""
    mapping = item if isinstance(item, dict) else {}
    return "\n".join(str(mapping[key]) for key in (*_IDENTITY, "kinds") if key in mapping)


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return formats.count(value)
        case date():
            return value.isoformat()
    return str(value)


def changes(subject: str, before: Facts, after: Facts) -> Iterator[Change]:
    """What is different between two records: items of lists that came or went, and facts."""
    items = [{_item(field) for field in side} for side in (before, after)]
    for words, items_of in (("removed", items[0] - items[1]), ("added", items[1] - items[0])):
        for field in sorted(items_of):
            yield Change(group_of(field), subject, f"{_label(field)} {words}")
    one_sided = items[0] ^ items[1]
    for field in sorted({*before, *after}):
        old, new = before.get(field), after.get(field)
        if old != new and _item(field) not in one_sided:
            yield Change(group_of(field), subject, _words(field, old, new))


def _item(field: Way) -> Way:
    """The way to the item of a list that a fact belongs to; nothing if to none."""
    at = next((at for at, step in enumerate(field) if isinstance(step, Item)), -1)
    return field[: at + 1]


def group_of(field: Way) -> str:
    """The group of changes that a fact belongs to."""
    if _SOURCES & set(field):
        return "source"
    if not field:
        return "fact"
    return "text" if _TEXTS & set(field) else _GROUP_OF.get(field[0], "fact")


def _words(field: Way, old: str | None, new: str | None) -> str:
    if field[-1] == "checked" and old and new:
        return f"{_label(field[:-1])} read again: {old} → {new}".lstrip()
    label = _label(field)
    if group_of(field) == "text":
        return f"{label} {'added' if old is None else 'removed' if new is None else 'rewritten'}"
    return f"{label} {_shortened(old or UNKNOWN)} → {_shortened(new or UNKNOWN)}"


def _label(field: Way) -> str:
    shown = field[1:] if field and field[0] in _GROUP_OF and len(field) > 1 else field
    steps = (step.name if isinstance(step, Item) else step.replace("_", " ") for step in shown)
    return ", ".join(_shortened(step) for step in steps if step)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
