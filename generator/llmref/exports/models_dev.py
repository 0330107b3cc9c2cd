"""The catalogue as models.dev publishes its own: `api.json`, by provider and model ID.

What nobody stated has no key, although models.dev itself always writes some of them
(`attachment`, `last_updated`, `npm`; `reasoning`, `tool_call`, `limit` and others where unknown):
a consumer must take a missing key for unknown, not for no.

What the shape has no word for is left out: sources and dates of facts, disputes, history and
prices to come; batch, flex, regions, hours, quality and any two conditions together; rates that
are not by token, and other currencies; that an offering is paid by subscription, or how is unknown;
embeddings and scores as modalities (that list is then left out whole); features without a key of
their own; dates of retirement; announced and retired models, and ids that vanished.

A price of a priority tier stands under the fast mode, as models.dev has it, unless there is a fast
mode of its own. Limits, modalities and features are those of the offering, else of its model.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from llmref.catalogue.entities import Offering, Price, Provider, Sellable
from llmref.catalogue.lifecycle import is_deprecated
from llmref.catalogue.link import Catalogue
from llmref.catalogue.parameters import reasoning_here
from llmref.exports.listed import (
    Data,
    each,
    known_facts,
    listed_offerings,
    name_of,
    number,
    price_under,
    providers_by_name,
    tiers_of,
    whole_list,
)
from llmref.records.catalogs import CatalogName
from llmref.records.dates import PartialDate
from llmref.records.features import Feature
from llmref.records.modalities import Modality
from llmref.records.rates import RateKey
from llmref.records.traits import Lifecycle

NAME: CatalogName = "models.dev"
_RATES: dict[RateKey, str] = {
    "input": "input",
    "output": "output",
    "reasoning": "reasoning",
    "cache_read": "cache_read",
    "cache_write": "cache_write",
    "audio_input": "input_audio",
    "audio_output": "output_audio",
}
_FEATURES: dict[Feature, str] = {
    "reasoning": "reasoning",
    "tools": "tool_call",
    "structured_output": "structured_output",
    "temperature": "temperature",
}
_MODALITIES: dict[Modality, str] = {
    word: word for word in ("text", "image", "audio", "video", "pdf")
}
_OPEN: dict[Literal["open", "closed"] | None, bool] = {"open": True, "closed": False}


def as_models_dev(catalogue: Catalogue) -> Data:
    """Providers by the name that models.dev has for them, else by slug; models by model ID."""
    exported: Data = {}
    for name, providers in providers_by_name(catalogue, NAME).items():
        models: Data = {}
        for provider in providers:
            for offering, form in listed_offerings(catalogue.at_provider[provider.slug]):
                models.setdefault(form.id, _model(offering, form, catalogue.today))
        if models:
            exported[name] = {
                **_provider(name, providers[0]),
                "models": dict(sorted(models.items())),
            }
    return exported


def _provider(name: str, provider: Provider) -> Data:
    record = provider.record
    addresses = [
        recipe.base_url for recipe in record.recipes if recipe.recipe_class == "openai-chat"
    ]
    return known_facts(
        id=name,
        name=record.name,
        env=[variable.name for variable in record.auth],
        api=next(iter(addresses), None),
        doc=record.links.docs or record.links.pricing or record.links.home,
    )


def _model(offering: Offering, form: Sellable, today: date) -> Data:
    model = offering.model
    is_responses = offering.record.recipe == "openai-responses"
    return known_facts(
        id=form.id,
        name=name_of(offering, form),
        family=model.family.slug if model.family else None,
        **{key: form.features.get(feature) for feature, key in _FEATURES.items()},
        reasoning_options=list(_reasoning_options(offering)),
        knowledge=_text(model.record.knowledge_cutoff),
        release_date=_text(model.record.released),
        modalities=known_facts(
            input=whole_list(form.input, _MODALITIES),
            output=whole_list(form.output, _MODALITIES),
        ),
        open_weights=_OPEN.get(model.record.weights),
        cost=_cost(form),
        limit=known_facts(context=form.limits.context, output=form.limits.output),
        status=_status(form.lifecycle, today),
        provider={"shape": "responses"} if is_responses else None,
        experimental=_fast(form),
    )


def _reasoning_options(offering: Offering) -> Iterator[Data]:
    """How to set what it reasons, as models.dev writes it."""
    parameters = reasoning_here(offering)
    takes = parameters.stated.takes if parameters else {}
    if "reasoning_switch" in takes:
        yield {"type": "toggle"}
    if (effort := takes.get("reasoning_effort")) and effort.values:
        yield {"type": "effort", "values": effort.values}
    if budget := takes.get("thinking_budget"):
        bounds = {"min": budget.min, "max": budget.max}
        # A bound below zero is a word of an API: its -1 lets the model decide.
        known = {
            key: int(bound) for key, bound in bounds.items() if bound is not None and bound >= 0
        }
        yield {"type": "budget_tokens", **known}


def _text(day: PartialDate | None) -> str | None:
    return day.text if day else None


def _status(life: Lifecycle | None, today: date) -> str | None:
    """`deprecated` from its day on; that it retires later does not say since when it is."""
    if life is None:
        return None
    if is_deprecated(life, today):
        return "deprecated"
    return "beta" if life.status == "preview" else None


def _cost(form: Sellable) -> Data:
    """Dollars for a million tokens; nothing where the price is not known, or not by the token."""
    if form.billing == "free":
        return {"input": 0, "output": 0}
    base = _rates(price_under(form))
    tiers = [
        {**rates, "tier": {"type": "context", "size": tokens}}
        for tokens, price in tiers_of(form)
        if (rates := _rates(price))
    ]
    return {**base, **known_facts(tiers=tiers)} if base else {}


def _fast(form: Sellable) -> Data:
    fast = _rates(price_under(form, mode="fast"))
    if fast:
        return {"modes": {"fast": {"cost": fast}}}
    priority = _rates(price_under(form, mode="priority"))
    body = {"body": {"service_tier": "priority"}}
    return {"modes": {"fast": {"cost": priority, "provider": body}}} if priority else {}


def _rates(price: Price | None) -> Data:
    return {name: number(amount) for _, name, amount in each(price, _RATES)}
