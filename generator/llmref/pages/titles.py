"""The titles of pages; no two pages of a site may have the same one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from llmref import urls
from llmref.catalogue.benchmarks import Benchmark
from llmref.catalogue.entities import Creator, Family, Model, Offering, Provider
from llmref.catalogue.link import Catalogue
from llmref.insights.capabilities import LABELS
from llmref.pages.context import PageContext
from llmref.pages.model_pairs import ModelPair, model_pairs
from llmref.problems import Place
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.recipe_class import RecipeClass

MODELS, PROVIDERS, CREATORS = "All models", "All providers", "All creators"
RETIREMENTS, PAST_RETIREMENTS = "Retirements", "Past retirements"
BENCHMARKS = "All benchmarks"
CHANGES = "Changes"
COMPARE = "Compare models"
SEARCH = "Search"
RESOLVE = "Which model an ID means"
DOCS = "Documentation"
DISAGREEMENTS = "Where sources disagree"


def home_title(site: str) -> str:
    """The title of the first page of a site of that name."""
    return f"{site}: models, providers, prices, and how to call them"


def model_title(context: PageContext, model: Model) -> str:
    """The title of a model's page."""
    return f"{context.name(model)}: providers, prices, limits"


def offering_title(context: PageContext, offering: Offering) -> str:
    """The title of an offering's page."""
    return f"{context.name(offering.model)} on {offering.provider.name}: price, setup, limits"


def provider_title(provider: Provider) -> str:
    """The title of a provider's page."""
    return f"{provider.name}: models, prices, how to connect"


def calls_title(provider: Provider, recipe_class: RecipeClass) -> str:
    """The title of the page of a provider's calls for single features, in one class of API."""
    return f"More examples at {provider.name}, {recipe_class}"


def creator_title(creator: Creator) -> str:
    """The title of a creator's page."""
    return f"{creator.name}: models and who offers them"


def family_title(family: Family) -> str:
    """The title of a family's page."""
    return f"{family.name} models by {family.creator.name}"


def benchmark_title(benchmark: Benchmark) -> str:
    """The title of a benchmark's page."""
    return f"{benchmark.name}: scores by model"


def pair_title(context: PageContext, pair: ModelPair) -> str:
    """The title of the page of two models."""
    return f"{pair_name(context, pair)}: prices, limits, capabilities"


def pair_name(context: PageContext, pair: ModelPair) -> str:
    """What the page of two models is called."""
    return f"{context.name(pair.first)} vs {context.name(pair.second)}"


def kind_title(kind: Kind) -> str:
    """The title of the list of a kind of model."""
    return f"{MODEL_KINDS[kind].label} models"


def capability_title(capability: str) -> str:
    """The title of the list of a capability."""
    return f"{LABELS[capability]}: models that support it"


def disagreements_title(number: int) -> str:
    """The title of a page of the list of disputed prices, counted from 1."""
    return DISAGREEMENTS if number == 1 else f"{DISAGREEMENTS}, page {number}"


def unnumbered(title: str) -> str:
    """The title of the first of several numbered pages, given that of any of them."""
    return DISAGREEMENTS if title.startswith(f"{DISAGREEMENTS}, page ") else title


class Titled(NamedTuple):
    """A page by its title."""

    title: str
    path: str
    names: tuple[str, ...] = ()
    """The names of records in the title."""
    place: Place | None = None
    """The place of the first of these names."""


def titles(context: PageContext) -> Iterator[Titled]:
    """All pages that search engines list, except for those of `seeds/pages/`.

    The first page of disputed prices stands for all of them. Each provider has a page of calls
    for each of its classes of API here, even if there are no such calls.
    """
    yield Titled(home_title(context.catalogue.site.name), "/")
    yield Titled(MODELS, "/models/")
    yield Titled(PROVIDERS, "/providers/")
    yield Titled(CREATORS, "/creators/")
    yield Titled(BENCHMARKS, "/benchmarks/")
    yield Titled(COMPARE, "/compare/")
    yield Titled(RETIREMENTS, "/retirements/")
    yield Titled(PAST_RETIREMENTS, "/retirements/past/")
    yield Titled(CHANGES, "/changes/")
    yield Titled(DOCS, "/docs/")
    yield Titled(DISAGREEMENTS, urls.docs_path(urls.DISAGREEMENTS))
    yield from (Titled(kind_title(kind), urls.kind_path(kind)) for kind in MODEL_KINDS)
    yield from (Titled(capability_title(key), urls.feature_path(key)) for key in LABELS)
    yield from _of_pairs(context)
    yield from _of_models(context)
    yield from _of_others(context.catalogue)


def _of_pairs(context: PageContext) -> Iterator[Titled]:
    for pair in model_pairs(context):
        names = (pair.first.name, pair.second.name)
        yield Titled(pair_title(context, pair), pair.path, names, pair.first.place.at("name"))


def _of_models(context: PageContext) -> Iterator[Titled]:
    for model in context.catalogue.models.values():
        path, place = urls.model_path(model), model.place.at("name")
        yield Titled(model_title(context, model), path, (model.name,), place)
    for offering in context.catalogue.offerings:
        names = (offering.model.name, offering.provider.name)
        path = urls.offering_path(offering)
        yield Titled(offering_title(context, offering), path, names, offering.place)


def _of_others(catalogue: Catalogue) -> Iterator[Titled]:
    for provider in catalogue.providers.values():
        names: tuple[str, ...] = (provider.name,)
        place = provider.place.at("name")
        yield Titled(provider_title(provider), urls.provider_path(provider), names, place)
        for name in sorted({recipe.recipe_class for recipe in provider.record.recipes}):
            path = urls.calls_path(provider, name)
            yield Titled(calls_title(provider, name), path, names, place)
    for creator in catalogue.creators.values():
        place = creator.place.at("name")
        yield Titled(creator_title(creator), urls.creator_path(creator), (creator.name,), place)
    for benchmark in catalogue.benchmarks.values():
        path, place = urls.benchmark_path(benchmark), benchmark.place.at("name")
        yield Titled(benchmark_title(benchmark), path, (benchmark.name,), place)
    for family in catalogue.families.values():
        names = (family.name, family.creator.name)
        place = family.place.at("name")
        yield Titled(family_title(family), urls.family_path(family), names, place)
