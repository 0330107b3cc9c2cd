"""Some libraries add a version themselves: of an address without it no call can be made."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.recipes.addresses import without_version
from llmref.recipes.classes import classes
from llmref.recipes.languages import LANGUAGES


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each base URL that does not end in what its class's libraries add."""
    for provider in catalogue.providers.values():
        for position, recipe in enumerate(provider.record.recipes):
            api, url = classes().get(recipe.recipe_class), recipe.base_url
            added = api.address.added if api and url else {}
            ending = (without_version(url or "") or ("", ""))[1]
            for version in sorted({*added.values()} - {ending}):
                labels = [LANGUAGES[key].label for key in added if added[key] == version]
                yield provider.warning(
                    f"recipes.{position}.base_url",
                    f"{url!r} does not end in /{version},"
                    f" so there are no calls in {formats.names(labels)}",
                    f"write the URL that plain HTTP calls use, up to /{version};"
                    f" accept the warning if the API has no /{version}",
                    subject=provider.slug,
                )
