"""LiteLLM: its map of prices, a JSON file that its wheel carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple, cast, get_args

from llmref.imports.candidate import Candidate, CandidatePrice, Malformed, Reading
from llmref.imports.copies import Copy, member
from llmref.imports.facts import Facts, native_id
from llmref.imports.litellm_ids import Key, key_of
from llmref.imports.litellm_keys import KEYS
from llmref.imports.litellm_rates import prices
from llmref.imports.litellm_uplifts import uplifted
from llmref.imports.rate_sets import distinct, unpaid
from llmref.imports.records import Records
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.offering import Billing

NAME = "litellm"
FILE = "model_prices_and_context_window_backup.json"
_SPECIMEN = "sample_spec"
_TOOL = "code_interpreter_cost_per_session"
_KINDS: dict[str, Kind] = {
    "chat": "chat",
    "responses": "chat",
    "realtime": "other",
    "completion": "completion",
    "embedding": "embedding",
    "rerank": "rerank",
    "image_generation": "image",
    "image_edit": "image",
    "audio_transcription": "transcription",
    "audio_speech": "speech",
    "video_generation": "video",
    "moderation": "moderation",
    "ocr": "other",
    "extraction": "other",
    "evaluation": "other",
    "decisions": "other",
}
_CHAT = "/v1/chat/completions"
_CALLS = frozenset(
    {
        _CHAT,
        "/v1/responses",
        "/v1/messages",
        "/v1/completions",
        "/v1/embeddings",
        "/v1/rerank",
        "/v1/images/generations",
        "/v1/images/edits",
        "/v1/audio/transcriptions",
        "/v1/audio/speech",
        "/v1/videos",
        "/v1/moderations",
        "/v1/ocr",
        "/v1beta/models",
        "/v1beta/interactions",
    }
)
"""Endpoints that a call of one request reaches; of others, no call is known here."""
_NO_MODEL = frozenset({"search", "vector_store", "guardrail"})
_FEATURES: dict[str, Feature] = {
    "supports_reasoning": "reasoning",
    "supports_function_calling": "tools",
    "supports_parallel_function_calling": "parallel_tools",
    "supports_response_schema": "structured_output",
    "supports_native_streaming": "streaming",
    "supports_web_search": "web_search",
    "supports_code_execution": "code_execution",
    "supports_computer_use": "computer_use",
}
_TAKES: dict[str, Modality] = {
    "supports_vision": "image",
    "supports_image_input": "image",
    "supports_audio_input": "audio",
    "supports_video_input": "video",
    "supports_pdf_input": "pdf",
}


class _Keyed(NamedTuple):
    """A record, with what its key names and what follows from its multipliers."""

    key: Key
    candidate: Candidate
    derived: tuple[CandidatePrice, ...]


def read(copy: Copy) -> Reading:
    """Every offering of the map, and what was left out. Raises Refused."""
    records = Records(NAME, copy, KEYS)
    by_id: dict[tuple[str, str], list[_Keyed]] = {}
    for name, record in sorted(records.mapping(member(copy, FILE)).items()):
        if name == _SPECIMEN:
            continue
        if keyed := records.read(name, record, partial(_candidate, name)):
            by_id.setdefault((keyed.key.provider, keyed.key.id), []).append(keyed)
    return records.reading(_joined(keyed, records) for _, keyed in sorted(by_id.items()))


def _candidate(name: str, facts: Facts) -> _Keyed:
    provider, mode = facts.text("litellm_provider"), facts.text("mode")
    if not provider:
        raise Malformed("has no provider")
    if mode in _NO_MODEL:
        raise Malformed(f"is a {mode.replace('_', ' ')}, not a model")
    if _TOOL in facts.values and "max_input_tokens" not in facts.values:
        raise Malformed("is a tool, not a model")
    key = key_of(name, provider)
    native_id(key.id)
    endpoints = facts.words("supported_endpoints")
    kind = _KINDS.get(mode)
    if endpoints and not _CALLS & set(endpoints):
        kind = "other"
        facts.leave_out("supported_endpoints", f"no call is known for {', '.join(endpoints)}")
    charged = _current(prices(facts, kind, key.when))
    context = facts.count("max_input_tokens")
    links = dict.fromkeys(facts.url(name) for name in ("source", "deprecation_source"))
    candidate = Candidate(
        source=NAME,
        provider=key.provider,
        id=key.id,
        creator=key.id.partition("/")[0] if key.id.count("/") == 1 else "",
        kind=kind,
        responses_only=mode == "responses" and _CHAT not in endpoints,
        billing=_billing(facts, key, charged),
        prices=charged,
        context=context,
        output_limit=facts.answer("max_output_tokens", context),
        dimensions=facts.count("output_vector_size"),
        input=_input(facts, kind),
        output=_known(facts.words("supported_output_modalities")),
        features=_features(facts),
        retires_on=facts.whole_day("deprecation_date"),
        links=tuple(filter(None, links)),
        regions=facts.words("supported_regions"),
    )
    return _Keyed(key, candidate, tuple(uplifted(facts, charged)))


def _current(prices: Iterable[CandidatePrice]) -> tuple[CandidatePrice, ...]:
    """The prices; that of cheap hours, if there is one, is the price without condition."""
    listed = list(prices)
    cheap = [price for price in listed if "off_peak" in price.when]
    if cheap:
        full = [price for price in listed if price.when and "off_peak" not in price.when]
        listed = [*(replace(price, when={}) for price in cheap), *full]
    return distinct(listed)


def _billing(facts: Facts, key: Key, charged: tuple[CandidatePrice, ...]) -> Billing | None:
    if charged:
        return "usage"
    stated = {"input_cost_per_token", "output_cost_per_token"} & facts.values.keys()
    return unpaid(key.provider, key.id) if stated else None


def _joined(keyed: list[_Keyed], records: Records) -> Candidate:
    """One candidate of all keys that name one id: the plain key first, then those by region."""
    keyed = sorted(
        keyed, key=lambda record: (len(record.key.when), sorted(record.key.when.items()))
    )
    first = keyed[0].candidate
    charged = {_sign(price): price for price in first.prices}
    for key, other, _ in keyed[1:]:
        for price in other.prices:
            known = charged.setdefault(_sign(price), price)
            if known is not price and dict(known.rates) != dict(price.rates):
                where = f"{key.provider}/{key.id}"
                records.leave_out(where, "is listed twice, with different prices")
    for price in (price for record in keyed for price in record.derived):
        charged.setdefault(_sign(price), price)  # what a key states itself comes first
    return replace(first, prices=distinct(_without_echoes(charged.values())))


def _without_echoes(listed: Iterable[CandidatePrice]) -> Iterator[CandidatePrice]:
    """The prices, without regional ones that say what holds everywhere."""
    kept = list(listed)
    everywhere = {_sign(price): dict(price.rates) for price in kept if "region" not in price.when}
    for price in kept:
        elsewhere = {name: value for name, value in price.when.items() if name != "region"}
        same = everywhere.get(tuple(sorted((name, str(v)) for name, v in elsewhere.items())))
        if "region" not in price.when or same != dict(price.rates):
            yield price


def _sign(price: CandidatePrice) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in price.when.items()))


def _known(words: Iterable[str]) -> tuple[Modality, ...]:
    stated = set(words)
    return tuple(cast("Modality", word) for word in get_args(Modality) if word in stated)


def _input(facts: Facts, kind: Kind | None) -> tuple[Modality, ...]:
    stated = set(facts.words("supported_modalities"))
    if not stated and kind != "chat":
        return ()
    taken = {word for name, word in _TAKES.items() if facts.yes_no(name)}
    return _known({"text"} | stated | taken) if stated or taken else ()


def _features(facts: Facts) -> dict[Feature, bool]:
    read = ((ours, facts.yes_no(theirs)) for theirs, ours in _FEATURES.items())
    return {feature: stated for feature, stated in read if stated is not None}
