"""genai-prices' constraints and variants → our conditions and periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from llmref.imports.candidate import CandidatePrice
from llmref.imports.facts import Facts
from llmref.imports.genai_rates import tiers
from llmref.imports.unreadable import shown
from llmref.records.rates import RATES

_CLOCK = re.compile(r"\d\d:\d\d(:00)?(Z|\+00:00)?", re.ASCII)
_MODES = {
    ("processing", "batch"): "batch",
    ("service_tier", "flex"): "flex",
    ("service_tier", "priority"): "priority",
    ("service_tier", "batch"): "batch",
    ("speed", "fast"): "fast",
}
"""What a variant's condition is called here. OpenAI's tier `fast` is another name of priority."""
Dated = list[tuple[date | None, tuple[CandidatePrice, ...]]]
"""Prices with the day on which they start; without one they always held."""
_OTHER_NAMES = frozenset({("service_tier", "default"), ("service_tier", "fast")})


def history(facts: Facts) -> Iterator[CandidatePrice]:
    """The prices of a record: now, before, and by the hour."""
    if isinstance(facts.value("prices"), dict):
        yield from tiers(facts.inner("prices"))
        return
    dated: Dated = []
    timed: list[tuple[str, tuple[CandidatePrice, ...]]] = []
    for entry in facts.items("prices"):
        limit = entry.inner("constraint")
        prices = tuple(tiers(entry.inner("prices")))
        if hours := _hours(limit):
            timed.append((hours, prices))
        elif _is_dated(limit, facts, "prices"):
            dated.append((limit.whole_day("start_date"), prices))
    yield from _periods(dated)
    for hours, prices in timed:
        others = [price for _, listed in dated for price in listed]
        yield from _in_hours(hours, prices, others)


def _in_hours(
    hours: str, prices: Iterable[CandidatePrice], others: Sequence[CandidatePrice]
) -> Iterator[CandidatePrice]:
    """Prices of some hours: a rate that they do not state is that of all other hours."""
    for dated_price in prices:
        other = next((price.rates for price in others if price.when == dated_price.when), {})
        rates = {**other, **dated_price.rates}
        listed = {key: rates[key] for key in RATES if key in rates}
        yield replace(dated_price, rates=listed, when={**dated_price.when, "hours_utc": hours})


def variants(facts: Facts) -> Iterator[CandidatePrice]:
    """Prices by the way of asking: batch, flex, priority."""
    by_mode: dict[str, Dated] = {}
    for variant in facts.items("price_variants"):
        asked = [(name, value) for name, value in variant.inner("when").values.items()]
        mode = _MODES.get((asked[0][0], str(asked[0][1]))) if len(asked) == 1 else None
        if mode is None:
            if not all((name, str(value)) in _OTHER_NAMES for name, value in asked):
                words = ", ".join(f"{name}: {shown(value)}" for name, value in asked)
                facts.leave_out("price_variants", f"there is no word for {words}")
            continue
        prices = tuple(
            replace(price, when={"mode": mode, **price.when})
            for price in tiers(variant.inner("prices"))
        )
        limit = variant.inner("constraint")
        if _is_dated(limit, facts, "price_variants"):
            by_mode.setdefault(mode, []).append((limit.whole_day("start_date"), prices))
    for dated in by_mode.values():
        yield from _periods(_without_first_day(dated))


def _is_dated(limit: Facts, facts: Facts, key: str) -> bool:
    """Whether it is known since when the price holds: since a day, or since ever."""
    if not limit.values or limit.whole_day("start_date"):
        return True
    if not limit.text("start_date"):
        facts.leave_out(key, "a price under a condition that there is no word for")
    return False


def _without_first_day(dated: Dated) -> Dated:
    """The first price without its start: on that day somebody began to list the mode."""
    first = min(range(len(dated)), key=lambda place: dated[place][0] or date.min)
    return [
        (None if place == first else start, prices) for place, (start, prices) in enumerate(dated)
    ]


def _periods(dated: Dated) -> Iterator[CandidatePrice]:
    """Each price until the day on which the next one starts."""
    dated = sorted(dated, key=lambda pair: (pair[0] is not None, pair[0] or date.min))
    ends = [start for start, _ in dated[1:]]
    for (start, prices), end in zip_longest(dated, ends):
        yield from (replace(price, starts=start, ends=end) for price in prices)


def _hours(limit: Facts) -> str:
    """The span of hours in UTC; JSON writes seconds and a zone, too."""
    edges = [limit.text("start_time"), limit.text("end_time")]
    if not all(_CLOCK.fullmatch(edge) for edge in edges):
        return ""
    return "-".join(edge[:5] for edge in edges)
