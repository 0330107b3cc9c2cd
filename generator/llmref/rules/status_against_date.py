"""A status and a day that contradict each other leave a reader not knowing what works today."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.traits import Lifecycle


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each status whose day has not come, or that a day has overtaken."""
    for entity, life, name in catalogue.lifecycles:
        if words := _contradiction(catalogue, life):
            yield entity.warning(
                "lifecycle.status",
                f"{name!r} is {life.status}, but {words}",
                "correct the status, or the date with a source",
                name,
            )


def _contradiction(catalogue: Catalogue, life: Lifecycle) -> str:
    today, deprecated, retires = catalogue.today, life.deprecated_on, life.retires_on
    match life.status:
        case "retired" if retires and retires > today:
            return f"`retires_on` is {retires}, after {today}, the date that counts as today"
        case "deprecated" if deprecated and deprecated > today:
            return f"`deprecated_on` is {deprecated}, after {today}, the date that counts as today"
        case "announced" | "preview" | "active" if deprecated and deprecated <= today:
            return f"`deprecated_on` is {deprecated}"
    return ""
