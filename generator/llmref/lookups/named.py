"""A name that a reader typed → the model or offering that it means; nothing is guessed."""

from __future__ import annotations

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.lookups.answer import NoAnswer, beginning_of
from llmref.problems import printable
from llmref.wording import nearest


def named_model(catalogue: Catalogue, text: str) -> Model:
    """The model of that slug, alias or former slug. Raises NoAnswer, which names the nearest."""
    slug = text.strip().lower()
    if slug in catalogue.models:
        return catalogue.models[slug]
    for model in catalogue.models.values():
        if slug in model.record.aliases:
            return model
    if (moved := catalogue.redirects.models.get(slug, "")) in catalogue.models:
        return catalogue.models[moved]
    near = nearest(slug, list(catalogue.models))
    raise NoAnswer(printable(f"There is no model {beginning_of(text)!r}; {near}."))


def named_offering(catalogue: Catalogue, model: Model, provider: str) -> Offering:
    """The offering of a model at the provider of that slug. Raises NoAnswer."""
    offerings = catalogue.at_model[model.slug]
    for offering in offerings:
        if offering.provider.slug == provider.strip().lower():
            return offering
    names = ", ".join(offering.provider.slug for offering in offerings) or "nobody"
    raise NoAnswer(
        printable(f"{model.name} is not at {beginning_of(provider)!r}; it is at {names}.")
    )


def named(catalogue: Catalogue, text: str) -> Model | Offering:
    """What MODEL or MODEL/PROVIDER means. Raises NoAnswer."""
    slug, slash, provider = text.partition("/")
    model = named_model(catalogue, slug)
    return named_offering(catalogue, model, provider) if slash else model
