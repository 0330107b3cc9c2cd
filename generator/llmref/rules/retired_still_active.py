"""A day of retirement that has passed: the status was not brought up to date, or it was put off."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each thing whose day of retirement has passed, but not its status."""
    for entity, life, name in catalogue.lifecycles:
        passed = life.retires_on is not None and life.retires_on <= catalogue.today
        if passed and life.status != "retired":
            yield entity.warning(
                "lifecycle.status",
                f"{name!r} retired on {life.retires_on}, but its status is {life.status}",
                "set `status: retired`, or correct the date with a source",
                name,
            )
