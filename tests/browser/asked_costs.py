"""What readers, terminals and agents ask of costs: one question in the words of each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class AskedCost:
    """Some usage of a model, and how it is asked for."""

    model: str
    given: int = 0
    out: int = 0
    cached: int = 0
    requests: int = 0
    mode: str = ""
    on: str = ""
    at: str = ""
    uses: Mapping[str, int] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The state of the calculator, as its address has it."""
        switches = {"yes": "true", "no": "false"}
        fields = {"in": self.given, "cached": self.cached, "out": self.out, **self.uses}
        fields |= {"requests": self.requests}
        chosen = {"mode": self.mode, "on": self.on, "at": self.at}
        chosen |= {name: switches.get(value, value) for name, value in self.asks.items()}
        return urlencode({name: value for name, value in {**fields, **chosen}.items() if value})

    @property
    def command(self) -> list[str]:
        """The arguments of `llmref cost`."""
        options = {"in": self.given, "cached": self.cached, "out": self.out, "mode": self.mode}
        options |= {"requests": self.requests, "on": self.on, "at": self.at, **self.asks}
        parts = [text for name, value in options.items() if value for text in (f"--{name}", value)]
        uses = [text for use in self.uses.items() for text in ("--use", f"{use[0]}={use[1]}")]
        return [self.model, *map(str, parts), *uses]

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of the tool of agents."""
        named = {
            "input_tokens": self.given,
            "output_tokens": self.out,
            "cached_tokens": self.cached,
            "requests": self.requests,
            "mode": self.mode,
            "day": self.on,
            "at": self.at,
            "other_uses": dict(self.uses),
            "conditions": dict(self.asks),
        }
        return {"model": self.model, **{name: value for name, value in named.items() if value}}


M, K = 1_000_000, 1_000
COSTS = [
    # tiers: requests of 500,000 tokens, the same tokens in short ones, and in an unknown number
    AskedCost("gemini-2.5-pro", 50 * M, M, requests=100),
    AskedCost("gemini-2.5-pro", 50 * M, M, requests=1000),
    AskedCost("gemini-2.5-pro", 50 * M, M),
    AskedCost("minimax-m3", 60 * M, M, 10 * M, requests=100),
    # images, by quality and size; minutes with a minimum; vectors; other units
    AskedCost("flux-pro-1.1", requests=100, uses={"image": 100}),
    AskedCost(
        "gpt-image-2.5-flare",
        uses={"image": 50},
        asks={"quality": "high", "resolution": "1024x1536"},
    ),
    AskedCost("flux.1-dev", uses={"megapixel": 30}),
    AskedCost("whisper-large-v3-turbo", requests=1000, uses={"audio_minute": 100}),
    AskedCost("text-embedding-3-small", 10 * M),
    AskedCost("text-embedding-3-small", 10 * M, asks={"region": "us-gov"}),
    AskedCost("cohere-rerank-v4-pro", uses={"rerank": 5 * K}),
    AskedCost("tts-1", uses={"characters": 2 * M}),
    AskedCost("minimax-h3", uses={"video_second": 90}, asks={"resolution": "2k"}),
    AskedCost("veo-3.1", uses={"video_second": 40}, asks={"resolution": "4k"}),
    AskedCost("mistral-ocr-4", uses={"page": 12 * K}),
    AskedCost("gemini-2.5-flash", 3 * M, M, uses={"audio_input": 2 * M}),
    AskedCost("gpt-6.1-sol", 3 * M, M, uses={"web_search": 500}),
    AskedCost("sonar-pro", 3 * M, M, requests=2 * K),
    AskedCost("sonar-pro", 3 * M, M),
    # regions and thinking
    AskedCost("gpt-5.5", 2 * M, M, asks={"region": "eu"}),
    AskedCost("kimi-k2.5", 2 * M, M, asks={"region": "eu-north-1"}),
    AskedCost("qwen-plus", 2 * M, M, asks={"thinking": "yes"}),
    # the days before an announced price and its first day; a day that nobody read
    AskedCost("gemini-3.8-flash", 2 * M, M, on="2026-12-31"),
    AskedCost("gemini-3.8-flash", 2 * M, M, on="2027-01-01"),
    AskedCost("gemini-4-argon", 2 * M, M, on="2026-11-30"),
    AskedCost("gemini-4-argon", 2 * M, M, on="2026-12-01"),
    AskedCost("gpt-4.1", 2 * M, M, on="2024-01-01"),
    # modes, cache writes, hours
    AskedCost("gpt-5.5", 2 * M, 300 * K, mode="batch"),
    AskedCost("gpt-5.5", 2 * M, 300 * K, mode="flex"),
    AskedCost("gpt-5.4", 2 * M, 300 * K, M, mode="priority"),
    AskedCost("claude-opus-4.7", 2 * M, 300 * K, mode="fast"),
    AskedCost("claude-sonnet-4.5", M, 100 * K, uses={"cache_write": 500 * K}),
    AskedCost("claude-opus-5", 9 * M, M, 7 * M, uses={"cache_write_1h": 500 * K}),
    AskedCost("deepseek-v4-pro", 3 * M, 500 * K, requests=K, at="02:00", on="2026-11-30"),
    AskedCost("deepseek-v4-pro", 3 * M, 500 * K, requests=K, at="02:00", on="2026-11-29"),
    AskedCost("deepseek-v4-pro", 50 * M, 5 * M, 30 * M),
    # converted amounts, other currencies, free, in plans, with allowances, retired, no cache price
    AskedCost("gemini-3.1-pro-preview", 2 * M, 300 * K),
    AskedCost("llama-3.1-70b-instruct", 2 * M, 300 * K),
    AskedCost("nemotron-3-ultra-550b-a55b", 2 * M, 300 * K, requests=500),
    AskedCost("minimax-m2.5", 2 * M, 300 * K),
    AskedCost("claude-haiku-4.5", 2 * M, 300 * K),
    AskedCost("gemma-4-31b-it", 40 * M, 3 * M, 30 * M, requests=10 * K),
    AskedCost("kimi-k2-thinking", 2 * M, 300 * K),
    AskedCost("llama-3-8b-instruct", 2 * M, 300 * K, M),
]
"""Questions of every sort that real prices give reason for."""
