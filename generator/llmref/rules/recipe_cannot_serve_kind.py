"""A chat call for an embedding model fails: a class is named only where it has the operation."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.recipes.classes import classes
from llmref.records.provider import CalledAs
from llmref.records.recipe_class import RecipeClass


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each recipe said to serve a kind that its class cannot."""
    for provider in catalogue.providers.values():
        for position, recipe in enumerate(provider.record.recipes):
            if recipe.called_as:
                if not _serves(recipe.recipe_class, recipe.called_as):
                    yield provider.error(
                        f"recipes.{position}.called_as",
                        *_words(recipe.recipe_class, recipe.called_as),
                    )
                continue
            for step, kind in enumerate(recipe.kinds):
                if not _serves(recipe.recipe_class, kind):
                    yield provider.error(
                        f"recipes.{position}.kinds.{step}", *_words(recipe.recipe_class, kind)
                    )
    for offering in catalogue.offerings:
        named = offering.record.recipe
        if named and not _serves(named, offering.model.kind):
            yield offering.error("recipe", *_words(named, offering.model.kind))


def _serves(recipe_class: RecipeClass, kind: CalledAs) -> bool:
    """Whether a class serves a kind; true if its folder has errors, which are reported there."""
    api = classes().get(recipe_class)
    return api is None or api.serves(kind)


def _words(recipe_class: RecipeClass, kind: CalledAs) -> tuple[str, str]:
    able = [name for name, api in classes().items() if api.serves(kind)]
    return (
        f"{recipe_class} has no call for the kind {kind!r}",
        "classes that have one: " + ", ".join(able),
    )
