"""Whether a price of the seeds and one of a catalog are of one time, and whether they agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from llmref.imports.candidate import CandidatePrice
from llmref.imports.price_claims import Amount
from llmref.records.price import Price
from llmref.records.rates import RateKey


def order_of_merge(charged: CandidatePrice) -> tuple[int, int]:
    """What is merged first, and so stays where two conditions tie.

    What is charged without condition decides about the rest. Batch prices are compared, and a
    tier costs whoever overlooks it, in every other mode.
    """
    return order_of_conditions(charged.when)


def order_of_conditions(when: Mapping[str, object]) -> tuple[int, int]:
    """Where prices under these conditions stand among those under others."""
    return len(when), 0 if when.get("mode") == "batch" else 2 - ("input_above" in when)


def holds(starts: date | None, ends: date | None, day: date) -> bool:
    """Whether a period holds on that day: it includes its first day, and not its end."""
    return (starts is None or starts <= day) and (ends is None or ends > day)


def overlap(price: Price, charged: CandidatePrice) -> bool:
    """Whether there is a day on which both hold."""
    starts, ends = price.starts or date.min, price.ends or date.max
    return starts < (charged.ends or date.max) and (charged.starts or date.min) < ends


def agree(rates: Mapping[RateKey, Amount], charged: CandidatePrice) -> bool:
    """Whether the two have rates in common, and those are equal."""
    common = rates.keys() & charged.rates.keys()
    return bool(common) and all(rates[rate] == charged.rates[rate] for rate in common)
