"""The records of each kind as lists of entries; each leads to the file that has all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from llmref import urls
from llmref.catalogue.entities import Model, Offering, Sellable, Variant
from llmref.catalogue.link import Catalogue
from llmref.insights.first_listed import listed_by
from llmref.insights.source_json import cited_data
from llmref.open_data.basis import Data
from llmref.pages.data_policies import policy_data
from llmref.pages.fact_json import current_prices, lifecycle_data, limits_data
from llmref.pages.request_parameters import model_parameters_data, parameters_data
from llmref.records.dates import PartialDate
from llmref.records.features import Feature
from llmref.records.labels import label_text
from llmref.urls import Addresses

FEATURES: tuple[Feature, ...] = get_args(Feature)


def model_entries(catalogue: Catalogue, addresses: Addresses) -> list[Data]:
    """Every model, without its offerings."""
    return [model_entry(catalogue, addresses, model) for model in catalogue.models.values()]


def model_entry(catalogue: Catalogue, addresses: Addresses, model: Model) -> Data:
    """A model, without its offerings."""
    return {
        "slug": model.slug,
        "name": model.name,
        "kind": model.kind,
        "creator": model.creator.slug if model.creator else None,
        "family": model.family.slug if model.family else None,
        "released": _text(model.record.released),
        "listed_by": None if model.record.released else listed_by(catalogue, model),
        "knowledge_cutoff": _text(model.record.knowledge_cutoff),
        "weights": model.record.weights,
        "license": model.record.license,
        "limits": model.record.limits.model_dump(),
        "input": model.record.input,
        "output": model.record.output,
        "features": _features(model),
        "request_parameters": model_parameters_data(model),
        "aliases": model.record.aliases,
        "providers": [offering.provider.slug for offering in catalogue.at_model[model.slug]],
        **_addresses(addresses, urls.model_path(model)),
    }


def provider_entries(catalogue: Catalogue, addresses: Addresses) -> list[Data]:
    """Every provider, with the number of its offerings."""
    return [
        {
            "slug": provider.slug,
            "name": provider.name,
            "kind": provider.record.kind,
            "creator": provider.record.creator,
            "links": provider.record.links.model_dump(),
            "environment": [variable.name for variable in provider.record.auth],
            "regions": provider.record.regions,
            "data_policy": policy_data(provider),
            "catalogue_ids": provider.record.catalogue_ids,
            "offerings": len(catalogue.at_provider[provider.slug]),
            **_addresses(addresses, urls.provider_path(provider)),
        }
        for provider in catalogue.providers.values()
    ]


def creator_entries(catalogue: Catalogue, addresses: Addresses) -> list[Data]:
    """Every creator, with its families and models."""
    return [
        {
            "slug": creator.slug,
            "name": creator.name,
            "links": creator.record.links.model_dump(),
            "families": sorted(creator.record.families),
            "models": [model.slug for model in catalogue.by_creator[creator.slug]],
            **_addresses(addresses, urls.creator_path(creator)),
        }
        for creator in catalogue.creators.values()
    ]


def offering_entries(catalogue: Catalogue, addresses: Addresses) -> Iterator[Data]:
    """Every model ID: each offering, followed by its variants, with the prices that apply now."""
    for offering in catalogue.offerings:
        yield from entries_of(offering, addresses)


def entries_of(offering: Offering, addresses: Addresses) -> Iterator[Data]:
    """The model IDs of an offering: its own, and those of its variants."""
    where = _addresses(addresses, urls.offering_path(offering))
    for form in offering.sellables:
        yield {
            "model": offering.model.slug,
            "provider": offering.provider.slug,
            "id": form.id,
            "variant": label_text(form.label) if isinstance(form, Variant) else None,
            "deployment": offering.deployment,
            "request_parameters": parameters_data(offering),
            **_terms(offering, form),
            **where,
        }


def _terms(offering: Offering, form: Offering | Variant) -> Data:
    return {
        "billing": form.billing,
        "free_limit": form.free_limit,
        "plan": form.plan.model_dump() if form.plan else None,
        "lifecycle": lifecycle_data(form.lifecycle, form.status, form.lifecycle_source),
        "last_seen": form.record.last_seen,
        "limits": limits_data(form.limits),
        "input": form.input,
        "output": form.output,
        "features": _features(form),
        "prices": current_prices(form),
        "not_offered": sorted(form.not_offered),
        "source": cited_data(form.cited),
        "first_party": offering.is_first_party,
    }


def _features(entity: Model | Sellable) -> Data:
    """Every feature: true, false, or null where nobody says."""
    stated = entity.record.features if isinstance(entity, Model) else entity.features
    return {key: stated.get(key) for key in FEATURES}


def _addresses(addresses: Addresses, path: str) -> Data:
    return {"url": addresses.whole(path), "json": addresses.whole(f"{path}index.json")}


def _text(day: PartialDate | None) -> str | None:
    return day.text if day else None
