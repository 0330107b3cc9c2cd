"""What is paid by use needs the price of a plain request: every comparison starts from it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Offering, Variant
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each paid offering, still sold, without a current unconditional price."""
    for sellable in catalogue.sellables:
        says_how = (
            sellable.record.prices or sellable.record.billing or isinstance(sellable, Offering)
        )
        if (
            sellable.billing == "usage"
            and says_how
            and sellable.price is None
            and _is_sold(sellable)
        ):
            yield _without_price(sellable)


def _is_sold(sellable: Offering | Variant) -> bool:
    return sellable.is_live and sellable.record.last_seen is None


def _without_price(sellable: Offering | Variant) -> Problem:
    if sellable.current:
        return sellable.error(
            "prices",
            f"{sellable.id!r} has only conditional prices ({len(sellable.current)})",
            "add the price that applies without conditions",
        )
    if sellable.prices:
        return sellable.error(
            "prices",
            f"{sellable.id!r} has `billing: usage`, but no current price",
            "add the current price, or `last_seen` if it is no longer sold",
        )
    return sellable.error(
        "id",
        f"{sellable.id!r} has `billing: usage`, but no price",
        "add its price, or set `billing: unknown`",
    )
