"""What is paid by use needs the price of a plain request: every comparison starts from it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.catalogue.things import Offering, Variant
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each paid offering, still sold, without a current unconditional price."""
    for thing in catalogue.sold:
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
            f"{thing.id!r} has only prices under conditions, {len(thing.current)} of them",
            "add the price that holds when no condition does",
        )
    if thing.prices:
        return thing.error(
            "prices",
            f"{thing.id!r} is paid by use, but no price of it holds now",
            "add the price that holds now; what is not sold any more has `last_seen`",
        )
    return thing.error(
        "id",
        f"{thing.id!r} is paid by use, but has no price",
        "add its price; where that is not known, say `billing: unknown`",
    )
