"""Following the successors of a model must not lead back to the model itself."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.rings import ring_text, rings

_HINT = "name the model to use instead, or delete the key"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each successor from which successors lead back to the model itself."""
    lives = {slug: model.record.lifecycle for slug, model in catalogue.models.items()}
    successors = {slug: life.successor for slug, life in lives.items() if life and life.successor}
    for ring in rings(successors):
        for position, slug in enumerate(ring):
            words = f"the successors form a loop: from {ring_text(ring, ' to ', position)}"
            yield catalogue.models[slug].error("lifecycle.successor", words, _HINT)
    for offering in catalogue.offerings:
        for sellable in offering.sellables:
            life = sellable.record.lifecycle
            if life and life.successor == offering.model.slug:
                words = f"{sellable.id!r} names its own model, {life.successor}"
                yield sellable.error("lifecycle.successor", words, _HINT)
