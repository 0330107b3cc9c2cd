"""What the reader of a call beyond the first sees: text from a client, the reply from curl."""

from __future__ import annotations

from collections.abc import Mapping

from generator.recipes.classes import LABELS
from generator.records.provider import RecipeClass

_BY_CLIENTS: Mapping[str, str] = {
    "streaming": "The answer as text, piece by piece.",
    "tools": "The tool's name with what the model wants to know, then the answer as text.",
    "structured": "A city and its country, read from the JSON.",
    "image-input": "The answer as text.",
    "caching": "The counts of tokens, once for each request.",
}
_BY_CURL: Mapping[str, str] = {
    "streaming": "Events with the pieces of the answer in `{}`, as they come.",
    "tools": "JSON with the call of the tool in `{}`.",
    "structured": "JSON with the answer, which is JSON as well, in `{}`.",
    "image-input": "JSON with the answer in `{}`.",
    "caching": "JSON with the count of cached tokens in `{}`, once for each request.",
}


def _places(pieces: str, call: str, answer: str, count: str) -> Mapping[str, str]:
    return {
        "streaming": pieces,
        "tools": call,
        "structured": answer,
        "image-input": answer,
        "caching": count,
    }


_OPENAI = _places(
    "choices[].delta.content",
    "choices[].message.tool_calls[]",
    "choices[].message.content",
    "usage.prompt_tokens_details.cached_tokens",
)
_RESPONSES = _places(
    "delta",
    "output[].arguments",
    "output[].content[].text",
    "usage.input_tokens_details.cached_tokens",
)
_ANTHROPIC = _places(
    "delta.text", "content[].input", "content[].text", "usage.cache_read_input_tokens"
)
_GOOGLE = _places(
    "candidates[].content.parts[].text",
    "candidates[].content.parts[].functionCall",
    "candidates[].content.parts[].text",
    "usageMetadata.cachedContentTokenCount",
)
# Where in a reply is what its reader wants; `content[].text` is in any item of the list.
_PLACES: Mapping[RecipeClass, Mapping[str, str]] = {
    "openai-chat": _OPENAI,
    "azure-openai": _OPENAI,
    "mistral": _OPENAI,
    "openai-responses": _RESPONSES,
    "azure-responses": _RESPONSES,
    "anthropic-messages": _ANTHROPIC,
    "vertex-anthropic": _ANTHROPIC,
    "google-genai": _GOOGLE,
    "google-vertex": _GOOGLE,
    "aws-bedrock-converse": _places(
        "",
        "output.message.content[].toolUse",
        "output.message.content[].text",
        "usage.cacheReadInputTokens",
    ),
    "cohere-v2": _places(
        "delta.message.content.text", "message.tool_calls[]", "message.content[].text", ""
    ),
}


PRINTS_BEYOND: Mapping[str, str] = {
    f"{name}/chat-{feature}.{language}": (
        _BY_CURL[feature].format(place) if language == "curl" else _BY_CLIENTS[feature]
    )
    for name, places in _PLACES.items()
    for feature, place in places.items()
    for language in LABELS
    if place or (language != "curl" and feature == "streaming")
} | {
    "replicate/chat-streaming.python": _BY_CLIENTS["streaming"],
    "replicate/chat-streaming.curl": (
        "Events, as they come; each named `output` has a piece of the answer as data."
    ),
    "replicate/chat-streaming.javascript": _BY_CLIENTS["streaming"],
}
"""A sentence for each template; a path in it leads through the reply, [] to all of a list."""
