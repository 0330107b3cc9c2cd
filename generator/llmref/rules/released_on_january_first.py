"""1 January is how lists write a year of which they know no day; almost no model appeared on it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model that is said to have been released on 1 January."""
    for slug, model in catalogue.models.items():
        released = model.record.released
        if released is not None and released.text.endswith("-01-01"):
            yield model.warning(
                "released",
                f"{slug!r} was released on {released.text}, which usually stands for a year",
                f"write `released: {released.text[:4]}`, or accept it in exceptions.yaml",
                slug,
            )
