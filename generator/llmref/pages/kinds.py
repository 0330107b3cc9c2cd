"""What pages call each kind of model, and which figures their tables of it compare."""

from __future__ import annotations

from llmref.catalogue.things import Offering
from llmref.insights import states
from llmref.records.provider import CalledAs
from llmref.records.rates import RATES, RateKey
from llmref.records.traits import Kind

KIND_NAMES: dict[Kind, str] = {
    "chat": "Chat",
    "completion": "Completion",
    "embedding": "Embedding",
    "rerank": "Reranking",
    "image": "Image generation",
    "video": "Video generation",
    "speech": "Speech",
    "transcription": "Transcription",
    "moderation": "Moderation",
    "router": "Router",
    "other": "Other",
}
"""What readers call each kind of model."""
_TEXT: tuple[RateKey, ...] = ("input", "output", "cache_read")
RATES_SHOWN: dict[Kind, tuple[RateKey, ...]] = {
    "chat": _TEXT,
    "completion": _TEXT,
    "router": _TEXT,
    "other": _TEXT,
    "embedding": ("input",),
    "rerank": ("rerank", "input"),
    "image": ("image", "input", "image_output"),
    "video": ("video_second", "input"),
    "speech": ("characters", "input", "audio_output"),
    "transcription": ("audio_minute", "input", "output"),
    "moderation": ("input",),
}
"""The rates that tables of a kind of model compare."""
WITH_BATCH: frozenset[Kind] = frozenset({"chat", "completion", "embedding"})
"""The kinds whose tables have a column for batch prices."""


def call_name(called: CalledAs) -> str:
    """What readers call the call of a kind of model, or a chat whose answer is no text."""
    match called:
        case "chat-image-output":
            return "Chat with a picture in the answer"
        case "chat-link":
            return "Chat with a link in the answer"
        case "chat-streaming":
            return "Chat that only streams"
        case kind:
            return KIND_NAMES[kind]


def status_note(offering: Offering) -> str:
    """What a table says beside the name of an offering that is not simply active."""
    if offering.status in {None, "active"}:
        return ""
    return str(offering.status).capitalize()


def price_line(offering: Offering) -> str:
    """What an offering costs, in one line of plain text."""
    price = offering.price
    if price is None:
        return states.billing_cell(offering).text
    shown = [rate for rate in RATES_SHOWN[offering.model.kind] if rate in price.rates]
    shown = [rate for rate in shown if rate != "cache_read"] or list(price.rates)[:2]
    parts = [
        (f"{RATES[rate].label} {states.marked(states.price_cell(price, rate))}", RATES[rate].unit)
        for rate in shown[:2]
    ]
    if len({unit for _, unit in parts}) == 1:
        return f"{' · '.join(text for text, _ in parts)} per {parts[0][1]}"
    return " · ".join(f"{text} per {unit}" for text, unit in parts)


def price_head(kind: Kind) -> str:
    """What the price column of a list of models is called."""
    rate = RATES_SHOWN[kind][0]
    return "Input from, per 1M tokens" if rate == "input" else f"{RATES[rate].label} from"
