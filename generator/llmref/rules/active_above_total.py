"""A model cannot use more of its weights for a token than it has: the two were exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

_MILLIONS = {"M": 1, "B": 1_000, "T": 1_000_000}


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each model with more active parameters than there are in total."""
    for model in catalogue.models.values():
        total, active = model.record.parameters.total, model.record.parameters.active
        if total and active and _millions(active) > _millions(total):
            yield model.error(
                "parameters.active",
                f"{active} active parameters, but only {total} in total",
                "swap them, or correct the wrong one with a source",
            )


def _millions(count: str) -> Decimal:
    return Decimal(count[:-1]) * _MILLIONS[count[-1]]
