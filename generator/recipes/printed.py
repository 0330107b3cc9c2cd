"""What the calls beyond the first print, for those who compare it with what they see."""

from __future__ import annotations

from collections.abc import Mapping

from generator.recipes.beyond import CallFeature
from generator.recipes.classes import Language
from generator.records.provider import RecipeClass

_BY_CLIENTS: Mapping[CallFeature, str] = {
    "streaming": "The answer as text, piece by piece.",
    "tools": "The tool's name with what the model wants to know, then the answer as text.",
    "structured": "A city and its country, read from the JSON.",
    "image-input": "The answer as text.",
    "caching": "The counts of tokens, once for each request.",
}
_BY_CURL: Mapping[CallFeature, str] = {
    "streaming": "Events as they come, with the pieces of the answer in `{}`.",
    "tools": "JSON with the call of the tool in `{}`.",
    "structured": "JSON with the answer, which is JSON as well, in `{}`.",
    "image-input": "JSON with the answer in `{}`.",
    "caching": "JSON for each request, with the count of cached tokens in `{}`.",
}


def _places(pieces: str, call: str, answer: str, count: str) -> Mapping[CallFeature, str]:
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
PLACES: Mapping[RecipeClass, Mapping[CallFeature, str]] = {
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
"""Where in an API's reply is what its reader wants: `content[].text` is in every item of a list."""


def printed(recipe_class: RecipeClass, feature: CallFeature, language: Language) -> str:
    """What a call prints, in a sentence."""
    if language != "curl":
        return _BY_CLIENTS[feature]
    return _BY_CURL[feature].format(PLACES[recipe_class][feature])
