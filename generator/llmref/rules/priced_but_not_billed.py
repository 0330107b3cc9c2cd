"""What is free, or paid by a plan, costs nothing by use: a price beside it contradicts that."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each current price of something whose billing is not by usage."""
    for sellable in catalogue.priced:
        if sellable.billing != "usage" and sellable.current:
            yield sellable.error(
                "prices",
                f"{sellable.id!r} has a price, but its billing is {sellable.billing}",
                "set `billing: usage`, end the price with `ends`, or delete it",
            )
