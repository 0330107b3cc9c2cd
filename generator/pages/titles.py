"""What pages are titled; no two pages of a site may have one title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator import urls
from generator.catalogue.link import Catalogue
from generator.catalogue.things import Creator, Family, Model, Offering, Provider
from generator.insights.capabilities import LABELS
from generator.pages.edition import Edition
from generator.pages.kinds import KIND_NAMES
from generator.problems import Place
from generator.records.provider import RecipeClass
from generator.records.traits import Kind

MODELS, PROVIDERS, CREATORS = "All models", "All providers", "All creators"
DOCS = "Documentation"
DISAGREEMENTS = "Where sources disagree"


def home(name: str) -> str:
    """Of the first page of a site of that name."""
    return f"{name}: models, providers, prices, and how to call them"


def model(edition: Edition, thing: Model) -> str:
    """Of a model's page."""
    return f"{edition.name(thing)}: providers, prices, limits"


def offering(edition: Edition, thing: Offering) -> str:
    """Of an offering's page."""
    return f"{edition.name(thing.model)} on {thing.provider.name}: price, setup, limits"


def provider(thing: Provider) -> str:
    """Of a provider's page."""
    return f"{thing.name}: models, prices, how to connect"


def calls(thing: Provider, recipe_class: RecipeClass) -> str:
    """Of the page of a provider's calls beyond the first, in one class of API."""
    return f"Beyond hello at {thing.name}, {recipe_class}"


def creator(thing: Creator) -> str:
    """Of a creator's page."""
    return f"{thing.name}: models and who offers them"


def family(thing: Family) -> str:
    """Of a family's page."""
    return f"{thing.name} models by {thing.creator.name}"


def kind(name: Kind) -> str:
    """Of the list of a kind of model."""
    return f"{KIND_NAMES[name]} models"


def capability(key: str) -> str:
    """Of the list of a capability."""
    return f"{LABELS[key]}: models that have it"


def disagreements(number: int) -> str:
    """Of a page of the list of disputed prices, counted from 1."""
    return DISAGREEMENTS if number == 1 else f"{DISAGREEMENTS}, page {number}"


def unnumbered(title: str) -> str:
    """The title of the first of numbered pages, for that of any of them."""
    return DISAGREEMENTS if title.startswith(f"{DISAGREEMENTS}, page ") else title


class Titled(NamedTuple):
    """A page by its title."""

    title: str
    path: str
    names: tuple[str, ...] = ()
    """What the records are called that the title is made of."""
    place: Place | None = None
    """Of the first of these names."""


def titles(edition: Edition) -> Iterator[Titled]:
    """Every page of the site that search engines list, but for those of `seeds/pages/`.

    Of the numbered pages of disputed prices the first stands for all, and a provider has a page
    of calls for each of its classes of API, even where there are none.
    """
    yield Titled(home(edition.catalogue.site.name), "/")
    yield Titled(MODELS, "/models/")
    yield Titled(PROVIDERS, "/providers/")
    yield Titled(CREATORS, "/creators/")
    yield Titled(DOCS, "/docs/")
    yield Titled(DISAGREEMENTS, urls.docs_path(urls.DISAGREEMENTS))
    yield from (Titled(kind(name), urls.kind_path(name)) for name in KIND_NAMES)
    yield from (Titled(capability(key), urls.feature_path(key)) for key in LABELS)
    yield from _of_models(edition)
    yield from _of_others(edition.catalogue)


def _of_models(edition: Edition) -> Iterator[Titled]:
    for thing in edition.catalogue.models.values():
        path, place = urls.model_path(thing), thing.place.at("name")
        yield Titled(model(edition, thing), path, (thing.name,), place)
    for sold in edition.catalogue.offerings:
        names = (sold.model.name, sold.provider.name)
        yield Titled(offering(edition, sold), urls.offering_path(sold), names, sold.place)


def _of_others(catalogue: Catalogue) -> Iterator[Titled]:
    for seller in catalogue.providers.values():
        names: tuple[str, ...] = (seller.name,)
        place = seller.place.at("name")
        yield Titled(provider(seller), urls.provider_path(seller), names, place)
        for name in sorted({called.recipe_class for called in seller.record.recipes}):
            yield Titled(calls(seller, name), urls.calls_path(seller, name), names, place)
    for maker in catalogue.creators.values():
        place = maker.place.at("name")
        yield Titled(creator(maker), urls.creator_path(maker), (maker.name,), place)
    for line in catalogue.families.values():
        names = (line.name, line.creator.name)
        yield Titled(family(line), urls.family_path(line), names, line.place.at("name"))
