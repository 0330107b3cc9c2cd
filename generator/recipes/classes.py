"""The one table of recipe classes: which kinds of model each can call."""

from __future__ import annotations

from typing import get_args

from generator.records.provider import RecipeClass
from generator.records.traits import Kind

_EVERY: frozenset[Kind] = frozenset(get_args(Kind))
_OPENAI: frozenset[Kind] = frozenset(
    {
        "chat",
        "completion",
        "embedding",
        "image",
        "video",
        "speech",
        "transcription",
        "moderation",
        "router",
    }
)

SERVES: dict[RecipeClass, frozenset[Kind]] = {
    "openai-chat": _OPENAI,
    "openai-responses": frozenset({"chat", "router"}),
    "anthropic-messages": frozenset({"chat", "router"}),
    "google-genai": frozenset({"chat", "embedding", "image", "video", "speech"}),
    "google-vertex": frozenset({"chat", "embedding", "image", "video", "speech"}),
    "vertex-anthropic": frozenset({"chat"}),
    "aws-bedrock-converse": frozenset({"chat", "router"}),
    "azure-openai": _OPENAI,
    "cohere-v2": frozenset({"chat", "embedding", "rerank"}),
    "mistral": frozenset({"chat", "completion", "embedding", "transcription", "moderation"}),
    "replicate": _EVERY,
    # No call is published for these two, so none of theirs can be wrong.
    "sdk-only": _EVERY,
    "none": _EVERY,
}
"""Kinds that the class's API has an operation for; not a promise that a recipe is written."""
