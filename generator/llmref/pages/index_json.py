"""index.json: the facts of a page for programs. Its shape is a promise; `version` counts it.

Money is text with all its digits, dates are ISO 8601. What is known not to exist and what is not
known never look alike: a fact that nobody stated is null, one that is known not to be is named in
`not_offered` or false. A lifecycle has its status on the day of the build: `retiring` retires
within 180 days; it is null where the offering's own provider states nothing. `last_seen` is the
date of the copy of its source that listed an id last, once a newer copy does not; null where no
copy is known to lack it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from llmref import formats, urls
from llmref.catalogue.benchmarks import Benchmark
from llmref.catalogue.entities import Creator, Family, Limits, Model, Offering, Provider, Variant
from llmref.costs.allowances import allowances_of
from llmref.costs.charging_words import allowance_data, minimum_data
from llmref.costs.wording import plan_text
from llmref.insights.capabilities import Capability
from llmref.insights.cells import source_name
from llmref.insights.lifecycle import CreatorApi, model_status
from llmref.insights.market import Market
from llmref.insights.source_json import Data, cited_data, source_data
from llmref.insights.unscored import Unscored
from llmref.pages.context import PageContext
from llmref.pages.data_policies import policy_data
from llmref.pages.fact_json import (
    charged_prices,
    lifecycle_data,
    limits_data,
    other_prices,
    price_data,
)
from llmref.pages.request_parameters import model_parameters_data, parameters_data
from llmref.pages.score_json import benchmark_facts, score_data
from llmref.recipes.choose import Recipe
from llmref.records.labels import label_text
from llmref.records.site import Workload

VERSION = 1


def offering_data(
    context: PageContext,
    offering: Offering,
    abilities: Sequence[Capability],
    recipe: Recipe,
    market: Market,
) -> Data:
    """An offering with all its prices, variants and the calls that its page publishes."""
    return {
        **_head(context, "offering", urls.offering_path(offering)),
        "model": _ref(
            context, offering.model.slug, offering.model.name, urls.model_path(offering.model)
        ),
        "provider": _ref(
            context,
            offering.provider.slug,
            offering.provider.name,
            urls.provider_path(offering.provider),
        ),
        "deployment": offering.deployment,
        "limits_of_model": market.facts[offering].limits_of_model,
        **_sellable(offering),
        "capabilities": {ability.key: ability.has for ability in abilities},
        "request_parameters": parameters_data(offering),
        "variants": [
            {"label": label_text(variant.label), **_sellable(variant)}
            for variant in offering.variants
        ],
        "recipe": _recipe(recipe),
        "creator_api": _creator_api(market.creator_api),
    }


def model_data(
    context: PageContext,
    market: Market,
    abilities: Sequence[Capability],
) -> Data:
    """A model, with its offerings by reference, and what its creator's own API does with it."""
    model, record = market.model, market.model.record
    return {
        **_head(context, "model", urls.model_path(model)),
        "slug": model.slug,
        "name": model.name,
        "kind": model.kind,
        "creator": model.creator.slug if model.creator else None,
        "family": model.family.slug if model.family else None,
        "released": record.released.text if record.released else None,
        "listed_by": day.isoformat() if (day := context.listed_by(model)) else None,
        "knowledge_cutoff": record.knowledge_cutoff.text if record.knowledge_cutoff else None,
        "weights": record.weights,
        "license": record.license,
        "limits": limits_data(Limits(**record.limits.model_dump())),
        "input": record.input,
        "output": record.output,
        "capabilities": {ability.key: ability.has for ability in abilities},
        "request_parameters": model_parameters_data(model),
        "lifecycle": _of_model(market),
        "workloads": _workloads(market.workloads),
        "exchange_rates": _exchange_rates(context),
        "live_offerings": market.counts.live,
        "aliases": record.aliases,
        "scores": [
            {"benchmark": score.benchmark.slug, **score_data(score)}
            for score in context.catalogue.scores_of_models[model.slug]
        ],
        "offerings": [_offering_ref(context, offering) for offering in market.offerings],
        "sources": [source_data(source) for source in record.sources],
    }


def provider_data(context: PageContext, provider: Provider, offerings: Iterable[Offering]) -> Data:
    """A provider, with its offerings by reference."""
    record = provider.record
    return {
        **_head(context, "provider", urls.provider_path(provider)),
        "slug": provider.slug,
        "name": provider.name,
        "kind": record.kind,
        "links": record.links.model_dump(exclude_none=True),
        "auth": [variable.model_dump() for variable in record.auth],
        "recipes": [recipe.model_dump(by_alias=True) for recipe in record.recipes],
        "regions": record.regions,
        "data_policy": policy_data(provider),
        "minimums": [minimum_data(minimum) for minimum in record.minimums],
        "allowances": [allowance_data(allowance) for allowance in record.allowances],
        "refresh": record.refresh,
        "workloads": _workloads(context.catalogue.site.workloads),
        "exchange_rates": _exchange_rates(context),
        "offerings": [_offering_ref(context, offering) for offering in offerings],
        "sources": [source_data(source) for source in record.sources],
    }


def creator_data(context: PageContext, creator: Creator, models: Iterable[Model]) -> Data:
    """A creator, with its models by reference."""
    return {
        **_head(context, "creator", urls.creator_path(creator)),
        "slug": creator.slug,
        "name": creator.name,
        "links": creator.record.links.model_dump(exclude_none=True),
        "families": sorted(creator.record.families),
        "models": [_model_ref(context, model) for model in models],
        "sources": [source_data(source) for source in creator.record.sources],
    }


def family_data(context: PageContext, family: Family, models: Iterable[Model]) -> Data:
    """A family, with its models by reference."""
    return {
        **_head(context, "family", urls.family_path(family)),
        "slug": family.slug,
        "name": family.name,
        "creator": family.creator.slug,
        "models": [_model_ref(context, model) for model in models],
    }


def benchmark_data(context: PageContext, benchmark: Benchmark, lacking: Unscored) -> Data:
    """A benchmark with its scores, as its direction ranks them, and the models without one."""
    return {
        **_head(context, "benchmark", urls.benchmark_path(benchmark)),
        **benchmark_facts(benchmark),
        "current_models": lacking.current,
        "current_models_without_score": len(lacking.models),
        "featured_without_score": [model.slug for model in lacking.featured],
        "scores": [score_data(score) for score in context.catalogue.at_benchmark[benchmark.slug]],
    }


def _workloads(workloads: Mapping[str, Workload]) -> list[Data]:
    """Work whose cost is compared, with what one of its requests uses."""
    return [
        {
            "slug": slug,
            "name": work.name,
            "label": work.label,
            "requests": work.requests,
            "uses": work.uses,
            "mode": work.mode,
            "at": work.at,
        }
        for slug, work in workloads.items()
    ]


def _exchange_rates(context: PageContext) -> Data:
    """What other currencies were worth in US dollars."""
    rates = context.catalogue.site.exchange_rates
    return {currency: formats.amount_text(rate.usd) for currency, rate in rates.items()}


def _head(context: PageContext, kind: str, path: str) -> Data:
    return {
        "version": VERSION,
        "record": kind,
        "url": context.addresses.whole(path),
        "as_of": context.catalogue.today,
    }


def _ref(context: PageContext, slug: str, name: str, path: str) -> Data:
    return {"slug": slug, "name": name, "url": context.addresses.whole(path)}


def _model_ref(context: PageContext, model: Model) -> Data:
    return _ref(context, model.slug, model.name, urls.model_path(model))


def _offering_ref(context: PageContext, offering: Offering) -> Data:
    return {
        "model": offering.model.slug,
        "provider": offering.provider.slug,
        "provider_name": offering.provider.name,
        "first_party": offering.is_first_party and offering.provider.record.kind == "first-party",
        "id": offering.id,
        "billing": offering.billing,
        "status": offering.status,
        "retires_on": offering.lifecycle.retires_on if offering.lifecycle else None,
        "last_seen": offering.record.last_seen,
        "context": offering.limits.context,
        "allowance": plan_text(offering) or None,
        "minimums": [minimum_data(each) for each in offering.charging.minimums.values()],
        "allowances": [allowance_data(allowance) for allowance in allowances_of(offering)],
        "prices": charged_prices(offering),
        "other_prices": other_prices(offering),
        "source_names": {
            price.cited.origin.url: source_name(price.cited.origin)
            for price in (*offering.prices, *offering.of_modes)
            if price.cited
        },
        "not_offered": sorted(offering.not_offered),
        "url": context.addresses.whole(urls.offering_path(offering)),
    }


def _sellable(sellable: Offering | Variant) -> Data:
    return {
        "id": sellable.id,
        "billing": sellable.billing,
        "free_limit": sellable.free_limit,
        "plan": sellable.plan.model_dump() if sellable.plan else None,
        "limits": limits_data(sellable.limits),
        "input": sellable.input,
        "output": sellable.output,
        "lifecycle": lifecycle_data(sellable.lifecycle, sellable.status, sellable.lifecycle_source),
        "prices": [price_data(price) for price in sellable.prices],
        "not_offered": sorted(sellable.not_offered),
        "source": cited_data(sellable.cited),
        "last_seen": sellable.record.last_seen,
    }


def _of_model(market: Market) -> Data | None:
    """What the creator's API does; retired where no offering is left, whoever ended it."""
    status = model_status(market)
    api = _creator_api(market.creator_api)
    if status is None or (api is None and status[1] != "retired"):
        return None
    nothing = dict.fromkeys(("deprecated_on", "retires_on", "redirects", "successor", "source"))
    return {**(api or {"provider": None, **nothing}), "status": status[1]}


def _creator_api(api: CreatorApi | None) -> Data | None:
    """Whose API it is, and the lifecycle there; null where its creator states none."""
    if api is None:
        return None
    provider = api.offering.provider.slug if api.offering else None
    return {"provider": provider, **(lifecycle_data(api.lifecycle, api.status, api.cited) or {})}


def _recipe(recipe: Recipe) -> Data:
    return {
        "class": recipe.recipe_class,
        "id": recipe.id,
        "base_url": recipe.base_url,
        "key": recipe.key,
        "variables": [variable.name for variable in recipe.variables],
        "calls": list(recipe.calls),
        "reason": recipe.reason or None,
    }
