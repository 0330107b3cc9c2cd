"""Prices by the hour: LiteLLM lists the cheap hours, we state the expensive ones as conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from llmref.imports.candidate import CandidatePrice
from llmref.imports.facts import Facts
from llmref.imports.rate_sets import price, settled
from llmref.records.rates import RateKey

_DAY = 24 * 60
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MILLION = 1_000_000
Windows = dict[str, set[int]]
"""The cheap minutes of each day of the week."""


def off_peak(
    facts: Facts,
    names: Mapping[str, RateKey],
    base: Mapping[RateKey, Decimal],
    extra: Mapping[str, str],
) -> Iterator[CandidatePrice]:
    """The price of the off-peak hours, under the key `off_peak`, and that of all other hours.

    `base` are the rates of the record without condition: a rate that off-peak pricing does not
    state is unchanged. Gives nothing where the hours cannot be written; the caller then keeps
    the base price.
    """
    cheap = facts.inner("off_peak_pricing")
    if not cheap.values:
        return
    windows = _windows(cheap)
    if windows is None:
        facts.leave_out("off_peak_pricing", "its hours cannot be written as ours")
        return
    yield price(settled(cheap, {**base, **_amounts(cheap, names)}), {**extra, "off_peak": True})
    expensive = settled(facts, base)
    for days, spans in _expensive(windows):
        for span in spans:
            when: dict[str, object] = {**extra, "hours_utc": span}
            if len(days) < len(_WEEKDAYS):
                when["weekdays"] = days
            yield price(expensive, when)


def _amounts(facts: Facts, names: Mapping[str, RateKey]) -> dict[RateKey, Decimal]:
    read = ((key, facts.rate(name, key, _MILLION)) for name, key in names.items())
    return {key: amount for key, amount in read if amount is not None}


def _windows(cheap: Facts) -> Windows | None:
    days: Windows = {day: set() for day in _WEEKDAYS}
    for window in cheap.items("windows"):
        hours, numbers = window.value("hours_utc"), window.value("weekdays")
        spans = [_minutes(span) for span in (hours if isinstance(hours, list) else [hours])]
        numbers = list(range(1, 8)) if numbers is None else numbers
        if None in spans or not isinstance(numbers, list):
            return None
        minutes = set[int]().union(*(span or () for span in spans))
        for number in numbers:
            if type(number) is not int or number not in range(1, 8):
                return None
            days[_WEEKDAYS[number - 1]] |= minutes
    return days if any(days.values()) else None


def _minutes(span: object) -> set[int] | None:
    """The minutes of a span such as 16:30-00:30; one that ends where it starts is the whole day."""
    try:
        start, end = (
            int(hour) * 60 + int(minute)
            for hour, minute in (edge.split(":") for edge in str(span).split("-"))
        )
    except ValueError:
        return None
    if not (0 <= start < _DAY and 0 <= end < _DAY):
        return None
    length = (end - start) % _DAY or _DAY
    return {(start + passed) % _DAY for passed in range(length)}


def _expensive(windows: Windows) -> Iterator[tuple[list[str], list[str]]]:
    """The days that have the same expensive hours, with those hours."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for day, minutes in windows.items():
        groups.setdefault(tuple(_spans(set(range(_DAY)) - minutes)), []).append(day)
    for spans, days in groups.items():
        if spans:
            yield days, list(spans)


def _spans(minutes: set[int]) -> list[str]:
    starts = sorted(minute for minute in minutes if minute - 1 not in minutes)
    ends = sorted(minute + 1 for minute in minutes if minute + 1 not in minutes)
    return [f"{_clock(start)}-{_clock(end)}" for start, end in zip(starts, ends, strict=True)]


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
