"""Writing costs a model more than reading: an answer cheaper than its question may be swapped."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.kinds import MODEL_KINDS


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each text model's base price with output below input."""
    for offering in catalogue.offerings:
        if not MODEL_KINDS[offering.model.kind].writes:
            continue
        for sellable in offering.sellables:
            price = sellable.price
            if price is None or not sellable.record.prices:
                continue
            read, written = price.rates.get("input"), price.rates.get("output")
            if isinstance(read, Decimal) and isinstance(written, Decimal) and written < read:
                yield price.warning(
                    "rates.output",
                    f"output costs {written}, but input {read}",
                    "check whether they are swapped, or accept it in exceptions.yaml",
                    sellable.id,
                )
