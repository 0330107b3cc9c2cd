"""What was read of a model before its release shows that one of the two days is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

_OF_RELEASED = frozenset({"released", "weights", "license", "links.weights", "limits"})
"""What is stated of a model only once it is out."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model that one of its own sources has before its release.

    Likewise for each offering of which a provider's page had the price by then.
    """
    yield from _models(catalogue)
    for offering in catalogue.offerings:
        released = offering.model.record.released
        day = _first_read(offering)
        if released and day and day < released.first and offering.status != "announced":
            yield offering.warning(
                "prices",
                f"{offering.id!r} has a price of {day}, but its model was released {released.text}",
                "correct the day of the copy, or the release; or accept it in exceptions.yaml",
                offering.id,
            )


def _first_read(offering: Offering) -> date | None:
    """The first day on which a price of it was read at its provider."""
    cited = (
        price.source_of(rate)
        for sellable in offering.sellables
        for price in sellable.prices
        for rate in price.rates
    )
    return min(
        (source.checked for source in cited if source and not source.is_catalogue), default=None
    )


def _models(catalogue: Catalogue) -> Iterator[Problem]:
    for slug, model in catalogue.models.items():
        released = model.record.released
        if released is None:
            continue
        days = [
            source.checked
            for source in model.record.sources
            if source.via != "catalogue" and _OF_RELEASED.intersection(source.covers)
        ]
        if days and min(days) < released.first:
            yield model.warning(
                "released",
                f"released {released.text}, but a source of {min(days)} lists it",
                "correct the release with that source, or accept it in exceptions.yaml",
                slug,
            )
