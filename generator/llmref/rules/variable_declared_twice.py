"""A variable that is declared twice would be listed and set twice on every page."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each name in `auth`, also under `any_of`, that stands above it too."""
    for provider in catalogue.providers.values():
        declared: set[str] = set()
        for position, variable in enumerate(provider.record.auth):
            if variable.name in declared:
                yield provider.error(f"auth.{position}.name", *_twice(variable.name))
            declared.add(variable.name)
            for number, alternative in enumerate(variable.any_of):
                if alternative in declared:
                    yield provider.error(f"auth.{position}.any_of.{number}", *_twice(alternative))
                declared.add(alternative)


def _twice(name: str) -> tuple[str, str]:
    return f"the variable {name} is already declared above", "delete one of them"
