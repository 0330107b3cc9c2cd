"""An offering that promises more context than its model has is worth a second look."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each offering with more context than its model."""
    for offering in catalogue.offerings:
        here, most = offering.limits.context, offering.model.record.limits.context
        if here is not None and most is not None and here > most:
            yield offering.warning(
                "limits.context",
                f"{here:,} tokens here, but the model stops at {most:,}",
                "correct the wrong one with a source, or accept it in exceptions.yaml",
                offering.id,
            )
