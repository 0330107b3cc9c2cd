"""An amount per image that stands as one per 1M tokens is wrong by a factor of thousands."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.doubtful import is_doubtful_price
from llmref.records.kinds import MODEL_KINDS

_HINT = "delete the price (`billing: unknown`), or read it at the provider and name that source"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each price of a catalog whose unit can hardly be that of its rates."""
    for slug, offerings in catalogue.at_model.items():
        kind = catalogue.models[slug].kind
        for offering in offerings:
            for sellable in offering.sellables:
                for price in sellable.prices if sellable.record.prices else ():
                    is_listed = price.cited is None or price.cited.is_catalogue
                    is_usd = price.currency == "USD"
                    if is_listed and is_usd and is_doubtful_price(kind, price.rates):
                        yield price.warning(
                            "rates.input",
                            f"{sellable.id!r} is {MODEL_KINDS[kind].noun} with a price of "
                            f"{price.rates['input']} USD per 1M tokens of input",
                            _HINT,
                            sellable.id,
                        )
