"""A price has one value at a time: periods of the same condition follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from llmref.catalogue.entities import ANY_TIME, Price
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each two prices of the same condition that hold on a common day."""
    for sellable in catalogue.priced:
        if len(sellable.prices) < 2:
            continue
        alike = defaultdict(list)
        for price in sellable.prices:
            alike[tuple(sorted(price.conditions.items()))].append(price)
        for prices in alike.values():
            for earlier, later in combinations(prices, 2):
                if _overlap(earlier, later) and not _stated_elsewhere(
                    earlier, later, catalogue.today
                ):
                    yield later.error(
                        "",
                        f"the same condition applies {_period(earlier)}, and here {_period(later)}",
                        "end the older price on the day on which the newer one starts",
                    )


def _overlap(earlier: Price, later: Price) -> bool:
    """Whether both hold on some day, and so start before either ends."""
    pairs = ((earlier, later), (later, earlier), (earlier, earlier), (later, later))
    return all(_before(first.starts, second.ends) for first, second in pairs)


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


def _stated_elsewhere(earlier: Price, later: Price, today: date) -> bool:
    """Whether the rule `several-current-prices` reports them."""
    return earlier.when is ANY_TIME and earlier.holds_on(today) and later.holds_on(today)


def _period(price: Price) -> str:
    start = f"from {price.starts}" if price.starts else "from the first day"
    return f"{start} until {price.ends}" if price.ends else f"{start} on"
