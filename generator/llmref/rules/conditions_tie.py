"""Where two prices fit a request equally well by one kind of condition, one of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from llmref.catalogue.entities import ANY_TIME
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

Conditions = Mapping[str, object]


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each two current prices that one request can meet, and none decides.

    Of two tiers the one with the higher threshold is charged, so they do not tie. Nor do prices
    under different kinds of conditions, of which the higher is assumed.
    """
    for thing in catalogue.priced:
        prices = [
            (price, price.conditions) for price in thing.current if price.when is not ANY_TIME
        ]
        for (_, one), (price, other) in combinations(prices, 2):
            if _tie(one, other) and not _decided(one, other, [held for _, held in prices]):
                yield price.error(
                    "when",
                    f"{_said(other)} and {_said(one)} can apply at once, neither is more specific",
                    "let the hours or days of one end where those of the other start",
                )


def _tie(one: Conditions, other: Conditions) -> bool:
    if one.keys() != other.keys() or one == other:
        return False
    return all(_fit(key, one[key], other[key]) for key in one.keys() & other.keys())


def _decided(one: Conditions, other: Conditions, prices: list[Conditions]) -> bool:
    """Whether a price with more conditions holds wherever these two do."""
    return any(
        len(held) > len(one)
        and all(one.get(key, other.get(key)) == value for key, value in held.items())
        for held in prices
    )


def _fit(key: str, one: object, other: object) -> bool:
    if key == "weekdays" and isinstance(one, tuple) and isinstance(other, tuple):
        return bool(set(one) & set(other))
    if key == "hours_utc":
        return not _minutes(str(one)).isdisjoint(_minutes(str(other)))
    return one == other


@lru_cache(maxsize=1_000)
def _minutes(hours: str) -> frozenset[int]:
    """The minutes of the day in a span such as 16:30-00:30; the last one is not in it."""
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in hours.split("-"))
    if start < end:
        return frozenset(range(start, end))
    return frozenset((*range(start, 24 * 60), *range(end)))


def _said(conditions: Conditions) -> str:
    shown = (
        f"{key}: [{', '.join(value)}]" if isinstance(value, tuple) else f"{key}: {_word(value)}"
        for key, value in sorted(conditions.items())
    )
    return "{" + ", ".join(shown) + "}"


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
