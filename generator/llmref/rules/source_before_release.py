"""Weights or a license that were read before the release show that the release was earlier."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

_OF_RELEASED = frozenset({"released", "weights", "license", "links.weights", "limits"})
"""What is stated of a model only once it is out."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model that one of its own sources has before its release."""
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
