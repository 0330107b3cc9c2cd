"""A period that ends before it starts holds on no day, so what it says would never be shown."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each price, and each lifecycle, whose last day is before its first."""
    for sellable in catalogue.priced:
        for price in sellable.prices:
            if price.starts and price.ends and price.ends <= price.starts:
                yield price.error(
                    "ends",
                    f"the price starts on {price.starts} and ends on {price.ends}",
                    "`ends` is the first day on which the price no longer applies",
                )
    for life_of, life, _ in catalogue.lifecycles:
        first, last = life.deprecated_on, life.retires_on
        if first and last and last < first:
            yield life_of.error(
                "lifecycle.retires_on",
                f"deprecated on {first}, but retired earlier, on {last}",
                "correct the wrong one",
            )
