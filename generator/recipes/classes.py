"""What each class of API can serve, and the cells (class, kind, language) that have a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from generator.records.provider import RecipeClass
from generator.records.traits import Kind

Language = Literal["python", "curl", "javascript"]
LABELS: Mapping[Language, str] = {"python": "Python", "curl": "curl", "javascript": "JavaScript"}
"""What readers call each language, in the order of the tabs."""

_EVERYTHING: frozenset[Kind] = frozenset(get_args(Kind))
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
_GOOGLE: frozenset[Kind] = frozenset({"chat", "embedding", "image", "video", "speech"})
SERVES: Mapping[RecipeClass, frozenset[Kind]] = {
    "openai-chat": _OPENAI,
    "openai-responses": frozenset({"chat", "router"}),
    "anthropic-messages": frozenset({"chat", "router"}),
    "google-genai": _GOOGLE,
    "google-vertex": _GOOGLE,
    "vertex-anthropic": frozenset({"chat"}),
    "aws-bedrock-converse": frozenset({"chat", "router"}),
    "azure-openai": _OPENAI,
    "cohere-v2": frozenset({"chat", "embedding", "rerank"}),
    "mistral": frozenset({"chat", "completion", "embedding", "moderation", "transcription"}),
    "replicate": _EVERYTHING,
    "sdk-only": _EVERYTHING,
    "none": _EVERYTHING,
}
"""The kinds of model for which a class of API has an operation at all."""

_PUBLISHED: Mapping[RecipeClass, tuple[Kind, ...]] = {
    "openai-chat": ("chat", "embedding", "image", "speech", "transcription"),
    "openai-responses": ("chat",),
    "anthropic-messages": ("chat",),
    "google-genai": ("chat", "embedding"),
}
_CLIENTS: Mapping[RecipeClass, Mapping[Language, str]] = {
    "openai-chat": {"python": "openai", "javascript": "openai"},
    "openai-responses": {"python": "openai", "javascript": "openai"},
    "anthropic-messages": {"python": "anthropic", "javascript": "@anthropic-ai/sdk"},
    "google-genai": {"python": "google-genai", "javascript": "@google/genai"},
}
CELLS: Mapping[tuple[RecipeClass, Kind, Language], str | None] = {
    (name, kind, language): _CLIENTS[name].get(language)
    for name, kinds in _PUBLISHED.items()
    for kind in kinds
    for language in LABELS
}
"""The published calls, and the package that each imports; curl needs none."""


def template(recipe_class: RecipeClass, kind: Kind, language: Language) -> str:
    """Where a call's template is, below templates/recipes/."""
    return f"{recipe_class}/{kind}.{language}"
