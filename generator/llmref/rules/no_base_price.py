"""What is paid by use needs the price of a plain request: every comparison starts from it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Offering, Variant
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each paid offering, still sold, without a current unconditional price."""
    for thing in catalogue.sellables:
        says_how = thing.record.prices or thing.record.billing or isinstance(thing, Offering)
        if thing.billing == "usage" and says_how and thing.price is None and _is_sold(thing):
            yield _without_price(thing)


def _is_sold(thing: Offering | Variant) -> bool:
    status = thing.lifecycle.status if thing.lifecycle else "active"
    return status not in {"announced", "retired"} and thing.record.last_seen is None


def _without_price(thing: Offering | Variant) -> Problem:
    if thing.current:
        return thing.error(
            "prices",
            f"{thing.id!r} has only conditional prices ({len(thing.current)})",
            "add the price that applies without conditions",
        )
    if thing.prices:
        return thing.error(
            "prices",
            f"{thing.id!r} has `billing: usage`, but no current price",
            "add the current price, or `last_seen` if it is no longer sold",
        )
    return thing.error(
        "id",
        f"{thing.id!r} has `billing: usage`, but no price",
        "add its price, or set `billing: unknown`",
    )
