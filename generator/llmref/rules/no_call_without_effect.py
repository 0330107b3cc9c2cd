"""A reason for no call that concerns nothing, or all that a recipe is for, is a mistake in one."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Provider
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.wording import Guesses


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each model that is not sold there, and each kind that a recipe serves."""
    guesses = Guesses()
    is_complete = not catalogue.seeds.hides("offerings")
    for provider in catalogue.providers.values():
        offerings = catalogue.at_provider.get(provider.slug, ())
        models = {offering.record.model for offering in offerings}
        for position, reason in enumerate(provider.record.no_calls):
            for number, slug in enumerate(reason.models):
                if is_complete and slug in catalogue.models and slug not in models:
                    yield provider.error(
                        f"no_calls.{position}.models.{number}",
                        f"{slug!r} is not offered in offerings/{provider.slug}.yaml",
                        guesses.near(slug, models),
                    )
            if not reason.models:
                yield from _contradicted(provider, position)


def _contradicted(provider: Provider, position: int) -> Iterator[Problem]:
    kinds = provider.record.no_calls[position].kinds
    for number, recipe in enumerate(provider.record.recipes):
        both = sorted(set(recipe.kinds) & set(kinds or recipe.kinds))
        if both and recipe.recipe_class not in {"none", "sdk-only"}:
            yield provider.error(
                f"no_calls.{position}",
                f"`no_calls` lists {', '.join(both)}, which recipes.{number} serves",
                "name the `models` it applies to, or remove the kind from one of them",
            )
