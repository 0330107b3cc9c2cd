"""OpenRouter: the public answer of its `/api/v1/models`, which is the provider's own word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import cast, get_args

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.copies import Copy, Refused
from llmref.imports.facts import Facts, native_id
from llmref.imports.keys import Keys, ignored, taken
from llmref.imports.rate_sets import distinct, is_all_zero, price, settled, unpaid
from llmref.imports.records import Records
from llmref.imports.request_controls import REASONING_KEYS, accepted
from llmref.imports.unreadable import shown
from llmref.records.catalogs import CATALOGS, CatalogName
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.offering import Billing
from llmref.records.rates import RateKey

NAME: CatalogName = "openrouter"
_MILLION, _THOUSAND = 1_000_000, 1_000
_RATES: dict[str, tuple[RateKey, int]] = {
    "prompt": ("input", _MILLION),
    "completion": ("output", _MILLION),
    "input_cache_read": ("cache_read", _MILLION),
    "input_cache_write": ("cache_write", _MILLION),
    "input_cache_write_1h": ("cache_write_1h", _MILLION),
    "internal_reasoning": ("reasoning", _MILLION),
    "audio": ("audio_input", _MILLION),
    "input_audio_cache": ("audio_cache_read", _MILLION),
    "request": ("request", _THOUSAND),
    "web_search": ("web_search", _THOUSAND),
}
_PARAMETERS: dict[str, Feature] = {
    "reasoning": "reasoning",
    "tools": "tools",
    "parallel_tool_calls": "parallel_tools",
    "structured_outputs": "structured_output",
    "response_format": "json_mode",
    "temperature": "temperature",
}
_MODALITIES = {"file": "pdf"}
_PRICING = (*_RATES, "image")
_FROM = {"min_prompt_tokens": "input_above"}
"""Conditions of overrides that there are words for: a prompt of more tokens than that."""
KEYS: Keys = {
    **taken("id", "name", "canonical_slug", "hugging_face_id", "context_length"),
    **taken("expiration_date", "knowledge_cutoff", "supported_parameters"),
    **taken("architecture", "architecture.input_modalities", "architecture.output_modalities"),
    **taken("top_provider", "top_provider.max_completion_tokens"),
    **taken("pricing", "pricing.overrides", *(f"pricing.{key}" for key in _PRICING)),
    **taken(*(f"pricing.overrides[].{key}" for key in (*_PRICING, *_FROM))),
    **ignored("says again what both lists of modalities say", "architecture.modality"),
    **ignored("how the host counts and frames text", "architecture.instruct_type"),
    **ignored("how the host counts and frames text", "architecture.tokenizer"),
    **ignored("the day on which OpenRouter added it, not that of a release", "created"),
    **ignored("what it sets where a request says nothing", "default_parameters"),
    **ignored("text of its authors; ours is written anew", "description"),
    **ignored("addresses of its own API", "links"),
    **ignored("limits of one account", "per_request_limits"),
    **ignored("of the host that it shows first, and of that alone", "top_provider.context_length"),
    **ignored("of the host that it shows first, and of that alone", "top_provider.is_moderated"),
    **ignored("voices have no place in the seeds", "supported_voices"),
    **ignored(
        "a share off what is stated, which the stated rates have already", "pricing.discount"
    ),
    **taken("reasoning", *(f"reasoning.{key}" for key in REASONING_KEYS)),
    **ignored("scores come from their own sources, with dates", "benchmarks"),
}
"""Zero is free where the id or name says so (`unpaid`), else nobody knows how it is paid.

`null` is not known. A parameter that the list names for every model that
takes it is a no where it lacks it (`denies` of `records/catalogs.py`).
"""


def read(copy: Copy) -> Reading:
    """Every model that it routes to, and what was left out. Raises Refused."""
    records = Records(NAME, copy, KEYS)
    listed = records.mapping(copy.data).get("data")
    if not isinstance(listed, list):
        raise Refused(f"{copy.name} has no list `data`: it is not OpenRouter's list of models")
    return records.reading(
        records.read(_where(position, record), record, _candidate)
        for position, record in enumerate(listed)
    )


def _where(position: int, record: object) -> str:
    named = record.get("id") if isinstance(record, dict) else None
    return f"{NAME}/{named if isinstance(named, str) else position}"


def _candidate(facts: Facts) -> Candidate:
    model_id = native_id(facts.value("id"))
    architecture, top = facts.inner("architecture"), facts.inner("top_provider")
    prices, billing = _prices(facts, model_id)
    context = facts.count("context_length")
    canonical = facts.text("canonical_slug")
    weights = facts.text("hugging_face_id")
    given = _modalities(architecture, "output_modalities")
    return Candidate(
        source=NAME,
        provider=NAME,
        id=model_id,
        name=facts.text("name").rpartition(": ")[2],
        creator=model_id.lstrip("~").partition("/")[0],
        model=canonical.rpartition("/")[2].partition(":")[0],
        kind=_kind(model_id, given, facts),
        billing=billing,
        prices=prices,
        context=context,
        output_limit=top.answer("max_completion_tokens", context),
        input=_modalities(architecture, "input_modalities"),
        output=given,
        features=_features(facts),
        parameters=accepted(facts),
        retires_on=facts.whole_day("expiration_date"),
        knowledge_cutoff=facts.past("knowledge_cutoff"),
        weights="open" if weights else None,
        aliases=(canonical,) if canonical and canonical != model_id else (),
        links=(f"https://huggingface.co/{weights}",) if _is_repository(weights) else (),
    )


def _prices(facts: Facts, model_id: str) -> tuple[tuple[CandidatePrice, ...], Billing | None]:
    pricing = facts.inner("pricing")
    if pricing.value("prompt") == "-1":
        pricing.leave_out("pricing", "-1: depends on the model that it routes to")
        return (), "unknown"
    read = ((key, pricing.rate(theirs, key, times)) for theirs, (key, times) in _RATES.items())
    amounts = {key: amount for key, amount in read if amount is not None}
    _add_image(pricing, amounts)
    if not amounts:
        return (), None
    if is_all_zero(amounts):
        return (), unpaid(NAME, model_id, facts.text("name"))
    return distinct([price(settled(pricing, amounts)), *_overrides(pricing)]), "usage"


def _overrides(pricing: Facts) -> Iterator[CandidatePrice]:
    """What is charged for longer prompts: rates that an override does not state stay."""
    for override in pricing.items("overrides"):
        most = override.count("min_prompt_tokens")
        if most is None:
            pricing.leave_out("overrides", "a price under a condition that there is no word for")
            continue
        stated = {**pricing.values, **override.values}
        read = (
            (key, replace(override, values=stated).rate(theirs, key, times))
            for theirs, (key, times) in _RATES.items()
        )
        amounts = {key: amount for key, amount in read if amount is not None}
        yield price(settled(override, amounts), {"input_above": most})


def _add_image(pricing: Facts, amounts: dict[RateKey, Decimal]) -> None:
    """Images are charged by tokens where the amount is that of text, else nobody says by what."""
    stated = pricing.value("image")
    if stated is None or stated == "0":
        return
    if stated != pricing.value("prompt"):
        pricing.leave_out("image", "whether it is per image or per token is not stated")
    elif (amount := pricing.rate("image", "image_input", _MILLION)) is not None:
        amounts["image_input"] = amount


def _modalities(facts: Facts, key: str) -> tuple[Modality, ...]:
    words = {_MODALITIES.get(word, word) for word in facts.words(key)}
    known = get_args(Modality)
    for word in sorted(words - set(known)):
        facts.leave_out(key, f"{shown(word)} is not a known modality")
    return tuple(cast("Modality", word) for word in known if word in words)


def _features(facts: Facts) -> dict[Feature, bool]:
    stated = facts.words("supported_parameters")
    if not stated:
        return {}
    features = {ours: theirs in stated for theirs, ours in _PARAMETERS.items()}
    return {key: has for key, has in features.items() if has or key in CATALOGS[NAME].denies}


def _kind(model_id: str, given: tuple[Modality, ...], facts: Facts) -> Kind | None:
    if facts.inner("pricing").value("prompt") == "-1" or model_id.startswith("openrouter/auto"):
        return "router"
    if given == ("text",):
        return "chat"
    if "audio" in given and "tools" not in facts.words("supported_parameters"):
        return None
    return "chat" if "tools" in facts.words("supported_parameters") else None


def _is_repository(text: str) -> bool:
    return text.count("/") == 1 and text.replace("/", "").replace("-", "").isascii()
