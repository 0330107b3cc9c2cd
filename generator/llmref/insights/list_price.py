"""What a model's creator charges for it at its own API."""

from __future__ import annotations

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.insights.ranking import is_live


def own_offering(catalogue: Catalogue, model: Model) -> Offering | None:
    """The offering of a model at its creator, if there is one that can still be called."""
    if model.creator is None:
        return None
    offering = catalogue.by_key.get(f"{model.slug}/{model.creator.slug}")
    return offering if offering is not None and is_live(offering) else None
