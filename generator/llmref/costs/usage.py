"""What is used, how it is asked for, and on which day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation, Overflow

from llmref import formats
from llmref.insights.prices import RequestConditions, input_tokens, output_tokens
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey
from llmref.speed.values import value
from llmref.wording import nearest

MOST = 10**15
"""Of whatever is counted: more than anybody uses, and every digit of a cost is exact."""
_THOUSANDS = r",(?=\d{3}(?!\d))"
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


class BadNumber(ValueError):
    """What is no amount of use, with what is wrong with it."""


@value()
class Usage:
    """An amount of work."""

    uses: Mapping[RateKey, int]
    """How much of each rate, in what it counts: tokens, images, seconds."""
    requests: int | None
    """In how many requests; None where it is not known, and no price for long inputs applies."""
    day: date
    mode: Mode | None = None
    at: datetime | None = None
    """The instant in UTC; None for hours in which no price for single hours applies."""
    asks: Mapping[str, str | bool] = field(default_factory=dict)
    """What else a price may depend on: its region, thinking, quality, resolution."""
    is_usual: bool = False
    """Whether the instant is a time of any week without holidays, not one of the day."""

    @property
    def size(self) -> int:
        """Tokens of input of one request; 0 where the number of requests is not known."""
        return -(-input_tokens(self.uses) // self.requests) if self.requests else 0

    @property
    def length(self) -> int:
        """Tokens of one request, in and out; 0 where the number of requests is not known."""
        written = output_tokens(self.uses)
        return self.size - (-written // self.requests) if self.requests else 0

    @property
    def conditions(self) -> RequestConditions:
        """What a price may ask of a request."""
        given: dict[str, object] = {**self.asks, "mode": self.mode, "at": self.at}
        return {name: stated for name, stated in given.items() if stated is not None}


def conditions_asked(texts: Mapping[str, str | None]) -> dict[str, str | bool]:
    """What a request asks for, by condition of a price: yes and no are on and off."""
    switches: dict[str, str | bool] = {"yes": True, "no": False}
    return {name: switches.get(text, text) for name, text in texts.items() if text}


def whole_number(text: str) -> int:
    """A whole number as people write it: 300k, 1.5M, 2_000. Raises BadNumber."""
    plain = re.sub(_THOUSANDS, "", text.strip()).replace("_", "").lower()
    scale = _SCALES.get(plain[-1:], 0) if plain[-1:].isalpha() else 1
    try:
        amount = Decimal(plain.rstrip("kmb")) * scale
    except (InvalidOperation, Overflow):
        raise BadNumber(f"{text!r} is not a number; write 300000, 300k or 0.3M") from None
    if amount.is_finite() and amount > MOST:
        raise BadNumber(
            f"{text!r} is more than {formats.count(MOST)}; no use is counted beyond that"
        )
    if not scale or not amount.is_finite() or amount < 0 or amount != int(amount):
        raise BadNumber(f"{text!r} is not a whole number; write 300000, 300k or 0.3M")
    return int(amount)


def count_of_use(what: str, number: int, least: int = 0) -> int:
    """The same number. Raises BadNumber where nothing can be counted so."""
    if number < least:
        raise BadNumber(f"{what} is {number}; the least is {least}")
    if number > MOST:
        raise BadNumber(f"{what} is more than {formats.count(MOST)}; no use is counted beyond that")
    return number


def counted_uses(given: Mapping[RateKey, int]) -> Mapping[RateKey, int]:
    """The same. Raises BadNumber for what is no rate or no count."""
    for rate, count in given.items():
        if rate not in RATES:
            raise BadNumber(f"there is no rate {rate!r}; {nearest(rate, list(RATES))}")
        count_of_use(rate, count)
    return given


def mode_asked(mode: Mode | None, *, is_batch: bool) -> Mode | None:
    """The mode of requests that may be said to be batches in two ways. Raises BadNumber."""
    if is_batch and mode not in {None, "batch"}:
        raise BadNumber(f"batch and {mode} are two modes; give one")
    return "batch" if is_batch else mode


def joined_uses(tokens: Mapping[RateKey, int], others: Mapping[RateKey, int]) -> dict[RateKey, int]:
    """Both together. Raises BadNumber where they count the same, or nothing."""
    if twice := [rate for rate in others if rate in tokens]:
        raise BadNumber(f"{formats.names(twice)} is counted twice; give it once")
    uses = {rate: count for rate, count in {**tokens, **others}.items() if count}
    if not uses:
        raise BadNumber("nothing is used")
    return uses


def token_uses(given: int, cached: int, out: int, reasoning: int = 0) -> dict[RateKey, int]:
    """The uses of a chat: all its input, how much of that was cached, its output and thoughts.

    Raises BadNumber where a part is more than its whole, and for what is no count.
    """
    names = ("input", "cached", "output", "reasoning")
    for name, number in zip(names, (given, cached, out, reasoning), strict=True):
        count_of_use(f"the number of {name} tokens", number)
    if cached > given:
        all_tokens = formats.plural(given, "token")
        raise BadNumber(
            f"{formats.count(cached)} cached tokens are more than the {all_tokens} of input"
        )
    if reasoning > out:
        thought = formats.plural(reasoning, "token")
        raise BadNumber(f"{thought} of reasoning are more than the {formats.count(out)} of output")
    uses: dict[RateKey, int] = {
        "input": given - cached,
        "cache_read": cached,
        "output": out - reasoning,
        "reasoning": reasoning,
    }
    return {rate: count for rate, count in uses.items() if count}
