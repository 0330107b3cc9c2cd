"""A license is that of weights: a model that has one has open weights, whoever denies it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

_CLOSED = frozenset({"proprietary", "closed", "commercial"})


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model whose license and weights contradict each other."""
    for slug, model in catalogue.models.items():
        license_, weights = model.record.license, model.record.weights
        if license_ is None:
            continue
        is_open = license_.casefold() not in _CLOSED
        if weights != ("open" if is_open else "closed"):
            stated = f"weights are {weights}" if weights else "nothing is said of its weights"
            yield model.warning(
                "license",
                f"license {license_}, but {stated}",
                "correct the wrong one with a source, or accept it in exceptions.yaml",
                slug,
            )
