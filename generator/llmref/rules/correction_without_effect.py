"""A correction that corrects nothing would hide, one day, a claim that nobody has judged."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Correction, Price
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.rates import RateKey


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each corrected rate that the price lacks, repeats or has from there."""
    for sellable in catalogue.priced:
        for price in sellable.prices:
            for position, wrong in enumerate(price.corrections):
                for rate in wrong.rates:
                    if words := _in_vain(price, wrong, rate):
                        yield price.error(f"corrects.{position}.rates.{rate}", *words)


def _in_vain(price: Price, wrong: Correction, rate: RateKey) -> tuple[str, str] | None:
    if rate not in price.rates:
        return (
            f"{rate} is corrected, but the price does not state it",
            f"add the right {rate} to `rates`, or delete it here",
        )
    if price.rates[rate] == wrong.rates[rate]:
        return (
            f"{rate} is corrected to the same amount",
            "under `corrects`, write the amount of the other source",
        )
    cited = price.source_of(rate)
    if cited is not None and cited.origin.url == wrong.cited.origin.url:
        return (
            f"{rate} has the same source as the correction",
            "name the `source` of the right amount",
        )
    return None
