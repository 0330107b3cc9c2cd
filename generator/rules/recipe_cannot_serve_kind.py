"""A chat call for an embedding model fails: a class is named only where it has the operation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem
from generator.recipes.classes import SERVES
from generator.records.provider import CalledAs, RecipeClass


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each recipe said to serve a kind that its class cannot."""
    for provider in catalogue.providers.values():
        for position, recipe in enumerate(provider.record.recipes):
            if recipe.called_as:
                if recipe.called_as not in SERVES[recipe.recipe_class]:
                    yield provider.error(
                        f"recipes.{position}.called_as",
                        *_words(recipe.recipe_class, recipe.called_as),
                    )
                continue
            for step, kind in enumerate(recipe.kinds):
                if kind not in SERVES[recipe.recipe_class]:
                    yield provider.error(
                        f"recipes.{position}.kinds.{step}", *_words(recipe.recipe_class, kind)
                    )
    for offering in catalogue.offerings:
        named = offering.record.recipe
        if named and offering.model.kind not in SERVES[named]:
            yield offering.error("recipe", *_words(named, offering.model.kind))


def _words(recipe_class: RecipeClass, kind: CalledAs) -> tuple[str, str]:
    able = [name for name in SERVES if kind in SERVES[name]]
    return (
        f"{recipe_class} has no call for the kind {kind!r}",
        "classes that have one: " + ", ".join(able),
    )
