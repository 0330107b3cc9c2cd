"""Records as flat facts, so that any two can be compared, whatever fields they have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

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
    """A step of a way that leads into a list: what tells the item from the others there."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return self.partition("\n")[0]


def facts(record: Record, without: Collection[str], rename: Rename) -> dict[Way, str]:
    """Every fact of a record that is stated, by the way to it."""
    value = record.model_dump(by_alias=True, exclude_defaults=True, exclude=set(without))
    return dict(_flat(value, (), rename))


def _flat(value: object, way: Way, rename: Rename) -> Iterator[tuple[Way, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, (*way, str(key)), rename)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        names = [_identity(item) for item in value]
        for position, (name, item) in enumerate(zip(names, value, strict=True)):
            before = names[:position].count(name)
            step = Item(f"{name}\n{before}" if before or not name else name)
            yield from _flat(item, (*way, step), rename)
    elif isinstance(value, list):
        yield way, ", ".join(rename(way[-1], _text(item)) for item in value)
    else:
        yield way, rename(way[-1], _text(value)) if way else _text(value)


def _identity(item: object) -> str:
    """What tells an item of a list from the others, wherever it stands; a line for each part."""
    held = item if isinstance(item, dict) else {}
    return "\n".join(str(held[key]) for key in (*_IDENTITY, "kinds") if key in held)


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case date():
            return value.isoformat()
    return str(value)


def changes(subject: str, before: Facts, after: Facts) -> Iterator[Change]:
    """What is different between two records: items of lists that came or went, and facts."""
    items = [{_item(way) for way in held} for held in (before, after)]
    for words, here in (("removed", items[0] - items[1]), ("added", items[1] - items[0])):
        for way in sorted(here):
            yield Change(group_of(way), subject, f"{_label(way)} {words}")
    one_sided = items[0] ^ items[1]
    for way in sorted({*before, *after}):
        old, new = before.get(way), after.get(way)
        if old != new and _item(way) not in one_sided:
            yield Change(group_of(way), subject, _words(way, old, new))


def _item(way: Way) -> Way:
    """The way to the item of a list that a fact belongs to; nothing if to none."""
    at = next((at for at, step in enumerate(way) if isinstance(step, Item)), -1)
    return way[: at + 1]


def group_of(way: Way) -> str:
    """The group of changes that a fact belongs to."""
    if _SOURCES & set(way):
        return "source"
    if not way:
        return "fact"
    return "text" if _TEXTS & set(way) else _GROUP_OF.get(way[0], "fact")


def _words(way: Way, old: str | None, new: str | None) -> str:
    if way[-1] == "checked" and old and new:
        return f"{_label(way[:-1])} read again: {old} → {new}".lstrip()
    label = _label(way)
    if group_of(way) == "text":
        return f"{label} {'added' if old is None else 'removed' if new is None else 'rewritten'}"
    return f"{label} {_shortened(old or UNKNOWN)} → {_shortened(new or UNKNOWN)}"


def _label(way: Way) -> str:
    shown = way[1:] if way and way[0] in _GROUP_OF and len(way) > 1 else way
    steps = (step.name if isinstance(step, Item) else step.replace("_", " ") for step in shown)
    return ", ".join(_shortened(step) for step in steps if step)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
