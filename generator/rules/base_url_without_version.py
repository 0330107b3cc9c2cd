"""Anthropic's libraries add /v1 themselves: of an address without it no call of theirs is made."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem
from generator.recipes.addresses import without_version


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each base URL of that class that does not end in /v1."""
    for provider in catalogue.providers.values():
        for position, recipe in enumerate(provider.record.recipes):
            url = recipe.base_url
            if recipe.recipe_class != "anthropic-messages" or not url:
                continue
            parts = without_version(url)
            if parts is None or parts[1] != "v1":
                yield provider.warning(
                    f"recipes.{position}.base_url",
                    f"{url!r} does not end in /v1, so Python and JavaScript get no call",
                    "write the address as plain HTTP calls it, up to /v1 and without /messages;"
                    " accept it if the API has no /v1",
                    subject=provider.slug,
                )
