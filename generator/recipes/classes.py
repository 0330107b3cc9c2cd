"""What each class of API can serve, and the cells (class, kind, language) that have a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from generator.records.provider import CalledAs, RecipeClass
from generator.records.traits import Kind

Language = Literal["python", "curl", "javascript"]
LABELS: Mapping[Language, str] = {"python": "Python", "curl": "curl", "javascript": "JavaScript"}
"""What readers call each language, in the order of the tabs."""

_EVERYTHING: frozenset[Kind] = frozenset(get_args(Kind))
_IN_CHAT: frozenset[CalledAs] = frozenset({"chat-image-output", "chat-link", "chat-streaming"})
_OPENAI: frozenset[CalledAs] = frozenset(
    {
        "chat",
        "completion",
        "embedding",
        "image",
        "video",
        "speech",
        "transcription",
        "moderation",
        "rerank",
        "router",
    }
)
_GOOGLE: frozenset[Kind] = frozenset(
    {"chat", "embedding", "image", "video", "speech", "transcription"}
)
SERVES: Mapping[RecipeClass, frozenset[CalledAs]] = {
    "openai-chat": _OPENAI | _IN_CHAT,
    "openai-responses": frozenset({"chat", "router"}),
    "anthropic-messages": frozenset({"chat", "router"}),
    "google-genai": _GOOGLE,
    "google-vertex": _GOOGLE,
    "vertex-anthropic": frozenset({"chat"}),
    "aws-bedrock-converse": frozenset({"chat", "router"}),
    "aws-bedrock-invoke": frozenset({"embedding", "image", "rerank"}),
    "azure-openai": _OPENAI,
    "azure-responses": frozenset({"chat", "router"}),
    "cohere-v2": frozenset({"chat", "embedding", "rerank"}),
    "mistral": frozenset(
        {"chat", "completion", "embedding", "moderation", "speech", "transcription", "router"}
    ),
    "replicate": _EVERYTHING,
    "sdk-only": _EVERYTHING,
    "none": _EVERYTHING,
}
"""The calls for which a class of API has an operation at all, by kind of model."""

_PUBLISHED: Mapping[RecipeClass, tuple[CalledAs, ...]] = {
    "openai-chat": (
        "chat",
        "completion",
        "embedding",
        "image",
        "speech",
        "transcription",
        "moderation",
        "rerank",
        "router",
        "chat-image-output",
        "chat-link",
        "chat-streaming",
    ),
    "openai-responses": ("chat", "router"),
    "azure-openai": (
        "chat",
        "completion",
        "embedding",
        "image",
        "speech",
        "transcription",
        "router",
    ),
    "azure-responses": ("chat", "router"),
    "cohere-v2": ("chat", "embedding", "rerank"),
    "mistral": (
        "chat",
        "completion",
        "embedding",
        "moderation",
        "speech",
        "transcription",
        "router",
    ),
    "replicate": ("chat", "image"),
    "anthropic-messages": ("chat", "router"),
    "google-genai": ("chat", "embedding", "image", "speech", "transcription"),
    "google-vertex": ("chat", "embedding", "image", "video", "speech", "transcription"),
    "vertex-anthropic": ("chat",),
    "aws-bedrock-converse": ("chat", "router"),
    "aws-bedrock-invoke": ("embedding", "image", "rerank"),
}
_BY_AWS: Mapping[Language, str] = {
    "python": "boto3",
    "javascript": "@aws-sdk/client-bedrock-runtime",
}
_CLIENTS: Mapping[RecipeClass, Mapping[Language, str]] = {
    "openai-chat": {"python": "openai", "javascript": "openai"},
    "openai-responses": {"python": "openai", "javascript": "openai"},
    "azure-openai": {"python": "openai", "javascript": "openai"},
    "azure-responses": {"python": "openai", "javascript": "openai"},
    "cohere-v2": {"python": "cohere", "javascript": "cohere-ai"},
    "mistral": {"python": "mistralai", "javascript": "@mistralai/mistralai"},
    "replicate": {"python": "replicate", "javascript": "replicate"},
    "anthropic-messages": {"python": "anthropic", "javascript": "@anthropic-ai/sdk"},
    "google-genai": {"python": "google-genai", "javascript": "@google/genai"},
    "google-vertex": {"python": "google-genai", "javascript": "@google/genai"},
    "vertex-anthropic": {
        "python": "anthropic[vertex]",
        "javascript": "@anthropic-ai/vertex-sdk",
    },
    "aws-bedrock-converse": _BY_AWS,
    "aws-bedrock-invoke": _BY_AWS,
}
CELLS: Mapping[tuple[RecipeClass, CalledAs, Language], str | None] = {
    (name, kind, language): _CLIENTS[name].get(language)
    for name, kinds in _PUBLISHED.items()
    for kind in kinds
    for language in LABELS
}
"""The published calls, and the package that each imports; curl needs none."""

WHY_NOT: Mapping[tuple[RecipeClass, CalledAs, Language | None], str] = {
    ("openai-chat", "video", None): (
        "OpenAI announced the end of its videos API for 2026-09-24, and elsewhere each API for "
        "videos has a shape of its own."
    ),
    ("azure-openai", "video", None): (
        "It was the same API for videos as OpenAI's, whose end was announced for 2026-09-24."
    ),
    ("azure-openai", "moderation", None): "Azure moderates with an API of another shape.",
    ("azure-openai", "rerank", None): "Azure reranks with APIs of other shapes.",
    ("google-genai", "video", None): (
        "Google's own clients make videos on Vertex AI only: their `generate_videos` refuses a key "
        "of the Gemini API."
    ),
    **{
        ("replicate", kind, None): "Each model there names its own inputs, so no one call fits all."
        for kind in _EVERYTHING - {"chat", "image"}
    },
}
"""Why a class has no call for a kind that it serves, in a sentence; None: in any language."""
_CALLED_AS: Mapping[CalledAs, CalledAs] = {"router": "chat"}


def template(recipe_class: RecipeClass, kind: CalledAs, language: Language) -> str:
    """Where a call's template is, below templates/recipes/; a router is called as a chat model."""
    return f"{recipe_class}/{_CALLED_AS.get(kind, kind)}.{language}"
