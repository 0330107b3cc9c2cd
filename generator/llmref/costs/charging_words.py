"""Minimums and allowances in words and as data, the same on pages and for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from llmref import formats
from llmref.catalogue.entities import Offering, Price
from llmref.costs.allowances import PERIODS, AllowanceUse, allowances_of
from llmref.insights.cells import sentence_money, source_name
from llmref.insights.source_json import read_data
from llmref.records.charging import Allowance, Minimum
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RATES, RateKey
from llmref.records.source import Source

_PLURAL = r"((?<=ch)es|s)\b"
_PER = {"day": " a day", "month": " a month", "once": ", once for each account"}


def scope_text(entry: Minimum | Allowance, names: Mapping[str, str]) -> str:
    """Whom a minimum or an allowance of a provider concerns; `names` are those of models."""
    kinds = [MODEL_KINDS[kind].label for kind in entry.kinds]
    models = [names.get(slug, slug) for slug in entry.models]
    if isinstance(entry, Allowance) and entry.free_ids:
        return f"{formats.many([*kinds, *models])}, free IDs" if kinds or models else "Free IDs"
    return formats.many([*kinds, *models]) if kinds or models else "All models"


def charging_notes(offering: Offering) -> Iterator[str]:
    """What is charged beside the rates of an offering, a sentence each with its source."""
    for minimum in offering.charging.minimums.values():
        yield minimum_text(minimum)
    for allowance in allowances_of(offering):
        yield allowance_text(allowance)


def minimum_text(minimum: Minimum) -> str:
    """The least of a request, with its source."""
    kind = RATES[minimum.rate]
    counted = f"{kind.part} of {kind.label.lower()}" if kind.part else kind.counted
    count = formats.count(minimum.count)
    return f"Each request is billed for at least {count} {counted}. {_cited(minimum.source)}"


def allowance_text(allowance: Allowance) -> str:
    """What is free or included, for whom, with its source."""
    return f"{_subject(allowance)}: {allowance_terms(allowance)}"


def allowance_terms(allowance: Allowance) -> str:
    """How much is free or included, with its source, beside words that say whose it is."""
    condition = f" ({allowance.condition})" if allowance.condition else ""
    amount = f"{_amount(allowance)}{_PER[allowance.per]}"
    worth = _worth(allowance) if allowance.stated_as else ""
    return f"{amount}{worth}{condition}. {_cited(allowance.source)}"


def _subject(allowance: Allowance) -> str:
    if allowance.free_ids:
        return "Free IDs are limited"
    return "The plan includes" if allowance.plan else "Free"


def _amount(allowance: Allowance) -> str:
    if allowance.stated_as:
        return allowance.stated_as
    if allowance.credit is not None:
        return f"{formats.money(allowance.credit, allowance.currency)} of credit"
    return formats.names([counted_text(rate, count) for rate, count in allowance.uses.items()])


def counted_text(rate: RateKey, count: int) -> str:
    """How much is used of a rate: 300 input tokens, 5 images, 90 seconds of video."""
    kind = RATES[rate]
    of_what = f"{kind.label.lower()} " if kind.counted.startswith("tokens") else ""
    counted = kind.counted if count != 1 else re.sub(_PLURAL, "", kind.counted, count=1)
    return f"{formats.count(count)} {of_what}{counted}"


def _worth(allowance: Allowance) -> str:
    if allowance.credit is None:
        return ""
    return f", worth {formats.money(allowance.credit, allowance.currency)}"


def effect_text(use: AllowanceUse, price: Price | None) -> str:
    """What an allowance does to the cost of usage at a price; empty where that cannot be said."""
    if use.rest and price:
        return f"With it you pay {sentence_money(price, use.rest)}."
    if use.is_enough is None:
        return ""
    return "It is enough for this use." if use.is_enough else "This use is more than that."


def minimum_data(minimum: Minimum) -> dict[str, Any]:
    """A minimum for programs."""
    kind = RATES[minimum.rate]
    return {
        "rate": minimum.rate,
        "count": minimum.count,
        "kinds": minimum.kinds,
        "models": minimum.models,
        "counted": kind.part or kind.counted,
        "per": "request",
        "text": minimum_text(minimum),
        "source": read_data(minimum.source),
    }


def allowance_data(allowance: Allowance) -> dict[str, Any]:
    """An allowance for programs."""
    credit = allowance.credit
    return {
        "per": allowance.per,
        "times_a_month": PERIODS[allowance.per],
        "credit": None if credit is None else f"{credit:f}",
        "currency": None if credit is None else allowance.currency,
        "uses": allowance.uses,
        "stated_as": allowance.stated_as,
        "condition": allowance.condition,
        "plan": allowance.plan,
        "free_ids": allowance.free_ids,
        "kinds": allowance.kinds,
        "models": allowance.models,
        "text": allowance_text(allowance),
        "source": read_data(allowance.source),
    }


def use_data(use: AllowanceUse) -> dict[str, Any]:
    """An allowance with what it does to a cost, for programs."""
    return {
        **allowance_data(use.allowance),
        "rest": None if use.rest is None else f"{use.rest:f}",
        "is_enough": use.is_enough,
    }


def _cited(source: Source) -> str:
    unverified = ", unverified" if source.via == "catalogue" else ""
    return f"[{source_name(source)}, {formats.day(source.checked)}{unverified}]"
