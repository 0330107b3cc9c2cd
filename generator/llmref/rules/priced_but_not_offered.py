"""What has a price exists: to list it as not offered as well makes one of the two a lie."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each mode or rate with a current price that `not_offered` names."""
    for sellable in catalogue.priced:
        for price in sellable.current:
            both = ({price.when.mode} | set(price.rates)) & sellable.not_offered
            for word in sorted(word for word in both if word):
                field = "when.mode" if word == price.when.mode else f"rates.{word}"
                yield price.error(
                    field,
                    f"{word!r} has a price, but `not_offered` lists it",
                    "delete one of the two, or end the price with `ends`",
                )
