"""A gotcha of a model that its provider does not offer is shown to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.wording import Guesses


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each model that a gotcha of its provider names but that is not offered."""
    if catalogue.seeds.hides("offerings"):
        return  # it may be offered in the file that could not be read
    guesses = Guesses()
    for provider in catalogue.providers.values():
        offerings = catalogue.at_provider.get(provider.slug, ())
        models = {offering.record.model for offering in offerings}
        for position, gotcha in enumerate(provider.record.gotchas):
            for number, slug in enumerate(gotcha.models):
                if slug in catalogue.models and slug not in models:
                    yield provider.error(
                        f"gotchas.{position}.models.{number}",
                        f"{slug!r} is not offered in offerings/{provider.slug}.yaml",
                        guesses.near(slug, models) or "name the models that it concerns",
                    )
