"""The words of explanations: amounts, sources and claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

from llmref import formats
from llmref.catalogue.entities import Cited
from llmref.imports.claim_rows import ClaimRow
from llmref.records.rates import RateKey
from llmref.records.source import Origin

_RATES = frozenset(get_args(RateKey))


def amount_text(amount: object, currency: str) -> str:
    """An amount with all its digits: $0.40, $0.0833333333."""
    named = next((known for known in formats.SIGNS if known == currency), None)
    if isinstance(amount, Decimal) and named is not None:
        return formats.exact_money(amount, named)
    return str(amount)


def value_text(value: object) -> str:
    """A fact that is no amount."""
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case int():
            return formats.count(value)
        case tuple() | list():
            return ", ".join(map(str, value))
    return str(value)


def source_text(cited: Cited | None, sources: Mapping[str, Origin]) -> str:
    """Where a fact was read, by its key in the file: litellm (catalogue 1.110.2, address), date."""
    if cited is None:
        return "none"
    origin = cited.origin
    key = next(
        (key for key, origin_of_key in sources.items() if origin_of_key is origin), origin.name
    )
    revision = f" {origin.revision}" if origin.revision else ""
    words = f"({origin.via}{revision}, {origin.url})"
    return f"{key} {words}, {cited.checked}" if key else f"{words}, {cited.checked}"


def claim_lines(rows: Sequence[ClaimRow], name: str, condition: str = "") -> list[str]:
    """What every catalog claims of a fact, a line each."""
    claims = [row for row in rows if (row.fact, row.condition) == (name, condition)]
    claims.sort(key=lambda row: (row.catalog, row.first, row.starts or date.min))
    return [f"  claim{_of(row)}: {claim_text(row)}" for row in claims] or ["  claims: none"]


def claim_text(row: ClaimRow) -> str:
    """What one catalog claims, in which copies, and what it cites."""
    figure = amount_text(row.value, row.currency) if row.fact in _RATES else value_text(row.value)
    copies = (
        f"copy of {row.first}" if row.first == row.last else f"copies {row.first} to {row.last}"
    )
    basis = f" ({row.basis})" if row.basis else ""
    period = f", from {row.starts}{basis}" if row.starts else ""
    period += f", until {row.ends}" if row.ends else ""
    now = "" if row.is_current else ", no longer stated"
    cites = f"; cites {row.links[0]}" if row.links else ""
    return f"{row.catalog} {figure}{period} ({copies}{now}){cites}"


def _of(row: ClaimRow) -> str:
    return f" of {row.native_id}" if row.native_id else ""
