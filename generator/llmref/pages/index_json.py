"""index.json: the facts of a page for programs. Its shape is a promise; `version` counts it.

Money is text with all its digits, dates are ISO 8601. What is known not to exist and what is not
known never look alike: a fact that nobody stated is null, one that is known not to be is named in
`not_offered` or false. `last_seen` is the date of the copy of its source that listed an id last,
once a newer copy does not; null where no copy is known to lack it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from llmref import formats, urls
from llmref.catalogue.entities import (
    Cited,
    Creator,
    Family,
    Limits,
    Model,
    Offering,
    Price,
    Provider,
    Variant,
)
from llmref.insights.capabilities import Capability
from llmref.insights.cells import source_name
from llmref.recipes.choose import Recipe
from llmref.records.rates import RATES
from llmref.records.source import Origin, Source
from llmref.records.traits import Lifecycle
from llmref.urls import Addresses

VERSION = 1
Data = dict[str, Any]


def offering(
    addresses: Addresses, held: Offering, abilities: Sequence[Capability], recipe: Recipe
) -> Data:
    """An offering with all its prices, variants and the calls that its page publishes."""
    return {
        **_head(addresses, "offering", urls.offering_path(held)),
        "model": _ref(addresses, held.model.slug, held.model.name, urls.model_path(held.model)),
        "provider": _ref(
            addresses, held.provider.slug, held.provider.name, urls.provider_path(held.provider)
        ),
        "deployment": held.deployment,
        **_sellable(held),
        "capabilities": {ability.key: ability.has for ability in abilities},
        "variants": [{"label": variant.label, **_sellable(variant)} for variant in held.variants],
        "recipe": _recipe(recipe),
    }


def model(
    addresses: Addresses,
    held: Model,
    offerings: Iterable[Offering],
    abilities: Sequence[Capability],
) -> Data:
    """A model, with its offerings by reference."""
    record = held.record
    return {
        **_head(addresses, "model", urls.model_path(held)),
        "slug": held.slug,
        "name": held.name,
        "kind": held.kind,
        "creator": held.creator.slug if held.creator else None,
        "family": held.family.slug if held.family else None,
        "released": record.released.text if record.released else None,
        "knowledge_cutoff": record.knowledge_cutoff.text if record.knowledge_cutoff else None,
        "weights": record.weights,
        "license": record.license,
        "limits": _limits(Limits(**record.limits.model_dump())),
        "input": record.input,
        "output": record.output,
        "capabilities": {ability.key: ability.has for ability in abilities},
        "lifecycle": _lifecycle(record.lifecycle, held.lifecycle_source),
        "aliases": record.aliases,
        "offerings": [_offering_ref(addresses, offering) for offering in offerings],
        "sources": [_source(source) for source in record.sources],
    }


def provider(addresses: Addresses, held: Provider, offerings: Iterable[Offering]) -> Data:
    """A provider, with its offerings by reference."""
    record = held.record
    return {
        **_head(addresses, "provider", urls.provider_path(held)),
        "slug": held.slug,
        "name": held.name,
        "kind": record.kind,
        "links": record.links.model_dump(exclude_none=True),
        "auth": [variable.model_dump() for variable in record.auth],
        "recipes": [recipe.model_dump(by_alias=True) for recipe in record.recipes],
        "refresh": record.refresh,
        "offerings": [_offering_ref(addresses, offering) for offering in offerings],
        "sources": [_source(source) for source in record.sources],
    }


def creator(addresses: Addresses, held: Creator, models: Iterable[Model]) -> Data:
    """A creator, with its models by reference."""
    return {
        **_head(addresses, "creator", urls.creator_path(held)),
        "slug": held.slug,
        "name": held.name,
        "links": held.record.links.model_dump(exclude_none=True),
        "families": sorted(held.record.families),
        "models": [_model_ref(addresses, model) for model in models],
        "sources": [_source(source) for source in held.record.sources],
    }


def family(addresses: Addresses, held: Family, models: Iterable[Model]) -> Data:
    """A family, with its models by reference."""
    return {
        **_head(addresses, "family", urls.family_path(held)),
        "slug": held.slug,
        "name": held.name,
        "creator": held.creator.slug,
        "models": [_model_ref(addresses, model) for model in models],
    }


def _head(addresses: Addresses, kind: str, path: str) -> Data:
    return {"version": VERSION, "record": kind, "url": addresses.whole(path)}


def _ref(addresses: Addresses, slug: str, name: str, path: str) -> Data:
    return {"slug": slug, "name": name, "url": addresses.whole(path)}


def _model_ref(addresses: Addresses, held: Model) -> Data:
    return _ref(addresses, held.slug, held.name, urls.model_path(held))


def _offering_ref(addresses: Addresses, held: Offering) -> Data:
    return {
        "model": held.model.slug,
        "provider": held.provider.slug,
        "id": held.id,
        "billing": held.billing,
        "last_seen": held.record.last_seen,
        "url": addresses.whole(urls.offering_path(held)),
    }


def _sellable(held: Offering | Variant) -> Data:
    return {
        "id": held.id,
        "billing": held.billing,
        "free_limit": held.free_limit,
        "plan": held.plan.model_dump() if held.plan else None,
        "limits": _limits(held.limits),
        "input": held.input,
        "output": held.output,
        "lifecycle": _lifecycle(held.lifecycle, held.lifecycle_source),
        "prices": [_price(price) for price in held.prices],
        "not_offered": sorted(held.not_offered),
        "source": _cited(held.cited),
        "last_seen": held.record.last_seen,
    }


def _price(held: Price) -> Data:
    return {
        "rates": {
            rate: {
                "amount": amount if isinstance(amount, str) else formats.amount_text(amount),
                "per": RATES[rate].unit,
                **(
                    {"source": _cited(held.rate_sources[rate])} if rate in held.rate_sources else {}
                ),
            }
            for rate, amount in held.rates.items()
        },
        "currency": held.currency,
        "when": held.conditions,
        "starts": held.starts,
        "ends": held.ends,
        "source": _cited(held.cited),
        "disputed": [
            {"rates": dict(dispute.rates), "source": _cited(dispute.cited)}
            for dispute in held.disputes
        ],
        "corrects": [
            {"rates": dict(wrong.rates), "source": _cited(wrong.cited)}
            for wrong in held.corrections
        ],
    }


def _limits(held: Limits) -> Data:
    return {"context": held.context, "output": held.output, "dimensions": held.dimensions}


def _lifecycle(held: Lifecycle | None, cited: Cited | None) -> Data | None:
    return held.model_dump() | {"source": _cited(cited)} if held else None


def _cited(held: Cited | None) -> Data | None:
    return _origin(held.origin) | {"checked": held.checked} if held else None


def _source(held: Source) -> Data:
    return _origin(held) | {"checked": held.checked, "for": held.covers}


def _origin(held: Origin | Source) -> Data:
    return {
        "name": source_name(held),
        "url": held.url,
        "via": held.via,
        "revision": held.revision,
        "verified": held.via != "catalogue",
    }


def _recipe(held: Recipe) -> Data:
    return {
        "class": held.recipe_class,
        "id": held.id,
        "base_url": held.base_url,
        "key": held.key,
        "variables": [variable.name for variable in held.variables],
        "calls": list(held.calls),
        "reason": held.reason or None,
    }
