"""The catalogue as LiteLLM's price map: by `provider/model ID`, prices for one token.

LiteLLM takes a model without a price for one that costs nothing. So an ID is in the file only if
its current price is known, in dollars, in rates that the map has fields for.

What the map has no field for is left out: dates of facts, disputes, history and prices to come;
prices by region, hours, quality and resolution. Conditional rates stand under the endings that
LiteLLM has for them: `_above_200k_tokens`, `_batches`, `_flex`, `_priority`, `_fast`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from llmref.catalogue.entities import Offering, Sellable
from llmref.catalogue.link import Catalogue
from llmref.exports.charges import Charge, NotCharged, Rates, RatesByLength, charge_of
from llmref.exports.listed import (
    Data,
    Shaped,
    known_facts,
    listed_offerings,
    number,
    providers_by_name,
    whole_list,
)
from llmref.records.catalogs import CatalogName
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey

NAME: CatalogName = "litellm"
TIERED_REASONING = "reasoning has a rate of its own that depends on the length of the input"
_FIELDS: dict[RateKey, str] = {
    "input": "input_cost_per_token",
    "output": "output_cost_per_token",
    "cache_read": "cache_read_input_token_cost",
    "cache_write": "cache_creation_input_token_cost",
    "cache_write_1h": "cache_creation_input_token_cost_above_1hr",
    "reasoning": "output_cost_per_reasoning_token",
    "audio_input": "input_cost_per_audio_token",
    "audio_output": "output_cost_per_audio_token",
    "audio_cache_read": "cache_read_input_audio_token_cost",
    "image_input": "input_cost_per_image_token",
    "image_output": "output_cost_per_image_token",
    "image_cache_read": "cache_read_input_image_token_cost",
    "video_input": "input_cost_per_video_token",
    "video_output": "output_cost_per_video_token",
    "characters": "input_cost_per_character",
    "request": "input_cost_per_request",
    "page": "ocr_cost_per_page",
}
_OF_KIND: dict[tuple[Kind, RateKey], str] = {
    ("image", "image"): "output_cost_per_image",
    ("video", "video_second"): "output_cost_per_second",
    ("transcription", "audio_minute"): "input_cost_per_second",
    ("speech", "audio_minute"): "output_cost_per_second",
    ("rerank", "rerank"): "input_cost_per_query",
}
"""Fields whose meaning depends on the kind of model."""
_SEARCH = "search_context_cost_per_query"
_SIZES = ("search_context_size_low", "search_context_size_medium", "search_context_size_high")
_SECONDS = 60
_KINDS: dict[str, Kind] = {
    "chat": "chat",
    "completion": "completion",
    "embedding": "embedding",
    "rerank": "rerank",
    "image_generation": "image",
    "video_generation": "video",
    "audio_speech": "speech",
    "audio_transcription": "transcription",
    "moderation": "moderation",
}
_MODES = {kind: mode for mode, kind in _KINDS.items()}
_RANGED = frozenset({"dashscope", "qwencloud", "qwen_ai_platform"})
"""Providers whose tiers LiteLLM reads as a list of ranges."""
_NO_END = 10**9
"""The end of the last range: no request has as many tokens."""
_ENDINGS: dict[Mode, str] = {
    "batch": "_batches",
    "flex": "_flex",
    "priority": "_priority",
    "fast": "_fast",
}
_FEATURES: dict[Feature, str] = {
    "reasoning": "supports_reasoning",
    "tools": "supports_function_calling",
    "parallel_tools": "supports_parallel_function_calling",
    "structured_output": "supports_response_schema",
}
_TAKES: dict[Modality, str] = {
    "image": "supports_vision",
    "audio": "supports_audio_input",
    "pdf": "supports_pdf_input",
}
_WORDS: dict[Modality, str] = {word: word for word in ("text", "image", "audio", "video")}


def as_litellm(catalogue: Catalogue) -> Shaped:
    """Models by the name that LiteLLM has for the provider, else its slug, and the model ID."""
    models: Data = {}
    left_out: Counter[str] = Counter()
    for name, providers in providers_by_name(catalogue, NAME).items():
        for provider in providers:
            for offering, form in listed_offerings(catalogue.at_provider[provider.slug]):
                try:
                    models.setdefault(f"{name}/{form.id}", _model(name, offering, form))
                except NotCharged as reason:
                    left_out[str(reason)] += 1
    return Shaped(dict(sorted(models.items())), len(models), left_out)


def _model(name: str, offering: Offering, form: Sellable) -> Data:
    kind = offering.model.kind
    fields = _fields_of(kind)
    charge = charge_of(form, {*fields, "web_search"})
    if charge.base.longer and "reasoning" in charge.base.plain:
        raise NotCharged(TIERED_REASONING)
    retires = form.lifecycle.retires_on if form.lifecycle else None
    cited = charge.price.cited if charge.price else None
    return known_facts(
        litellm_provider=name,
        mode=_MODES.get(kind),
        max_input_tokens=form.limits.context,
        max_output_tokens=form.limits.output,
        output_vector_size=form.limits.dimensions,
        **dict(_costs(charge, fields)),
        tiered_pricing=_ranges(charge.base, fields) if name in _RANGED else None,
        deprecation_date=retires.isoformat() if retires else None,
        source=cited.origin.url if cited else None,
        supported_modalities=whole_list(form.input, _WORDS),
        supported_output_modalities=whole_list(form.output, _WORDS),
        **{field: form.features.get(feature) for feature, field in _FEATURES.items()},
        **{field: word in form.input for word, field in _TAKES.items() if form.input},
    )


@cache
def _fields_of(kind: Kind) -> Mapping[RateKey, str]:
    return _FIELDS | {rate: field for (of, rate), field in _OF_KIND.items() if of == kind}


def _costs(charge: Charge, fields: Mapping[RateKey, str]) -> Iterator[tuple[str, object]]:
    yield from _of_lengths(charge.base, fields)
    for mode, by_length in charge.modes.items():
        yield from _of_lengths(by_length, fields, _ENDINGS[mode])
    if "web_search" in charge.base.plain:
        amount = number(charge.base.plain["web_search"] / RATES["web_search"].size)
        yield _SEARCH, dict.fromkeys(_SIZES, amount)


def _ranges(by_length: RatesByLength, fields: Mapping[RateKey, str]) -> list[Data] | None:
    if not by_length.longer:
        return None
    starts = [0, *(tokens for tokens, _ in by_length.longer)]
    ranges = zip(starts, [*starts[1:], _NO_END], by_length.all, strict=True)
    return [
        {"range": [start, end], **dict(_of_rates(rates, fields, ""))}
        for start, end, rates in ranges
    ]


def _of_lengths(
    by_length: RatesByLength, fields: Mapping[RateKey, str], mode: str = ""
) -> Iterator[tuple[str, object]]:
    yield from _of_rates(by_length.plain, fields, mode)
    for tokens, rates in by_length.longer:
        size = f"{tokens // 1_000}k" if tokens % 1_000 == 0 else str(tokens)
        by_token = {rate: amount for rate, amount in rates.items() if RATES[rate].counted == _TOKEN}
        yield from _of_rates(by_token, fields, f"_above_{size}_tokens{mode}")


_TOKEN = "tokens"  # noqa: S105  # what is counted, no secret


def _of_rates(
    rates: Rates, fields: Mapping[RateKey, str], ending: str
) -> Iterator[tuple[str, object]]:
    for rate, amount in rates.items():
        if rate in fields:
            yield f"{fields[rate]}{ending}", number(_for_one(rate, amount))


def _for_one(rate: RateKey, amount: Decimal) -> Decimal:
    """The amount for one of what LiteLLM counts: a minute of audio has 60 seconds."""
    return amount / (_SECONDS if rate == "audio_minute" else RATES[rate].size)
