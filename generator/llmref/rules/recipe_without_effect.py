"""A recipe for a model that is not sold there serves nothing, and a misspelt one hides a call."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.wording import Guesses


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each model of a recipe that is not sold there, or is of another kind."""
    guesses = Guesses()
    is_hidden = catalogue.seeds.hides("offerings")
    for provider in catalogue.providers.values():
        offerings = catalogue.at_provider.get(provider.slug, ())
        kinds = {offering.record.model: offering.model.kind for offering in offerings}
        for position, recipe in enumerate(provider.record.recipes):
            for number, slug in enumerate(recipe.models):
                field = f"recipes.{position}.models.{number}"
                if slug not in catalogue.models or (is_hidden and slug not in kinds):
                    continue  # reported as unknown, or where the file was refused
                if slug not in kinds:
                    file = f"offerings/{provider.slug}.yaml"
                    hint = guesses.near(slug, kinds)
                    yield provider.error(field, f"{slug!r} is not offered in {file}", hint)
                elif kinds[slug] not in recipe.kinds:
                    yield provider.error(
                        field,
                        f"{slug!r} is of the kind {kinds[slug]}, which is not in `kinds`",
                        f"add {kinds[slug]} to `kinds`, or remove the model",
                    )
