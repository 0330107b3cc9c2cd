"""What a model's creator charges for it at its own API."""

from __future__ import annotations

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue


def own_offering(catalogue: Catalogue, model: Model) -> Offering | None:
    """The offering of a model at its creator, if there is one that can still be called."""
    own = [
        offering
        for offering in catalogue.at_model[model.slug]
        if offering.is_first_party
        and offering.provider.record.kind == "first-party"
        and offering.is_live
    ]
    return min(own, key=_by_slug, default=None)


def _by_slug(offering: Offering) -> tuple[bool, str]:
    creator, slug = offering.model.creator, offering.provider.slug
    return creator is None or creator.slug != slug, slug
