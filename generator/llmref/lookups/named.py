"""A name that a reader typed → the model or offering that it means; nothing is guessed."""

from __future__ import annotations

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.lookups.answer import NoAnswer, beginning_of
from llmref.problems import printable
from llmref.search.resolve import resolve
from llmref.wording import listed, nearest


def named_model(catalogue: Catalogue, text: str, asked: str = "") -> Model:
    """The model of that slug, alias or former slug. Raises NoAnswer, which names the nearest.

    `asked` is all that was asked for, where the text is a part of it.
    """
    slug = text.strip().lower()
    if slug in catalogue.models:
        return catalogue.models[slug]
    for model in catalogue.models.values():
        if slug in model.record.aliases:
            return model
    if (moved := catalogue.redirects.models.get(slug, "")) in catalogue.models:
        return catalogue.models[moved]
    whole = asked or text
    words = f"There is no model {beginning_of(whole)!r}; {_near(catalogue, whole, slug)}"
    raise NoAnswer(printable(words))


def _near(catalogue: Catalogue, asked: str, slug: str) -> str:
    """What may have been meant: the models of that name or model ID, else one spelled alike."""
    name = " ".join(asked.split()).casefold()
    slugs = [model.slug for model in catalogue.models.values() if model.name.casefold() == name]
    slugs = slugs or [meaning.offering.model.slug for meaning in resolve(catalogue, asked)]
    if slugs:
        quoted = [f"`{each}`" for each in dict.fromkeys(slugs)]
        return f"its slug is {quoted[0]}." if len(quoted) == 1 else f"one of {listed(quoted)}."
    near = nearest(slug, list(catalogue.models))
    return near if near.startswith("did") else "search for a part of its name."


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
    model = named_model(catalogue, slug, text)
    return named_offering(catalogue, model, provider) if slash else model
