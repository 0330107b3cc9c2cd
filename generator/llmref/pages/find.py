"""What can be found, and by what: the data behind the search field."""

from __future__ import annotations

from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import Creator, Model, Provider
from llmref.insights.cells import Cell, State, price_cell
from llmref.insights.list_price import own_offering
from llmref.pages import titles
from llmref.pages.context import PageContext
from llmref.pages.page import Link
from llmref.pages.site_lists import search_terms, site_lists
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RATES
from llmref.search.index import Entry, Group, ids_index, names_index

LIST_POPULARITY = 1
"""A list comes first where it alone has the words; else what it lists does."""


def names_data(context: PageContext) -> dict[str, Any]:
    """Every page with a name."""
    return names_index(search_groups(context))


def ids_data(context: PageContext) -> dict[str, Any]:
    """Every model ID with its model and its providers, and what the row of each page shows."""
    catalogue = context.catalogue
    models = {slug: number for number, slug in enumerate(catalogue.models)}
    providers = {slug: number for number, slug in enumerate(catalogue.providers)}
    return ids_index(
        (
            (models[offering.model.slug], sellable.id, providers[offering.provider.slug])
            for offering in catalogue.offerings
            for sellable in offering.sellables
        ),
        list(models),
        search_groups(context),
    )


def search_groups(context: PageContext) -> list[Group]:
    """All pages that have names of their own, by kind."""
    catalogue = context.catalogue
    providers = [
        Entry(each.name, slug, len(catalogue.at_provider[slug]), terms=_terms(each))
        for slug, each in catalogue.providers.items()
    ]
    creators = [
        Entry(each.name, slug, len(catalogue.by_creator[slug]), terms=_terms(each))
        for slug, each in catalogue.creators.items()
    ]
    families = [
        Entry(each.name, slug, len(catalogue.by_family[slug]), each.creator.name)
        for slug, each in catalogue.families.items()
    ]
    benchmarks = [
        Entry(each.name, slug, len(catalogue.at_benchmark[slug]))
        for slug, each in catalogue.benchmarks.items()
    ]
    docs = [
        Entry(page.record.title, page.slug, 1, terms=page.record.search_terms)
        for page in catalogue.pages
    ]
    docs.append(Entry(titles.DISAGREEMENTS, urls.DISAGREEMENTS, 1))
    return [
        Group("Models", "/model/", [_model(context, model) for model in catalogue.models.values()]),
        Group("Providers", "/provider/", providers),
        Group("Creators", "/creator/", creators),
        Group("Families", "/family/", families),
        Group("Benchmarks", "/benchmarks/", benchmarks),
        Group("Documentation", "/docs/", docs),
        Group("Lists", "/", [_list(link) for link in site_lists(context)]),
    ]


def _terms(entity: Creator | Provider) -> list[str]:
    return [*entity.record.search_terms, *entity.record.aliases]


def _list(link: Link) -> Entry:
    return Entry(link.text, link.path.strip("/"), LIST_POPULARITY, terms=search_terms(link.path))


def _model(context: PageContext, model: Model) -> Entry:
    row = context.model_row(model)
    window = model.record.limits.context
    facts = (
        _price(context, model, row.price),
        formats.tokens_short(window) if window else "",
        row.note,
    )
    creator = model.creator.name if model.creator else ""
    name, aliases = context.name(model), model.record.aliases
    return Entry(name, model.slug, row.providers, creator, facts, aliases)


def _price(context: PageContext, model: Model, least: Cell) -> str:
    """What the creator charges, else the lowest price; with its unit."""
    if least.state is State.UNKNOWN:
        return ""
    own = own_offering(context.catalogue, model)
    for rate in MODEL_KINDS[model.kind].rates_shown if own and own.price else ():
        if own and own.price and rate in own.price.rates:
            text = price_cell(own.price, rate).text
            return _with_unit(text if rate == "input" else f"{text} / {RATES[rate].unit}")
    return f"from {_with_unit(least.text)}" if least.state is State.KNOWN else least.text


def _with_unit(text: str) -> str:
    return text if "/" in text or not text[-1:].isdigit() else f"{text} / 1M"
