"""pi-ai: the models that its agents can call, by provider, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.copies import Copy, Refused
from llmref.imports.facts import Facts, native_id
from llmref.imports.keys import Keys, ignored, taken
from llmref.imports.rate_sets import distinct, is_all_zero, price, settled, unpaid
from llmref.imports.records import Records
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.offering import Billing
from llmref.records.rates import RateKey

NAME = "pi-ai"
_RATES: dict[str, RateKey] = {
    "input": "input",
    "output": "output",
    "cache_read": "cache_read",
    "cache_write": "cache_write",
}
_KINDS: dict[str, Kind] = {"": "chat", "chat": "chat", "image": "image", "classifier": "other"}
_PLAN = "a subscription, of which it states the list prices of an API"
_NOT_READ: Mapping[str, str] = {
    "cloudflare-ai-gateway": "its ids are cut otherwise than the gateway wants them",
    "github-copilot": _PLAN,
    "kimi-coding": _PLAN,
    "nvidia": "a trial, of which it states no price",
    "openai-codex": _PLAN,
    "opencode-go": _PLAN,
    "radius": "a service of the catalog's own authors",
    "typesafe": "a service of the catalog's own authors",
    "zai": _PLAN,
    "zai-coding-cn": _PLAN,
}
_PLANS = ("qwen-token-plan", "xiaomi-token-plan")
PROVIDER_KEYS: Keys = {
    **taken("models"),
    **ignored("provider records are written from the provider's own pages", "base_url"),
}
KEYS: Keys = {
    **taken("id", "name", "type", "reasoning", "context", "output_limit", "free"),
    **taken("cost", "cost.tiers", "cost.tiers[].over"),
    **taken(*(f"{path}.{key}" for path in ("cost", "cost.tiers[]") for key in _RATES)),
    **ignored("which of its own protocols it speaks", "api"),
    **ignored("provider records are written from the provider's own pages", "base_url"),
    **ignored("made of the other lists' efforts, for the levels of its own program", "efforts"),
    **ignored("it knows text and images alone, so that its lists are not whole", "input", "output"),
}
"""Zero beside zero is a subscription or a trial as often as it is free: free only if it says so.

`reasoning: false` also stands for "not entered"; every chat model in it can call tools.
"""


def read(copy: Copy) -> Reading:
    """Every offering of the catalog, and what was left out. Raises Refused."""
    records = Records(NAME, copy, KEYS)
    listed = records.mapping(copy.data).get("providers")
    if not isinstance(listed, dict):
        raise Refused(f"{copy.name} has no mapping `providers`: it is not pi-ai's catalog")
    return records.reading(_candidates(records, listed))


def _candidates(records: Records, listed: Mapping[str, object]) -> Iterator[Candidate | None]:
    for provider, record in sorted(listed.items()):
        models = record.get("models") if isinstance(record, dict) else None
        if not isinstance(record, dict) or not isinstance(models, list):
            records.leave_out(provider, "has no list of models")
            continue
        plain = {key: value for key, value in record.items() if key != "models"}
        records.know(provider, plain, PROVIDER_KEYS)
        if reason := _why_not_read(provider):
            records.leave_out(provider, reason)
            continue
        for position, model in enumerate(models):
            model_id = model.get("id") if isinstance(model, dict) else None
            where = f"{provider}/{model_id if isinstance(model_id, str) else position}"
            yield records.read(where, model, partial(_candidate, provider))


def _why_not_read(provider: str) -> str:
    return _PLAN if provider.startswith(_PLANS) else _NOT_READ.get(provider, "")


def _candidate(provider: str, facts: Facts) -> Candidate:
    model_id = native_id(facts.value("id"))
    kind = facts.text("type")
    prices, billing = _prices(facts, provider, model_id)
    context = facts.count("context")
    features: dict[Feature, bool] = {"tools": True} if _KINDS.get(kind) == "chat" else {}
    if facts.yes_no("reasoning"):
        features["reasoning"] = True
    if kind not in _KINDS:
        facts.leave_out("type", f"there is no word for the type {kind}")
    return Candidate(
        source=NAME,
        provider=provider,
        id=model_id,
        name=facts.text("name").rpartition(": ")[2],
        creator=model_id.lstrip("~").partition("/")[0] if model_id.count("/") == 1 else "",
        kind=_KINDS.get(kind),
        billing=billing,
        prices=prices,
        context=context,
        output_limit=facts.answer("output_limit", context),
        features=features,
    )


def _prices(
    facts: Facts, provider: str, model_id: str
) -> tuple[tuple[CandidatePrice, ...], Billing | None]:
    cost = facts.inner("cost")
    amounts = _amounts(cost)
    if not amounts:
        return (), None
    if is_all_zero(amounts):
        is_free = facts.yes_no("free")
        return (), "free" if is_free else unpaid(provider, model_id, facts.text("name"))
    prices = distinct([price(settled(cost, amounts)), *_tiers(cost)])
    return prices, "usage" if prices else "unknown"


def _tiers(cost: Facts) -> Iterator[CandidatePrice]:
    for tier in cost.items("tiers"):
        above = tier.count("over")
        if above is None:
            cost.leave_out("tiers", "a tier has no size")
        else:
            yield price(settled(tier, _amounts(tier)), _start(above))


def _start(over: int) -> dict[str, object]:
    """Where a tier begins: 271,999 is how its authors write "from 272,000 on"."""
    return {"input_from": over + 1} if over % 1_000 == 999 else {"input_above": over}


def _amounts(cost: Facts) -> dict[RateKey, Decimal]:
    """The amounts; a cache rate of zero is one that its authors did not know."""
    read = ((into, cost.rate(key, into, 1)) for key, into in _RATES.items())
    return {
        into: amount
        for into, amount in read
        if amount is not None and (amount or into in {"input", "output"})
    }
