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
    for sellable in catalogue.priced:
        prices = [
            (price, price.conditions) for price in sellable.current if price.when is not ANY_TIME
        ]
        for (_, first), (price, second) in combinations(prices, 2):
            if _tie(first, second) and not _decided(
                first, second, [stated for _, stated in prices]
            ):
                yield price.error(
                    "when",
                    f"{_in_words(second)} and {_in_words(first)} can apply at once, "
                    "neither is more specific",
                    "let the hours or days of one end where those of the other start",
                )


def _tie(first: Conditions, second: Conditions) -> bool:
    if first.keys() != second.keys() or first == second:
        return False
    return all(_fit(key, first[key], second[key]) for key in first.keys() & second.keys())


def _decided(first: Conditions, second: Conditions, prices: list[Conditions]) -> bool:
    """Whether a price with more conditions holds wherever these two do."""
    return any(
        len(stated) > len(first)
        and all(first.get(key, second.get(key)) == value for key, value in stated.items())
        for stated in prices
    )


def _fit(key: str, first: object, second: object) -> bool:
    if key == "weekdays" and isinstance(first, tuple) and isinstance(second, tuple):
        return bool(set(first) & set(second))
    if key == "hours_utc":
        return not _minutes(str(first)).isdisjoint(_minutes(str(second)))
    return first == second


@lru_cache(maxsize=1_000)
def _minutes(hours: str) -> frozenset[int]:
    """The minutes of the day in a span such as 16:30-00:30; the last one is not in it."""
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in hours.split("-"))
    if start < end:
        return frozenset(range(start, end))
    return frozenset((*range(start, 24 * 60), *range(end)))


def _in_words(conditions: Conditions) -> str:
    shown = (
        f"{key}: [{', '.join(value)}]" if isinstance(value, tuple) else f"{key}: {_word(value)}"
        for key, value in sorted(conditions.items())
    )
    return "{" + ", ".join(shown) + "}"


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
