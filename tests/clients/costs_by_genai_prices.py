"""What genai-prices calculates for the requests on the standard input; runs where it is installed.

In: a list of requests, each with `uses` and `tiers`, from how many tokens on which rates apply.
With the address of its data as an argument, each has `provider`, `id`, `mode` and `day` instead.
Out: a cost each, in US dollars, as text.
"""

import importlib
import json
import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

genai_prices: Any = importlib.import_module("genai_prices.types")

UNITS = {
    "input": ("input_tokens", "input_mtok"),
    "output": ("output_tokens", "output_mtok"),
    "cache_read": ("cache_read_tokens", "cache_read_mtok"),
    "cache_write": ("cache_write_tokens", "cache_write_mtok"),
    "cache_write_1h": ("cache_write_1h_tokens", "cache_write_1h_mtok"),
    "audio_input": ("input_audio_tokens", "input_audio_mtok"),
    "audio_output": ("output_audio_tokens", "output_audio_mtok"),
    "reasoning": ("output_reasoning_tokens", "output_reasoning_mtok"),
    "characters": ("input_characters", "input_mchars"),
    "rerank": ("rerank_searches", "rerank_searches_kcount"),
    "web_search": ("web_searches", "web_searches_kcount"),
    "page": ("input_document_pages", "input_document_kpages"),
}
"""The name of what is used, and that of its price, of each rate."""
PARTS = {
    "input": ("cache_read", "cache_write", "cache_write_1h", "audio_input"),
    "output": ("audio_output", "reasoning"),
    "cache_write": ("cache_write_1h",),
}
"""What is counted in another rate there, and apart from it here."""
# It asks for what is both cached and audio, which no request here is.
BOTH = (
    "cache_audio_read_mtok",
    "cache_audio_write_mtok",
    "cache_audio_write_1h_mtok",
)


def prices(tiers: list[dict[str, Any]]) -> Any:
    """Prices as it has them: one for each rate, with its tiers."""
    plain, *longer = tiers
    made: dict[str, Any] = {}
    for rate, amount in plain["rates"].items():
        steps = [
            genai_prices.Tier(start=tier["above"], price=Decimal(tier["rates"][rate]))
            for tier in longer
            if rate in tier["rates"]
        ]
        base = Decimal(amount)
        made[UNITS[rate][1]] = genai_prices.TieredPrices(base, steps) if steps else base
    if "input_audio_mtok" in made:
        both = {name: Decimal(0) for name in BOTH if name.replace("_audio", "") in made}
        made = both | made
    return genai_prices.ModelPrice(**made)


def usage(uses: dict[str, int]) -> Any:
    """What was used, each number with those that it contains."""
    counts = {
        rate: uses.get(rate, 0) + sum(uses.get(part, 0) for part in PARTS.get(rate, ()))
        for rate in UNITS
    }
    used = {UNITS[rate][0]: count for rate, count in counts.items() if count}
    if "audio_input" in uses:
        used |= {name.replace("_mtok", "_tokens"): 0 for name in BOTH}
    return genai_prices.Usage(**used)


CONTEXTS: dict[str | None, dict[str, str]] = {
    None: {},
    "batch": {"processing": "batch"},
    "flex": {"service_tier": "flex"},
    "priority": {"service_tier": "priority"},
}


def fetched(address: str) -> Any:
    """Its data as it fetches them itself."""
    updates: Any = importlib.import_module("genai_prices.update_prices")
    return updates.UpdatePrices(url=address).fetch()


def cost(request: dict[str, Any]) -> str:
    """What one request costs, with all digits."""
    if DATA is None:
        return str(prices(request["tiers"]).calc_price(usage(request["uses"]))["total_price"])
    calculated = DATA.calc(
        usage(request["uses"]),
        request["id"],
        request["provider"],
        None,
        datetime.fromisoformat(request["day"]).replace(tzinfo=UTC),
        CONTEXTS[request["mode"]],
    )
    return str(calculated.total_price)


DATA = fetched(sys.argv[1]) if len(sys.argv) > 1 else None
sys.stdout.write(json.dumps([cost(request) for request in json.load(sys.stdin)]))
