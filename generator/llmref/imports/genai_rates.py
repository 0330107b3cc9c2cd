"""genai-prices' price keys → ours, with tiers by the length of the input."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref.imports.candidate import CandidatePrice
from llmref.imports.facts import Facts
from llmref.imports.python_literals import KIND
from llmref.imports.rate_sets import price, settled
from llmref.records.rates import RateKey

_HOUR = Decimal(1) / 60
_RATES: dict[str, tuple[RateKey, Decimal | int]] = {
    "input_mtok": ("input", 1),
    "output_mtok": ("output", 1),
    "cache_read_mtok": ("cache_read", 1),
    "cache_write_mtok": ("cache_write", 1),
    "cache_write_1h_mtok": ("cache_write_1h", 1),
    "output_reasoning_mtok": ("reasoning", 1),
    "input_audio_mtok": ("audio_input", 1),
    "output_audio_mtok": ("audio_output", 1),
    "cache_audio_read_mtok": ("audio_cache_read", 1),
    "input_image_mtok": ("image_input", 1),
    "output_image_mtok": ("image_output", 1),
    "cache_image_read_mtok": ("image_cache_read", 1),
    "input_video_mtok": ("video_input", 1),
    "output_video_mtok": ("video_output", 1),
    "audio_hours": ("audio_minute", _HOUR),
    "input_audio_hours": ("audio_minute", _HOUR),
    "input_mchars": ("characters", 1),
    "requests_kcount": ("request", 1),
    "rerank_searches_kcount": ("rerank", 1),
    "web_searches_kcount": ("web_search", 1),
    "input_document_kpages": ("page", 1),
}


def tiers(facts: Facts) -> Iterator[CandidatePrice]:
    """The price without condition, and one for each length of the input above which it changes."""
    base: dict[RateKey, Decimal] = {}
    above: dict[int, dict[RateKey, Decimal]] = {}
    for name in facts.values:
        if name == KIND:
            continue
        if name not in _RATES:
            facts.leave_out(name, f"there is no word for the rate {name}")
            continue
        key, times = _RATES[name]
        if not isinstance(facts.values[name], dict):
            _add(base, key, facts.rate(name, key, times))
            continue
        tiered = facts.inner(name)
        _add(base, key, tiered.rate("base", key, times))
        for tier in tiered.items("tiers"):
            start = tier.count("start")
            if start is not None:
                _add(above.setdefault(start, {}), key, tier.rate("price", key, times))
    yield price(settled(facts, base))
    for start, rates in sorted(above.items()):
        # A rate without tiers holds for inputs of every length.
        untiered = {key: amount for key, amount in base.items() if not _is_tiered(facts, key)}
        yield price(settled(facts, {**untiered, **rates}), {"input_above": start})


def _is_tiered(facts: Facts, key: RateKey) -> bool:
    names = [name for name, (ours, _) in _RATES.items() if ours == key]
    return any(isinstance(facts.values.get(name), dict) for name in names)


def _add(rates: dict[RateKey, Decimal], key: RateKey, amount: Decimal | None) -> None:
    if amount is not None:
        rates[key] = amount
