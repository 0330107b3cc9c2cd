"""The catalogue as models.dev's own schema accepts it: strict, or with what is known alone.

Each key that the schema demands is filled by a rule. `description` names model, creator and
provider. `attachment` says whether it takes anything but text. `last_updated` is the newest date
of a source of the record. `npm` follows from how the provider is called, `family` from a table.
`reasoning_options` is empty, since none are recorded here. In the strict file `reasoning`,
`tool_call` and `open_weights` are false where nobody states them, as in models.dev itself.

Days of release, modalities and limits have no rule: an id without them is left out of the strict
file. A provider whose calls need no key, or no package of the table, is left out with its ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from llmref.catalogue.entities import Offering, Provider, Sellable
from llmref.catalogue.link import Catalogue
from llmref.exports.listed import Data, listed_offerings, name_of
from llmref.exports.models_dev import NAME, as_models_dev, providers_by_name
from llmref.memo import Memo, Once
from llmref.records.recipe_class import RecipeClass

_COMPATIBLE = "@ai-sdk/openai-compatible"
_PACKAGES: dict[RecipeClass, str] = {
    "azure-openai": "@ai-sdk/azure",
    "azure-responses": "@ai-sdk/azure",
    "aws-bedrock-converse": "@ai-sdk/amazon-bedrock",
    "aws-bedrock-invoke": "@ai-sdk/amazon-bedrock",
    "google-vertex": "@ai-sdk/google-vertex",
    "vertex-anthropic": "@ai-sdk/google-vertex/anthropic",
    "google-genai": "@ai-sdk/google",
    "cohere-v2": "@ai-sdk/cohere",
    "mistral": "@ai-sdk/mistral",
    "replicate": "@ai-sdk/replicate",
    "openai-chat": _COMPATIBLE,
    "anthropic-messages": "@ai-sdk/anthropic",
    "openai-responses": "@ai-sdk/openai",
}
"""By class of API; the first that a provider has counts."""
_WITH_ADDRESS = {_COMPATIBLE, "@ai-sdk/anthropic", "@ai-sdk/openai"}
"""Packages beside which the schema allows the address of an API."""
_FAMILY_WORDS = (
    "claude claude-haiku claude-opus claude-sonnet codestral cogito command command-a"
    " command-r deepseek devstral ernie falcon flux gemini gemini-embedding gemma glm glm-"
    " air gpt gpt-image gpt-oss granite grok hermes hunyuan ideogram imagen jamba kat-"
    " coder kimi ling llama llava longcat magistral mercury mimo minimax ministral mistral"
    " mistral-large mistral-medium mistral-nemo mistral-small mixtral morph nemotron nova"
    " palmyra phi pixtral qvq qwen recraft reka ring seed skywork solar sonar sonar-pro"
    " sora stable-diffusion step text-embedding trinity veo voxtral voyage whisper yi"
)
MODELS_DEV_FAMILIES = frozenset(_FAMILY_WORDS.split())
"""Families that models.dev has a word for; each is the beginning of our slugs of it."""
_DEMANDED = frozenset(
    {
        "id",
        "name",
        "description",
        "attachment",
        "reasoning",
        "tool_call",
        "release_date",
        "last_updated",
        "modalities",
        "open_weights",
        "limit",
    }
)
_OF_PROVIDER = frozenset({"id", "name", "env", "npm", "doc"})
_WHOLE_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


_PARTIAL = Once[str, Data]("all offerings in the shape of models.dev")


def as_models_dev_strict(catalogue: Catalogue, memo: Memo) -> Data:
    """The offerings that have all that the schema demands; nothing in it is made up."""
    exported: Data = {}
    for name, provider in as_models_dev_partial(catalogue, memo).items():
        models = {
            key: model
            for key, known in provider["models"].items()
            if _is_complete(model := _with_noes(known))
        }
        if models and provider.keys() >= _OF_PROVIDER:
            exported[name] = {**provider, "models": models}
    return exported


def as_models_dev_partial(catalogue: Catalogue, memo: Memo) -> Data:
    """All offerings in the same shape, without the demanded keys that nobody states."""
    return memo.once(_PARTIAL, NAME, lambda: dict(_partial(catalogue)))


def _partial(catalogue: Catalogue) -> Iterator[tuple[str, Data]]:
    named = providers_by_name(catalogue)
    for name, exported in as_models_dev(catalogue).items():
        forms: dict[str, tuple[Offering, Sellable]] = {}
        for provider in named[name]:
            for offering, form in listed_offerings(catalogue.at_provider[provider.slug]):
                forms.setdefault(form.id, (offering, form))
        models = {key: _model(known, *forms[key]) for key, known in exported["models"].items()}
        yield name, {**_provider(exported, named[name][0]), "models": models}


def _provider(exported: Data, provider: Provider) -> Data:
    classes = {recipe.recipe_class: recipe for recipe in provider.record.recipes}
    chosen = next((key for key in _PACKAGES if key in classes), None)
    known = {key: value for key, value in exported.items() if key != "api"}
    if chosen is None:
        return known
    package, address = _PACKAGES[chosen], classes[chosen].base_url
    if package == _COMPATIBLE and address is None:
        return known
    with_address = {"api": address} if package in _WITH_ADDRESS and address else {}
    return {**known, "npm": package, **with_address}


def _model(known: Data, offering: Offering, form: Sellable) -> Data:
    model = {key: value for key, value in known.items() if _fits(key, value)}
    if family := _family(offering):
        model["family"] = family
    model["description"] = _description(offering, form)
    if form.input:
        model["attachment"] = bool(set(form.input) - {"text"})
    if days := [day for day in _days(offering, form) if day]:
        model["last_updated"] = max(days).isoformat()
    if model.get("reasoning"):
        model["reasoning_options"] = []
    if modes := model.get("experimental", {}).get("modes"):
        whole = {name: mode for name, mode in modes.items() if _is_cost(mode["cost"])}
        model["experimental"] = {"modes": whole}
    return model


def _fits(key: str, value: object) -> bool:
    """Whether the schema takes a value: dates from the month on, its own words for families."""
    if key in {"knowledge", "release_date"}:
        return bool(_WHOLE_DATE.fullmatch(str(value)))
    return key != "family"


def _family(offering: Offering) -> str | None:
    family = offering.model.family
    words = re.sub(r"-?v?\d.*$", "", family.slug) if family else ""
    return words if words in MODELS_DEV_FAMILIES else None


def _description(offering: Offering, form: Sellable) -> str:
    creator = offering.model.creator
    by = f" by {creator.name}" if creator else ""
    return f"{name_of(offering, form)}{by}, as offered by {offering.provider.name}."


def _days(offering: Offering, form: Sellable) -> Iterator[date | None]:
    yield from (source.checked for source in offering.model.record.sources)
    yield form.cited.checked if form.cited else None
    yield from (price.cited.checked for price in form.current if price.cited)


def _with_noes(known: Data) -> Data:
    """A model with false for what nobody states, and without a price that the schema refuses."""
    noes = dict.fromkeys(("reasoning", "tool_call", "open_weights"), False)
    model = {**noes, **known}
    if "cost" in model:
        model |= {"cost": _cost(model["cost"], reasons=model["reasoning"])}
    return {key: value for key, value in model.items() if value != {}}


def _cost(cost: Data, *, reasons: bool) -> Data:
    """What is charged, if the rates of input and output are known; of tiers the same."""
    if not _is_cost(cost):
        return {}
    whole = {key: value for key, value in cost.items() if reasons or key != "reasoning"}
    tiers = [tier for tier in cost.get("tiers", ()) if _is_cost(tier)]
    if not reasons:
        tiers = [{key: tier[key] for key in tier if key != "reasoning"} for tier in tiers]
    return {**whole, "tiers": tiers} if tiers else _without(whole, "tiers")


def _without(data: Data, key: str) -> Data:
    return {name: value for name, value in data.items() if name != key}


def _is_cost(cost: Data) -> bool:
    return cost.keys() >= {"input", "output"}


def _is_complete(model: Data) -> bool:
    return (
        model.keys() >= _DEMANDED
        and model["limit"].keys() >= {"context", "output"}
        and model["modalities"].keys() >= {"input", "output"}
    )
