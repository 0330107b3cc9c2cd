"""LiteLLM's price fields → rates under conditions: tiers and modes are endings of the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from llmref.imports.amounts import rate
from llmref.imports.candidate import CandidatePrice
from llmref.imports.facts import Facts
from llmref.imports.off_peak import off_peak
from llmref.imports.rate_sets import price, settled
from llmref.records.kinds import Kind
from llmref.records.rates import RateKey

_MILLION, _THOUSAND, _MINUTE = 1_000_000, 1_000, 60
TOKENS: dict[str, RateKey] = {
    "input_cost_per_token": "input",
    "output_cost_per_token": "output",
    "input_cost_per_token_cache_hit": "cache_read",
    "cache_read_input_token_cost": "cache_read",
    "cache_creation_input_token_cost": "cache_write",
    "cache_creation_input_token_cost_above_1hr": "cache_write_1h",
    "output_cost_per_reasoning_token": "reasoning",
    "input_cost_per_audio_token": "audio_input",
    "output_cost_per_audio_token": "audio_output",
    "cache_read_input_token_cost_per_audio_token": "audio_cache_read",
    "cache_read_input_audio_token_cost": "audio_cache_read",
    "input_cost_per_image_token": "image_input",
    "output_cost_per_image_token": "image_output",
    "cache_read_input_image_token_cost": "image_cache_read",
    "input_cost_per_video_token": "video_input",
    "output_cost_per_video_token": "video_output",
}
_OTHERS: dict[str, tuple[RateKey, int]] = {
    "input_cost_per_character": ("characters", _MILLION),
    "input_cost_per_request": ("request", _THOUSAND),
    "ocr_cost_per_page": ("page", _THOUSAND),
    "input_cost_per_pixel": ("megapixel", _MILLION),
    "output_cost_per_pixel": ("megapixel", _MILLION),
    "output_cost_per_video_per_second": ("video_second", 1),
}
_BY_KIND: dict[tuple[str, Kind | None], tuple[RateKey, int]] = {
    ("input_cost_per_second", "transcription"): ("audio_minute", _MINUTE),
    ("output_cost_per_second", "transcription"): ("audio_minute", _MINUTE),
    ("input_cost_per_audio_per_second", "transcription"): ("audio_minute", _MINUTE),
    ("output_cost_per_second", "speech"): ("audio_minute", _MINUTE),
    ("output_cost_per_second", "video"): ("video_second", 1),
    ("cost_per_second", "video"): ("video_second", 1),
    ("input_cost_per_second", "chat"): ("compute_second", 1),
    ("output_cost_per_second", "chat"): ("compute_second", 1),
    ("input_cost_per_image", "image"): ("image", 1),
    ("output_cost_per_image", "image"): ("image", 1),
    ("input_cost_per_query", "rerank"): ("rerank", _THOUSAND),
    ("input_cost_per_second", "other"): ("audio_minute", _MINUTE),
    ("output_cost_per_second", "other"): ("audio_minute", _MINUTE),
}
_MODES = {"batches": "batch", "priority": "priority", "flex": "flex", "fast": "fast"}
_FIELD = re.compile(
    r"(?P<base>.+?_(?:cost(?:_per_\w+?)?|hit)(?:_above_1hr)?)"
    r"(?:_above_(?P<thousands>\d{1,5})k_tokens)?(?:_(?P<mode>batches|priority|flex|fast))?",
    re.ASCII,
)
_SIZE = re.compile(
    r"output_cost_per_(?P<what>second|image)_(?P<size>\d+p|\dk|\d(\.\d)?K|\d{3,4})", re.ASCII
)
_SIZED: dict[tuple[str, Kind | None], RateKey] = {
    ("second", "video"): "video_second",
    ("image", "image"): "image",
}
_CHARGES = re.compile(r"(.*_)?cost(_.*)?")
_NO_PRICE = frozenset(
    {
        "search_context_cost_per_query",
        "guardrail_cost_per_unit",
        "input_dbu_cost_per_token",
        "output_dbu_cost_per_token",
    }
)
"""What is no price in money of a model, or is read elsewhere."""


def prices(facts: Facts, kind: Kind | None, extra: Mapping[str, str]) -> Iterator[CandidatePrice]:
    """Every price of the record; `extra` are the conditions that its key holds."""
    sets: dict[tuple[int, str, str], dict[RateKey, Decimal]] = {}
    for name in sorted(facts.values):
        if not _CHARGES.fullmatch(name) or name in _NO_PRICE:
            continue
        placed = _placed(name, kind)
        if placed is None:
            if facts.value(name) not in (None, 0):
                facts.leave_out(name, f"there is no word for the rate {name}")
            continue
        condition, key, times = placed
        amount = facts.rate(name, key, times)
        if amount is not None and (amount or key not in sets.get(condition, {})):
            sets.setdefault(condition, {})[key] = amount
    _add_search(facts, sets.setdefault(_BASE, {}))
    _size_images(sets[_BASE], extra)
    tiered = {_as_when(condition): amounts for condition, amounts in sorted(sets.items())}
    for when, amounts in [*tiered.items(), *_tiers(facts)]:
        yield price(settled(facts, amounts), {**extra, **dict(when)})
    yield from off_peak(facts, TOKENS, sets[_BASE], extra)


_BASE = (0, "", "")


def _size_images(rates: dict[RateKey, Decimal], extra: Mapping[str, str]) -> None:
    """Where the size is a condition, pixels are only another way of writing the image's price."""
    width, _, height = extra.get("resolution", "").partition("x")
    if "megapixel" not in rates or not (width.isdigit() and height.isdigit()):
        return
    pixels = rates.pop("megapixel") * int(width) * int(height) / _MILLION
    rates.setdefault("image", rate("image", pixels, 1).quantize(Decimal("0.0001")).normalize())


def _placed(name: str, kind: Kind | None) -> tuple[tuple[int, str, str], RateKey, int] | None:
    """The condition, the rate and the factor of a price field, if there are words for it."""
    if sized := _SIZE.fullmatch(name):
        key = _SIZED.get((sized["what"], kind))
        return ((0, "", sized["size"]), key, 1) if key else None
    if (name, kind) in _BY_KIND:
        return (_BASE, *_BY_KIND[name, kind])
    field = _FIELD.fullmatch(name)
    if field is None:
        return None
    base, mode = field["base"], _MODES.get(field["mode"] or "", "")
    condition = (int(field["thousands"] or 0) * _THOUSAND, mode, "")
    if base in TOKENS:
        return condition, TOKENS[base], _MILLION
    if base in _OTHERS:
        return (condition, *_OTHERS[base])
    return None


def _as_when(condition: tuple[int, str, str]) -> tuple[tuple[str, object], ...]:
    above, mode, size = condition
    named: dict[str, object] = {"mode": mode, "input_above": above, "resolution": size}
    return tuple((name, value) for name, value in named.items() if value)


def _add_search(facts: Facts, rates: dict[RateKey, Decimal]) -> None:
    """A search's price, where it does not depend on how much is searched."""
    by_size = facts.inner("search_context_cost_per_query")
    if not by_size.values:
        return
    if len(set(map(str, by_size.values.values()))) > 1:
        facts.leave_out("search_context_cost_per_query", "it depends on the search context size")
        return
    amount = by_size.rate(next(iter(by_size.values)), "web_search", _THOUSAND)
    if amount:
        rates["web_search"] = amount


def _tiers(
    facts: Facts,
) -> Iterator[tuple[tuple[tuple[str, object], ...], dict[RateKey, Decimal]]]:
    """Prices by the length of the input, each tier with the range that it holds for."""
    for tier in facts.items("tiered_pricing"):
        bounds = tier.value("range")
        if not isinstance(bounds, list) or len(bounds) != 2:
            tier.leave_out("tiered_pricing", "a tier has no range")
            continue
        read = ((key, tier.rate(name, key, _MILLION)) for name, key in TOKENS.items())
        amounts = {key: amount for key, amount in read if amount is not None}
        above = replace(tier, values={"above": bounds[0]}).count("above")
        yield ((("input_above", above),) if above else ()), amounts
