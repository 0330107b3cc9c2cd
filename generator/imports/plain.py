"""Records → the plain values that a seed would state, in the order in which it states them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from generator.records.base import Record
from generator.records.fields import PartialDate
from generator.records.layout import keys_in_order

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


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
    fields = {field.alias or name: name for name, field in type(record).model_fields.items()}
    found: dict[str, Plain] = {}
    for key in keys_in_order(type(record)):
        field = type(record).model_fields[fields[key]]
        value = getattr(record, fields[key])
        default = field.get_default(call_default_factory=True)
        if value is not None and (value != default or field.is_required()):
            written = plain(value)
            if written not in ({}, []) or field.is_required():
                found[key] = written
    return found
