"""A model has learned nothing from the month of its release; a moving id gets newer models."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model whose knowledge ends in the month of its release, or later.

    Both are known to be so: a cutoff in 2024 and a release in June 2024 contradict nothing.
    """
    for slug, model in catalogue.models.items():
        cutoff, released = model.record.knowledge_cutoff, model.record.released
        if cutoff is None or released is None or cutoff.first < released.last.replace(day=1):
            continue
        if not any(offering.record.moving for offering in catalogue.at_model[slug]):
            yield model.warning(
                "knowledge_cutoff",
                f"knowledge cutoff {cutoff.text}, but released {released.text}",
                "correct the wrong one with a source, or accept it in exceptions.yaml",
                slug,
            )
