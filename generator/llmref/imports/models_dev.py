"""models.dev: its public `api.json`, with `models.json`, its models by creator, beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Literal, cast, get_args

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.copies import Copy
from llmref.imports.facts import Facts, native_id
from llmref.imports.rate_sets import distinct, is_all_zero, price, settled, unpaid
from llmref.imports.records import Records
from llmref.imports.unreadable import Unreadable, shown
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.offering import Billing
from llmref.records.rates import RateKey
from llmref.records.traits import Status

NAME = "models.dev"
BESIDE = "models.json"
_RATES: dict[str, RateKey] = {
    "input": "input",
    "output": "output",
    "cache_read": "cache_read",
    "cached_input": "cache_read",
    "cache_input": "cache_read",
    "cache_write": "cache_write",
    "cached_write": "cache_write",
    "reasoning": "reasoning",
    "input_audio": "audio_input",
    "output_audio": "audio_output",
}
_REQUEST_RATES = frozenset({"request", "image", "citation"})
_STATUS: dict[str, Status] = {
    "deprecated": "deprecated",
    "beta": "preview",
    "alpha": "preview",
}
_FEATURES: dict[str, Feature] = {
    "reasoning": "reasoning",
    "tool_call": "tools",
    "structured_output": "structured_output",
    "temperature": "temperature",
}
_MODALITIES = frozenset(get_args(Modality))


def read(copy: Copy) -> Reading:
    """Every offering of the catalogue, and what was left out. Raises Refused."""
    records = Records(NAME, copy)
    creators = _creators(copy, records)
    return records.reading(_candidates(records, creators))


def _creators(copy: Copy, records: Records) -> Mapping[str, str]:
    """The creator of each model of the file beside, by the model's key below its creator."""
    if BESIDE not in copy.beside:
        return {}
    models = records.mapping(copy.beside[BESIDE])
    return {key.partition("/")[2]: key.partition("/")[0] for key in models if "/" in key}


def _candidates(records: Records, creators: Mapping[str, str]) -> Iterator[Candidate | None]:
    for provider, listed in sorted(records.mapping(records.copy.data).items()):
        models = listed.get("models") if isinstance(listed, dict) else listed
        if not isinstance(models, dict):
            reason = models.reason if isinstance(models, Unreadable) else "has no models"
            records.leave_out(provider, reason)
            continue
        for key, held in sorted(models.items()):
            convert = partial(_candidate, provider, creators)
            yield records.read(f"{provider}/{key}", held, convert)


def _candidate(provider: str, creators: Mapping[str, str], facts: Facts) -> Candidate:
    here = native_id(facts.value("id"))
    prices, billing = _prices(facts, provider, here)
    limits, modalities = facts.inner("limit"), facts.inner("modalities")
    context = limits.count("context")
    key = here.rpartition("/")[2].lower()
    weights: dict[bool | None, Literal["open", "closed"]] = {True: "open", False: "closed"}
    released, cutoff = facts.past("release_date"), facts.past("knowledge")
    return Candidate(
        source=NAME,
        provider=provider,
        id=here,
        name=facts.text("name"),
        creator=creators.get(key, here.partition("/")[0] if here.count("/") == 1 else ""),
        model=key if key in creators else "",
        family=facts.text("family"),
        kind=_kind(facts, modalities, context),
        responses_only=facts.inner("provider").text("shape") == "responses",
        billing=billing,
        prices=prices,
        context=context,
        output_limit=limits.answer("output", context),
        input=_modalities(modalities, "input"),
        output=_modalities(modalities, "output"),
        features=_features(facts),
        status=_STATUS.get(facts.text("status")),
        released=released,
        knowledge_cutoff=cutoff,
        weights=weights.get(facts.yes_no("open_weights")),
    )


def _prices(
    facts: Facts, provider: str, here: str
) -> tuple[tuple[CandidatePrice, ...], Billing | None]:
    cost = facts.inner("cost")
    amounts = _amounts(cost)
    for key in sorted(_REQUEST_RATES & cost.held.keys()):
        facts.leave_out(f"cost.{key}", "its unit is not stated")
    if not amounts:
        return (), None
    if is_all_zero(amounts):
        return (), unpaid(provider, here, facts.text("name"))
    found = [price(settled(facts, amounts)), *_tiers(cost), *_fast(facts)]
    prices = distinct(found)
    return prices, "usage" if prices else "unknown"


def _amounts(cost: Facts) -> dict[RateKey, Decimal]:
    read = ((into, cost.rate(key, into, 1)) for key, into in _RATES.items())
    return {into: amount for into, amount in read if amount is not None}


def _tiers(cost: Facts) -> Iterator[CandidatePrice]:
    for tier in cost.items("tiers"):
        size = tier.inner("tier").count("size")
        if size is None:
            cost.leave_out("tiers", "a tier has no size")
            continue
        yield price(settled(tier, _amounts(tier)), {"input_above": size})


def _fast(facts: Facts) -> Iterator[CandidatePrice]:
    """The price of the fast mode: a priority tier under another name where the call says so."""
    fast = facts.inner("experimental").inner("modes").inner("fast")
    tier = fast.inner("provider").inner("body").text("service_tier")
    mode = "priority" if tier == "priority" else "fast"
    yield price(settled(fast, _amounts(fast.inner("cost"))), {"mode": mode})


def _modalities(held: Facts, key: str) -> tuple[Modality, ...]:
    words = held.words(key)
    for word in words:
        if word not in _MODALITIES:
            held.leave_out(key, f"{shown(word)} is no modality that we know")
    return tuple(cast("Modality", word) for word in get_args(Modality) if word in words)


def _features(facts: Facts) -> dict[Feature, bool]:
    read = ((ours, facts.yes_no(theirs)) for theirs, ours in _FEATURES.items())
    return {feature: stated for feature, stated in read if stated is not None}


def _kind(facts: Facts, modalities: Facts, context: int | None) -> Kind | None:
    """What it is called for, where what it gives says so: claims of text output prove nothing."""
    given, taken = set(modalities.words("output")), set(modalities.words("input"))
    family = facts.text("family")
    if family in _KIND_OF_FAMILY:
        return _KIND_OF_FAMILY[family]
    if given == {"video"}:
        return "video"
    if given == {"image"}:
        return "image"
    if given == {"audio"} and taken == {"text"}:
        return "speech"
    if given == {"text"} and taken == {"audio"}:
        return "transcription"
    talks = facts.yes_no("tool_call") or facts.yes_no("reasoning")
    return "chat" if talks and given == {"text"} and context is not None else None


_KIND_OF_FAMILY: dict[str, Kind] = {
    "text-embedding": "embedding",
    "cohere-embed": "embedding",
    "gemini-embedding": "embedding",
    "mistral-embed": "embedding",
    "gpt-image": "image",
    "flux": "image",
    "imagen": "image",
    "recraft": "image",
    "stable-diffusion": "image",
    "ideogram": "image",
    "veo": "video",
    "sora": "video",
    "whisper": "transcription",
    "model-router": "router",
}
