"""An alias means another model next month: a page that looks like one model's misleads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.model import ALIAS_NAME

_LATEST = re.compile(r"\blatest\b", re.IGNORECASE)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model that is titled "latest", or an alias that no offering is."""
    for slug, model in catalogue.models.items():
        if _LATEST.search(model.name):
            title = " ".join(_LATEST.sub(" ", model.name.replace("-", " ")).split())
            yield model.warning(
                "name",
                f"{model.name!r} names an alias, not a model",
                f"merge it with the model that it means, or write '{title} {ALIAS_NAME}'"
                " and `moving: yes` at its offerings",
                slug,
            )
        elif model.name.endswith(ALIAS_NAME):
            for offering in catalogue.at_model[slug]:
                if not offering.record.moving:
                    yield offering.warning(
                        "id",
                        f"{offering.id!r} does not say that its model {slug!r} is an alias",
                        "add `moving: yes`",
                        offering.id,
                    )
