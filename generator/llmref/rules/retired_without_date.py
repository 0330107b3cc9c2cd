"""Readers of an old program want to know since when its calls fail."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each retired thing without the day on which it was retired."""
    for entity, life, name in catalogue.lifecycles:
        if life.status == "retired" and life.retires_on is None:
            yield entity.warning(
                "lifecycle",
                f"{name!r} is retired, but has no `retires_on`",
                "add the date; if none was published, accept it in exceptions.yaml",
                name,
            )
