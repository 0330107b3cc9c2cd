"""The offerings of one provider, OpenRouter, as its own public `/api/v1/models` lists them.

What nobody stated has no key: no null stands for it, and no empty list.

What the shape has no word for is left out: sources and dates of facts, disputes, history and
prices to come; prices under conditions, and rates that OpenRouter does not list; other currencies;
what an offering whose price is not known is paid by; features without a parameter of their own;
dates that are not precise to the day; announced and retired models, and ids that vanished.

`supported_parameters` says no by leaving out. It is written only where reasoning, tools and
structured output are all known, and something is there to be listed, since an empty list says
nothing. `pricing.image` is written where image tokens cost
what text does, as OpenRouter writes it. `canonical_slug`, `created`, `tokenizer` and the like are
facts that we do not keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from llmref.catalogue.entities import Offering, Provider, Sellable
from llmref.catalogue.link import Catalogue
from llmref.catalogue.parameters import parameters_here
from llmref.exports.listed import (
    Data,
    NotInThisShape,
    Shaped,
    each,
    known_facts,
    listed_offerings,
    name_of,
    price_under,
    whole_list,
)
from llmref.formats import amount_text
from llmref.records.features import Feature
from llmref.records.modalities import Modality
from llmref.records.rates import RATES, RateKey
from llmref.records.request_parameters import REASONING, Parameter, TakenParameter

NAME = "openrouter"
_RATES: dict[RateKey, str] = {
    "input": "prompt",
    "output": "completion",
    "request": "request",
    "audio_input": "audio",
    "web_search": "web_search",
    "reasoning": "internal_reasoning",
    "cache_read": "input_cache_read",
    "cache_write": "input_cache_write",
}
_MODALITIES: dict[Modality, str] = {
    "text": "text",
    "image": "image",
    "audio": "audio",
    "video": "video",
    "pdf": "file",
}
_PARAMETERS: dict[Feature, str] = {
    "parallel_tools": "parallel_tool_calls",
    "reasoning": "reasoning",
    "json_mode": "response_format",
    "structured_output": "structured_outputs",
    "temperature": "temperature",
    "tools": "tools",
}
_KNOWN_BY_ABSENCE: frozenset[Feature] = frozenset({"reasoning", "tools", "structured_output"})
"""Features whose parameter, where it is not listed, says that they are not there."""
_REPOSITORIES = "https://huggingface.co/"


def as_openrouter(catalogue: Catalogue) -> Shaped:
    """`data`, the models by model ID. Raises NotInThisShape."""
    listed = openrouter_models(catalogue)
    return Shaped({"data": listed}, len(listed), {})


def openrouter_models(catalogue: Catalogue) -> list[Data]:
    """The models by model ID, each with what is known of it. Raises NotInThisShape."""
    offerings = catalogue.at_provider[provider_of(catalogue).slug]
    models = [_model(offering, form) for offering, form in listed_offerings(offerings)]
    return sorted(models, key=lambda model: str(model["id"]))


def provider_of(catalogue: Catalogue) -> Provider:
    """OpenRouter, by whatever slug. Raises NotInThisShape."""
    for provider in catalogue.providers.values():
        if provider.record.catalogue_ids.get(NAME) == NAME:
            return provider
    if NAME not in catalogue.providers:
        text = "there is no provider `openrouter`, whose offerings alone this shape lists"
        raise NotInThisShape(text)
    return catalogue.providers[NAME]


def _model(offering: Offering, form: Sellable) -> Data:
    model = offering.model
    name, creator = name_of(offering, form), model.creator
    cutoff = model.record.knowledge_cutoff
    retires = form.lifecycle.retires_on if form.lifecycle else None
    return known_facts(
        id=form.id,
        hugging_face_id=_repository(model.record.links.weights),
        name=f"{creator.name}: {name}" if creator else name,
        context_length=form.limits.context,
        architecture=known_facts(
            input_modalities=whole_list(form.input, _MODALITIES),
            output_modalities=whole_list(form.output, _MODALITIES),
        ),
        pricing=_pricing(form),
        top_provider=known_facts(max_completion_tokens=form.limits.output),
        supported_parameters=_whole_parameters(offering, form),
        reasoning=_reasoning(offering),
        knowledge_cutoff=cutoff.text if cutoff and cutoff.first == cutoff.last else None,
        expiration_date=retires.isoformat() if retires else None,
    )


def _reasoning(offering: Offering) -> Data:
    """How to set what it reasons, where the offering states that, and not its model alone."""
    takes = _takes(offering)
    effort = takes.get("reasoning_effort")
    return known_facts(
        mandatory=False if "reasoning_switch" in takes else None,
        supported_efforts=effort.values if effort else None,
        default_effort=effort.default if effort else None,
        supports_max_tokens=True if "thinking_budget" in takes else None,
    )


def _pricing(form: Sellable) -> Data:
    """Dollars for one token, request or search, as text with all digits."""
    if form.billing == "free":
        return {"prompt": "0", "completion": "0"}
    price = price_under(form)
    pricing = {name: _for_one(rate, amount) for rate, name, amount in each(price, _RATES)}
    if price and "input" in price.rates and price.rates.get("image_input") == price.rates["input"]:
        pricing["image"] = pricing["prompt"]
    return pricing


def _for_one(rate: RateKey, amount: Decimal) -> str:
    return amount_text(amount / RATES[rate].size)


def _whole_parameters(offering: Offering, form: Sellable) -> list[str]:
    is_whole = form.features.keys() >= _KNOWN_BY_ABSENCE
    return parameters_known(offering, form) if is_whole else []


def parameters_known(offering: Offering, form: Sellable) -> list[str]:
    """The parameters of what it is known to do and to take; what is missing may not be known."""
    does = [word for feature, word in _PARAMETERS.items() if form.features.get(feature)]
    return list(
        dict.fromkeys([*does, *(name for name in _takes(offering) if name not in REASONING)])
    )


def _takes(offering: Offering) -> Mapping[Parameter, TakenParameter]:
    """What the offering itself states that requests may set, and not its model alone."""
    parameters = parameters_here(offering)
    return {} if parameters is None or parameters.of_model else parameters.stated.takes


def _repository(address: str | None) -> str | None:
    """The id that Hugging Face has for a repository, which is the end of its address."""
    path = (address or "").partition(_REPOSITORIES)[2]
    return path if path.count("/") == 1 and not path.endswith("/") else None
