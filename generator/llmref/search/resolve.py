"""An ID from a log → the models and providers that it means; it never guesses."""

from __future__ import annotations

from dataclasses import dataclass

from llmref.catalogue.entities import Offering, Variant
from llmref.catalogue.link import Catalogue
from llmref.search.forms import forms


@dataclass(frozen=True, slots=True)
class Resolved:
    """One meaning of an ID."""

    offering: Offering
    sellable: Offering | Variant
    """The offering itself, or the variant that has the ID."""
    left_out: tuple[str, ...]
    """What was left out of the ID to find it."""


def resolve(catalogue: Catalogue, id_: str) -> list[Resolved]:
    """All meanings that take the fewest parts left out, by model and provider; none if none fits.

    Capitals and small letters count as the same.
    """
    for level in forms(id_):
        meanings = [
            Resolved(offering, sellable, left_out)
            for text, left_out in level
            for offering, sellable in catalogue.by_id.get(text.lower(), ())
        ]
        if meanings:
            return sorted(meanings, key=lambda each: each.offering.key)
    return []
