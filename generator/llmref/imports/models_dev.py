"""models.dev: its public `api.json`, with `models.json`, its models by creator, beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import cast, get_args

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.copies import Copy
from llmref.imports.facts import Facts, native_id
from llmref.imports.keys import Keys, ignored, taken
from llmref.imports.rate_sets import distinct, is_all_zero, price, settled, unpaid
from llmref.imports.records import Records
from llmref.imports.request_controls import OPTION_KEYS, reasoning_controls
from llmref.imports.unreadable import Unreadable, shown
from llmref.records.catalogs import CATALOGS, CatalogName
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.offering import Billing
from llmref.records.price import Mode
from llmref.records.rates import RateKey
from llmref.records.traits import Status

NAME: CatalogName = "models.dev"
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
_REQUEST_RATES = ("citation", "image", "request")
_TIER = "tiers"
_OLD_TIERS = {"context_over_200k": 200_000}
"""How copies before 2026 write a tier, with the input above which it holds."""
_SERVICE_TIERS: dict[str, Mode] = {"fast": "fast", "flex": "flex", "priority": "priority"}
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
_COST = (*_RATES, *_REQUEST_RATES)
PROVIDER_KEYS: Keys = {
    **taken("id", "models"),
    **ignored("provider records are written from the provider's own pages", "api", "doc", "env"),
    **ignored("names the SDK package of one programming language", "npm"),
    **ignored("a provider's name is in its record", "name"),
}
KEYS: Keys = {
    **taken("id", "name", "family", "release_date", "knowledge", "status", "open_weights"),
    **taken("canonical_model_id", *_FEATURES),
    **taken("modalities", "modalities.input", "modalities.output"),
    **taken("limit", "limit.context", "limit.output"),
    **taken("provider", "provider.shape"),
    **taken("cost", *(f"cost.{key}" for key in (*_COST, _TIER, *_OLD_TIERS))),
    **taken(*(f"cost.tiers[].{key}" for key in (*_COST, "tier"))),
    **taken("cost.tiers[].tier.type", "cost.tiers[].tier.size"),
    **taken(*(f"cost.{old}.{key}" for old in _OLD_TIERS for key in _COST)),
    **taken("experimental", "experimental.modes", "experimental.modes.*"),
    **taken("experimental.modes.*.cost", *(f"experimental.modes.*.cost.{key}" for key in _COST)),
    **taken("experimental.modes.*.provider", "experimental.modes.*.provider.body"),
    **taken("experimental.modes.*.provider.body.service_tier"),
    **taken("experimental.modes.*.provider.body.speed"),
    **ignored("a setting of the request, which has no price", "experimental.modes.*.description"),
    **ignored(
        "a setting of the request, not a price of its own",
        "experimental.modes.*.provider.body.reasoning",
        "experimental.modes.*.provider.headers",
    ),
    **ignored("the day of an edit of the catalog, not a fact of the offering", "last_updated"),
    **ignored("says again what `modalities.input` says", "attachment"),
    **ignored("text of its authors; ours is written anew", "description"),
    **ignored(
        "the context includes input and output; this is what is left for input", "limit.input"
    ),
    **ignored("names SDK packages and addresses that SDKs call", "provider.api", "provider.npm"),
    **ignored("where an SDK finds the reasoning in an answer", "interleaved"),
    **taken("reasoning_options", *(f"reasoning_options[].{key}" for key in OPTION_KEYS)),
    **ignored("scores come from their own sources, with dates", "benchmarks"),
}
"""Zero is no price, since it stands for a subscription or for "not entered" as often as for free.

`false` is a no only of flags that may be absent (`denies` of `records/catalogs.py`): the others
have to be written, so that authors who do not know write `false`. An absent flag, or an absent
list, is not known. An empty list of reasoning options stands for a model whose reasoning cannot
be set as often as for one of which nobody knows: it is not known.
"""


def read(copy: Copy) -> Reading:
    """Every offering of the catalogue, and what was left out. Raises Refused."""
    records = Records(NAME, copy, KEYS)
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
        if isinstance(listed, dict):
            plain = {key: value for key, value in listed.items() if key != "models"}
            records.know(provider, plain, PROVIDER_KEYS)
        models = listed.get("models") if isinstance(listed, dict) else listed
        if not isinstance(models, dict):
            reason = models.reason if isinstance(models, Unreadable) else "has no models"
            records.leave_out(provider, reason)
            continue
        for key, value in sorted(models.items()):
            convert = partial(_candidate, provider, creators)
            yield records.read(f"{provider}/{key}", value, convert)


def _candidate(provider: str, creators: Mapping[str, str], facts: Facts) -> Candidate:
    model_id = native_id(facts.value("id"))
    prices, billing = _prices(facts, provider, model_id)
    limits, modalities = facts.inner("limit"), facts.inner("modalities")
    context = limits.count("context")
    creator, model = _canonical(facts, model_id, creators)
    released, cutoff = facts.past("release_date"), facts.past("knowledge")
    return Candidate(
        source=NAME,
        provider=provider,
        id=model_id,
        name=facts.text("name"),
        creator=creator,
        model=model,
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
        parameters=reasoning_controls(facts),
        status=_STATUS.get(facts.text("status")),
        released=released,
        knowledge_cutoff=cutoff,
        weights="open" if facts.yes_no("open_weights") else None,
    )


def _canonical(facts: Facts, model_id: str, creators: Mapping[str, str]) -> tuple[str, str]:
    """Who made it, and which model it is, as the catalog's own files of models say."""
    creator, _, model = facts.text("canonical_model_id").partition("/")
    if model:
        return creator, model
    key = model_id.rpartition("/")[2].lower()
    if key in creators:
        return creators[key], key
    return model_id.partition("/")[0] if model_id.count("/") == 1 else "", ""


def _prices(
    facts: Facts, provider: str, model_id: str
) -> tuple[tuple[CandidatePrice, ...], Billing | None]:
    cost = facts.inner("cost")
    amounts = _amounts(cost)
    for key in _REQUEST_RATES:
        if key in cost.values:
            facts.leave_out(f"cost.{key}", "its unit is not stated")
    if not amounts:
        return (), None
    if is_all_zero(amounts):
        return (), unpaid(provider, model_id, facts.text("name"))
    listed = [price(settled(facts, amounts)), *_tiers(cost), *_modes(facts)]
    prices = distinct(listed)
    return prices, "usage" if prices else "unknown"


def _amounts(cost: Facts) -> dict[RateKey, Decimal]:
    read = ((into, cost.rate(key, into, 1)) for key, into in _RATES.items())
    return {into: amount for into, amount in read if amount is not None}


def _tiers(cost: Facts) -> Iterator[CandidatePrice]:
    for tier in cost.items(_TIER):
        kind, size = tier.inner("tier").text("type"), tier.inner("tier").count("size")
        if kind not in {"", "context"}:
            cost.leave_out(_TIER, f"a tier by {kind}, which there is no word for")
        elif size is None:
            cost.leave_out(_TIER, "a tier has no size")
        else:
            yield price(settled(tier, _amounts(tier)), {"input_above": _above(size)})
    if not cost.values.get(_TIER):
        for key, size in _OLD_TIERS.items():
            tier = cost.inner(key)
            yield price(settled(tier, _amounts(tier)), {"input_above": size})


def _above(size: int) -> int:
    """The most tokens below the tier; some authors enter the first token that is in it."""
    return size - 1 if size % 1_000 == 1 else size


def _modes(facts: Facts) -> Iterator[CandidatePrice]:
    """Prices of other modes: what the call says, or else the catalog's own name of the mode."""
    modes = facts.inner("experimental").inner("modes")
    by_mode: dict[Mode, CandidatePrice] = {}
    for name in sorted(modes.values, reverse=True):
        mode = modes.inner(name)
        amounts = _amounts(mode.inner("cost"))
        asked = mode.inner("provider").inner("body").text("service_tier") or name
        if not amounts:
            continue
        if asked not in _SERVICE_TIERS:
            facts.leave_out("experimental.modes", f"there is no word for the mode {asked}")
            continue
        key = _SERVICE_TIERS[asked]
        by_mode.setdefault(key, price(settled(mode, amounts), {"mode": key}))
    yield from by_mode.values()


def _modalities(facts: Facts, key: str) -> tuple[Modality, ...]:
    words = facts.words(key)
    for word in words:
        if word not in _MODALITIES:
            facts.leave_out(key, f"{shown(word)} is not a known modality")
    if key == "output" and "pdf" in words:
        facts.leave_out(key, "a model reads PDF files and generates none")
        words = tuple(word for word in words if word != "pdf")
    return tuple(cast("Modality", word) for word in get_args(Modality) if word in words)


def _features(facts: Facts) -> dict[Feature, bool]:
    read = {ours: facts.yes_no(theirs) for theirs, ours in _FEATURES.items()}
    return {
        key: bool(has)
        for key, has in read.items()
        if has or (has is not None and key in CATALOGS[NAME].denies)
    }


def _kind(facts: Facts, modalities: Facts, context: int | None) -> Kind | None:
    """What it is called for, where what it gives says so: claims of text output prove nothing."""
    given, taken = set(modalities.words("output")) - {"pdf"}, set(modalities.words("input"))
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
