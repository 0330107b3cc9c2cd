"""A model that its creator calls by Responses alone is hardly called by Chat Completions elsewhere.

Gateways that convert one API into the other exist, so that only a provider is asked that calls
others of these models by Responses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.recipes.choose import api_of, no_call

FEWEST = 2
"""So many models of this kind that a provider calls by Responses are how it calls them."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each call of such a model that is unlike the provider's other ones."""
    alone = {
        slug
        for slug, offerings in catalogue.at_model.items()
        if any(_is_called_so_by_its_creator(offering) for offering in offerings)
    }
    for offerings in catalogue.at_provider.values():
        alike = [
            offering
            for offering in offerings
            if offering.model.slug in alone and offering.is_live and no_call(offering) is None
        ]
        yield from _unlike(alike)


def _is_called_so_by_its_creator(offering: Offering) -> bool:
    """Whether it differs in this from the other models of its creator's own API."""
    recipe = offering.record.recipe
    return offering.is_first_party and recipe is not None and _is_responses(recipe)


def _unlike(alike: Sequence[Offering]) -> Iterator[Problem]:
    others = [offering for offering in alike if not _is_responses(api_of(offering)[0])]
    if len(alike) - len(others) < FEWEST:
        return
    for offering in others:
        yield offering.warning(
            "model",
            f"{offering.id!r} is called by {api_of(offering)[0]}, but its creator's API, and other"
            " such models here, by Responses",
            "state the `recipe` of the others, or accept it in exceptions.yaml",
            offering.id,
        )


def _is_responses(recipe: str) -> bool:
    return recipe.endswith("-responses")
