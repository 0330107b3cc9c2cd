"""Records → the plain values that a seed would state, in the order in which it states them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from llmref.canonical.document import Plain
from llmref.records.base import Record
from llmref.records.dates import PartialDate
from llmref.records.layout import keys_in_order
from llmref.records.request_parameters import PlainNumber

__all__ = ["Plain", "money", "plain", "stated"]


def plain(value: object) -> Plain:
    """The value as text, lists and mappings; what a record does not state is left out."""
    if isinstance(value, Record):
        return stated(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return _word(value)


def _word(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case PlainNumber():
            return f"{value:f}"
        case Decimal():
            return money(value)
        case date():
            return value.isoformat()
        case PartialDate():
            return value.text
    return str(value)


def money(amount: Decimal) -> str:
    """An amount as seeds write it: all its digits, and two decimals at least."""
    whole, _, decimals = f"{amount.normalize():f}".partition(".")
    return f"{whole}.{decimals.ljust(2, '0')}"


def stated(record: Record) -> dict[str, Plain]:
    """The keys and values that a record states."""
    keys: dict[str, Plain] = {}
    for key, name, is_required, default in _keys(type(record)):
        value = getattr(record, name)
        if value is None or (value == default and not is_required):
            continue
        written = plain(value)
        if is_required or written not in ({}, []):
            keys[key] = written
    return keys


@cache
def _keys(record: type[Record]) -> tuple[tuple[str, str, bool, object], ...]:
    """Each key in its order, with the name of its field, and whether and what it is by default."""
    names = {field.alias or name: name for name, field in record.model_fields.items()}
    return tuple(
        (
            key,
            names[key],
            record.model_fields[names[key]].is_required(),
            record.model_fields[names[key]].get_default(call_default_factory=True),
        )
        for key in keys_in_order(record)
    )
