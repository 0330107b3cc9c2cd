"""The catalogue as models.dev's own schema accepts it: strict, or with what is known alone.

Each key that the schema demands is filled by a rule. `description` names model, creator and
provider. `attachment` says whether it takes anything but text. `last_updated` is the newest date
of a source of the record. `npm` follows from how the provider is called, `family` from a table.
`reasoning_options` is empty where no control of reasoning is known. In the strict file `reasoning`,
`tool_call` and `open_weights` are false where nobody states them, as in models.dev itself. Also as
there, a limit that a kind of model cannot have is 0, the output limit of an embedding model is the
length of its vectors, and vectors and scores, which it has no word for, are text.

Days of release, and limits and modalities that a kind can have, have no rule: an id without them
is left out of the strict file. A provider whose calls need no key, or no package of the tables, is
left out with its ids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from llmref.catalogue.entities import Offering, Provider, Sellable
from llmref.catalogue.link import Catalogue
from llmref.exports.listed import Data, Shaped, listed_offerings, name_of, providers_by_name
from llmref.exports.models_dev import NAME, as_models_dev
from llmref.memo import Memo, Once
from llmref.records.kinds import MODEL_KINDS
from llmref.records.modalities import Modality
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
_PACKAGES_OF: dict[str, str] = {
    "assemblyai": "@ai-sdk/assemblyai",
    "black-forest-labs": "@ai-sdk/black-forest-labs",
    "deepgram": "@ai-sdk/deepgram",
    "elevenlabs": "@ai-sdk/elevenlabs",
    "fal": "@ai-sdk/fal",
    "gitlab": "gitlab-ai-provider",
    "sap-ai-core": "@jerome-benoit/sap-ai-provider-v2",
    "watsonx": "watsonx-ai-provider",
}
"""By provider, where one has a package of its own and its API no class here."""
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
NO_PROVIDER = "the provider has no key, no page of its own, or no package that calls it"
_DEMANDED = {
    "release_date": "no day of release",
    "modalities": "no list of what it takes or returns",
    "attachment": "no list of what it takes or returns",
    "last_updated": "no dated source",
    "limit": "no limit of input or output",
}
"""What a rule fills only where something is known, and what is missing without it."""
_OF_PROVIDER = frozenset({"id", "name", "env", "npm", "doc"})
_WHOLE_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def as_models_dev_strict(catalogue: Catalogue, memo: Memo) -> Shaped:
    """The offerings that have all that the schema demands; nothing in it is made up."""
    exported: Data = {}
    left_out: Counter[str] = Counter()
    for name, provider, forms in _listed(catalogue, memo):
        if not provider.keys() >= _OF_PROVIDER:
            left_out[NO_PROVIDER] += len(provider["models"])
            continue
        models: Data = {}
        for key, known in provider["models"].items():
            model = _as_demanded(known, *forms[key])
            if lacking := _lacking(model):
                left_out[lacking] += 1
            else:
                models[key] = model
        if models:
            exported[name] = {**provider, "models": models}
    return Shaped(exported, _ids(exported), left_out)


def as_models_dev_partial(catalogue: Catalogue, memo: Memo) -> Shaped:
    """All offerings in the same shape, without the demanded keys that nobody states."""
    exported = {name: provider for name, provider, _ in _listed(catalogue, memo)}
    return Shaped(exported, _ids(exported), {})


def _ids(exported: Data) -> int:
    return sum(len(provider["models"]) for provider in exported.values())


_Forms = dict[str, tuple[Offering, Sellable]]
_Listed = list[tuple[str, Data, _Forms]]
_PARTIAL = Once[str, _Listed]("all offerings in the shape of models.dev")


def _listed(catalogue: Catalogue, memo: Memo) -> _Listed:
    return memo.once(_PARTIAL, NAME, lambda: list(_partial(catalogue)))


def _partial(catalogue: Catalogue) -> Iterator[tuple[str, Data, _Forms]]:
    named = providers_by_name(catalogue, NAME)
    for name, exported in as_models_dev(catalogue).items():
        forms: _Forms = {}
        for provider in named[name]:
            for offering, form in listed_offerings(catalogue.at_provider[provider.slug]):
                forms.setdefault(form.id, (offering, form))
        models = {key: _model(known, *forms[key]) for key, known in exported["models"].items()}
        yield name, {**_provider(name, exported, named[name][0]), "models": models}, forms


def _provider(name: str, exported: Data, provider: Provider) -> Data:
    classes = {recipe.recipe_class: recipe for recipe in provider.record.recipes}
    chosen = next((key for key in _PACKAGES if key in classes), None)
    known = {key: value for key, value in exported.items() if key != "api"}
    if chosen is None:
        return {**known, "npm": _PACKAGES_OF[name]} if name in _PACKAGES_OF else known
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
        model.setdefault("reasoning_options", [])
    else:  # nobody says that it reasons, and the schema refuses the one without the other
        model.pop("reasoning_options", None)
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


def _as_demanded(known: Data, offering: Offering, form: Sellable) -> Data:
    """A model with false for what nobody states, limits and lists as models.dev writes them.

    It has no price that the schema refuses.
    """
    noes = dict.fromkeys(("reasoning", "tool_call", "open_weights"), False)
    model = {**noes, **known, "limit": _limits(offering, form)}
    if form.input and form.output and "modalities" in known:
        model["modalities"] = {"input": _words(form.input), "output": _words(form.output)}
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


def _limits(offering: Offering, form: Sellable) -> Data:
    """The limits; 0 for one that the kind of model does not have."""
    kind, limits = MODEL_KINDS[offering.model.kind], form.limits
    output = limits.dimensions if kind.has_dimensions else limits.output
    filled = {
        "context": 0 if limits.context is None and kind.no_context else limits.context,
        "output": 0 if output is None and (kind.no_text or kind.no_output_tokens) else output,
    }
    return {name: limit for name, limit in filled.items() if limit is not None}


def _words(modalities: Iterable[Modality]) -> list[str]:
    """The modalities, where vectors and scores are text."""
    words = ("text" if modality in _NO_WORD else modality for modality in modalities)
    return list(dict.fromkeys(words))


_NO_WORD: frozenset[Modality] = frozenset({"embedding", "score"})


def _lacking(model: Data) -> str | None:
    """What the schema demands and no rule fills, if anything."""
    for key, reason in _DEMANDED.items():
        if key not in model:
            return reason
    if model["modalities"].keys() < {"input", "output"}:
        return _DEMANDED["modalities"]
    return _DEMANDED["limit"] if model["limit"].keys() < {"context", "output"} else None
