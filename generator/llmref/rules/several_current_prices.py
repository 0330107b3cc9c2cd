"""Two prices for the same request, and nobody can say which is charged."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import ANY_TIME, Price
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each further current price without conditions."""
    for sellable in catalogue.priced:
        base = [price for price in sellable.current if price.when is ANY_TIME]
        for price in base[1:]:
            yield price.error(
                "",
                f"{sellable.id!r} has two prices without conditions on {catalogue.today}: "
                f"{_in_words(base[0])}, and {_in_words(price)}",
                "set `ends` of the older one, or add a condition in `when` to one of them",
            )


def _in_words(price: Price) -> str:
    return ", ".join(f"{rate} {amount}" for rate, amount in price.rates.items())
