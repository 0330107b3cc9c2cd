"""The one table of rates: what each key is called, per what it is charged, and what is absurd."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

RateKey = Literal[
    "input",
    "output",
    "cache_read",
    "cache_write",
    "cache_write_1h",
    "cache_storage",
    "reasoning",
    "audio_input",
    "audio_output",
    "audio_cache_read",
    "image_input",
    "image_output",
    "image_cache_read",
    "video_input",
    "video_output",
    "image",
    "megapixel",
    "video_second",
    "audio_minute",
    "characters",
    "request",
    "rerank",
    "web_search",
    "page",
    "compute_second",
]
"""What is charged for. Each key has exactly one unit."""


@dataclass(frozen=True, slots=True)
class RateKind:
    """One kind of rate."""

    label: str
    """Its name in tables and sentences, capitalised for a table."""
    unit: str
    """What the amount buys, to be read after the word "per"."""
    size: int
    """How many of the counted things one unit holds."""
    counted: str
    """What is counted, in the plural: tokens, images."""
    ceiling: Decimal
    """US dollars above which a rate is taken for a slip; about ten times the highest known."""
    parts: int = 1
    """In how many parts of a counted thing minimums are given: seconds of a minute."""
    part: str = ""
    """What these parts are called, if it is not what is counted."""


def _tokens(label: str, ceiling: int) -> RateKind:
    return RateKind(label, "1M tokens", 1_000_000, "tokens", Decimal(ceiling))


RATES: dict[RateKey, RateKind] = {
    "input": _tokens("Input", 1_000),
    "output": _tokens("Output", 5_000),
    "cache_read": _tokens("Cache read", 500),
    "cache_write": _tokens("Cache write", 1_000),
    "cache_write_1h": _tokens("Cache write, kept 1 hour", 1_000),
    "cache_storage": RateKind(
        "Cache storage", "1M tokens and hour", 1_000_000, "tokens for an hour", Decimal(100)
    ),
    "reasoning": _tokens("Reasoning output", 5_000),
    "audio_input": _tokens("Audio input", 1_000),
    "audio_output": _tokens("Audio output", 2_000),
    "audio_cache_read": _tokens("Audio cache read", 500),
    "image_input": _tokens("Image input", 1_000),
    "image_output": _tokens("Image output", 2_000),
    "image_cache_read": _tokens("Image cache read", 500),
    "video_input": _tokens("Video input", 1_000),
    "video_output": _tokens("Video output", 2_000),
    "image": RateKind("Image", "image", 1, "images", Decimal(10)),
    "megapixel": RateKind("Image area", "megapixel", 1, "megapixels", Decimal(10)),
    "video_second": RateKind("Video", "second", 1, "seconds of video", Decimal(20)),
    "audio_minute": RateKind("Audio", "minute", 1, "minutes of audio", Decimal(10), 60, "seconds"),
    "characters": RateKind("Text", "1M characters", 1_000_000, "characters", Decimal(2_000)),
    "request": RateKind("Request", "1,000 requests", 1_000, "requests", Decimal(2_000)),
    "rerank": RateKind("Rerank", "1,000 searches", 1_000, "searches", Decimal(100)),
    "web_search": RateKind("Web search", "1,000 searches", 1_000, "web searches", Decimal(500)),
    "page": RateKind("Page", "1,000 pages", 1_000, "pages", Decimal(500)),
    "compute_second": RateKind("Compute time", "second", 1, "seconds of compute time", Decimal(1)),
}
"""In the order in which rates are listed everywhere."""
