"""A period that ends before it starts holds on no day, so what it says would never be shown."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Price
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def _unbounded(price: Price) -> Iterator[Problem]:
    """Bounds of a day that hold no day, and revisions that end before they begin."""
    for key, after, by in (
        ("starts_after", price.starts_after, price.starts),
        ("ends_after", price.ends_after, price.ends),
    ):
        day = key.removesuffix("_after")
        if after and (by is None or by <= after):
            words = f"`{key}` is {after}, and `{day}` is {by}" if by else f"`{key}` without `{day}`"
            yield price.error(key, words, f"`{key}` is the last day before the days in question")
    for number, revision in enumerate(price.revisions):
        if revision.by <= revision.after:
            words = f"stated until {revision.after}, but revised by {revision.by}"
            yield price.error(f"revised.{number}.by", words, "correct the wrong one")


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
            yield from _unbounded(price)
    for life_of, life, _ in catalogue.lifecycles:
        first, last = life.deprecated_on, life.retires_on
        if first and last and last < first:
            yield life_of.error(
                "lifecycle.retires_on",
                f"deprecated on {first}, but retired earlier, on {last}",
                "correct the wrong one",
            )
