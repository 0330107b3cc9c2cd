"""model-prices: what labs charge at their own APIs, with the page of each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise

from llmref.imports.candidate import Candidate, CandidatePrice, Malformed, Reading
from llmref.imports.copies import Copy, Refused, member
from llmref.imports.facts import Facts, native_id
from llmref.imports.keys import Keys, ignored, taken
from llmref.imports.rate_sets import distinct, is_all_zero, price, settled, unpaid
from llmref.imports.records import Records
from llmref.records.rates import RateKey
from llmref.records.traits import Status

NAME = "model-prices"
FILE = "model_prices/snapshot.json"
SCHEMA = 1
"""The version of its format that is read."""
FROM_MODELS_DEV = "models.dev commit"
"""The basis of an entry that it took from models.dev, whose claim it is."""
_RATES: dict[str, RateKey] = {
    "input": "input",
    "output": "output",
    "cache_read": "cache_read",
    "cache_write": "cache_write",
}
_NOT_TEXT = re.compile(
    r"image|imagine|banana|video|veo|tts|audio|speech|voice|live|realtime|asr|stt|transcri|omni|lyria|ocr",
    re.IGNORECASE,
)
_NOT_READ = {"perplexity": "it gives the prices of the Agent API for ids of Chat Completions"}
_STATUS: dict[str, Status] = {"deprecated": "deprecated"}
_TIERS = ("above", *_RATES)
_ENTRY = (*_RATES, "cache_write_1h_multiple", "source", "valid_from", "valid_from_basis", "model")
TOP_KEYS: Keys = {
    **taken("prices", "prices.*", "schema", "status", "status.*", "status.*.*"),
    **ignored("names that its program looks up", "aliases", "bases"),
    **ignored("a guess at what nobody sells by tokens", "estimates"),
    **ignored("subscriptions of people, not of an API", "plans"),
    **ignored("LiteLLM and genai-prices state the hours with their own prices", "schedules"),
    **ignored("which revision it was made from", "models_dev", "updated_at"),
}
KEYS: Keys = {
    **taken("standard", "standard[].start", "standard[].rates", "thinking", "thinking[].start"),
    **taken("thinking[].rates"),
    **taken(*(f"{mode}[].rates.{key}" for mode in ("standard", "thinking") for key in _ENTRY)),
    **taken("standard[].rates.tiers", "thinking[].rates.tiers"),
    **taken(
        *(f"{mode}[].rates.tiers[].{key}" for mode in ("standard", "thinking") for key in _TIERS)
    ),
    **ignored("what models.dev said before its authors corrected it", "standard[].recorded"),
    **ignored("what models.dev said before its authors corrected it", "thinking[].recorded"),
    **ignored("a discount that its authors multiply by", "batch"),
    **ignored("models.dev's own, scaled by corrections", "fast", "flex", "priority", "ultrafast"),
}
"""Zero is models.dev's zero, which is free as often as not known: free only if the id says so.

The prices of images, sound and video stand where those of text do, so that none of such ids is
taken. `removed` is no end: models.dev has no file any more, whatever the provider does.
"""


def read(copy: Copy) -> Reading:
    """Every id of the snapshot, and what was left out. Raises Refused."""
    records = Records(NAME, copy, KEYS)
    snapshot = records.mapping(member(copy, FILE))
    listed, statuses = snapshot.get("prices"), snapshot.get("status")
    if not isinstance(listed, dict) or snapshot.get("schema") != SCHEMA:
        raise Refused(f"{copy.name} is not a snapshot of model-prices in its format {SCHEMA}")
    outer = {key: value for key, value in snapshot.items() if key != "prices"}
    records.know(copy.name, outer, TOP_KEYS)
    return records.reading(
        _candidates(records, listed, statuses if isinstance(statuses, dict) else {})
    )


def _candidates(
    records: Records, listed: Mapping[str, object], statuses: Mapping[str, object]
) -> Iterator[Candidate | None]:
    for provider, models in sorted(listed.items()):
        if not isinstance(models, dict):
            records.leave_out(provider, "has no models")
            continue
        if reason := _NOT_READ.get(provider):
            records.leave_out(provider, reason)
            continue
        stated = statuses.get(provider)
        for native, record in sorted(models.items()):
            status = stated.get(native) if isinstance(stated, dict) else None
            convert = partial(_candidate, provider, native, str(status or ""))
            yield records.read(f"{provider}/{native}", record, convert)


def _candidate(provider: str, model_id: str, status: str, facts: Facts) -> Candidate:
    native_id(model_id)
    if status == "removed":
        raise Malformed("is no more in models.dev, whatever the provider does")
    billing, prices = None, tuple(_prices(facts))
    if prices and _NOT_TEXT.search(model_id):
        facts.leave_out("standard", "prices of images, sound or video, written as those of text")
        prices = ()
    elif not prices and facts.values.get("standard"):
        billing = unpaid(provider, model_id)
    return Candidate(
        source=NAME,
        provider=provider,
        id=model_id,
        creator=model_id.partition("/")[0] if model_id.count("/") == 1 else "",
        billing="usage" if prices else billing,
        prices=prices,
        status=_STATUS.get(status),
    )


def _prices(facts: Facts) -> Iterator[CandidatePrice]:
    dated = [*_timeline(facts, "standard"), *_timeline(facts, "thinking")]
    now = distinct(charged for charged in dated if charged.ends is None)
    yield from (charged for charged in dated if charged.ends is not None and now)
    yield from now


def _timeline(facts: Facts, mode: str) -> Iterator[CandidatePrice]:
    """The price of now, and those before a day that a page documents."""
    entries = [entry for entry in facts.items(mode) if isinstance(entry.values.get("rates"), dict)]
    if not entries:
        return
    when = {"thinking": True} if mode == "thinking" else {}
    for before, after in pairwise(entries):
        day = _documented(after)
        if day and _amounts(before.inner("rates")) != _amounts(after.inner("rates")):
            yield from (replace(entry, ends=day) for entry in _entry(before, when))
    yield from _entry(entries[-1], when)


def _entry(entry: Facts, when: Mapping[str, object]) -> Iterator[CandidatePrice]:
    stated = entry.inner("rates")
    amounts = _amounts(stated)
    if is_all_zero(amounts):
        return
    known = {
        "starts": _documented(entry),
        "cites": stated.url("source"),
        "basis": stated.text("valid_from_basis"),
    }
    base = price(settled(stated, amounts), when)
    yield CandidatePrice(base.rates, base.when, **known)  # type: ignore[arg-type]  # by their keys
    for tier in stated.items("tiers"):
        above = tier.count("above")
        if above is None:
            stated.leave_out("tiers", "a tier has no size")
            continue
        tiered = price(settled(tier, _amounts(tier)), {**when, "input_above": above})
        yield CandidatePrice(tiered.rates, tiered.when, **known)  # type: ignore[arg-type]  # by their keys


def _amounts(stated: Facts) -> dict[RateKey, Decimal]:
    read = ((into, stated.rate(key, into, 1)) for key, into in _RATES.items())
    amounts = {into: amount for into, amount in read if amount is not None}
    multiple = stated.value("cache_write_1h_multiple")
    if isinstance(multiple, (int, Decimal)) and multiple == 2 and amounts.get("input"):
        amounts["cache_write_1h"] = amounts["input"] * 2
    return amounts


def _documented(entry: Facts) -> date | None:
    """The first day of an entry, where a page states it."""
    stated = entry.inner("rates")
    return (
        stated.whole_day("valid_from") if stated.text("valid_from_basis") == "documented" else None
    )
