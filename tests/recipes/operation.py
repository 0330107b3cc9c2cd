"""What a class of API promises for one kind of model, or for one feature of chat models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.recipes.api.replicate import STREAMS
from tests.recipes.api.request import GREETING


@dataclass(frozen=True)
class Operation:
    """Where a call asks, and what its reader sees."""

    family: str
    paths: tuple[str, ...]
    """Below the base URL; {id} stands for the native id in a path, {owner/name} for it as it is."""
    printed: str
    """What a client prints of the simulated reply."""
    replied: str
    """What the reply itself holds, which curl prints."""
    beside: str = ""
    """The end of the base URL that the operation is not below but beside."""
    times: int = 1
    """How often a client asks; 2 where an answer is sent back."""
    curl_times: int = 1
    led_to: str = ""
    """Where the address is that a reply names and the next request is for; it needs no key."""


_CALLED = f"get_weather Paris{GREETING}"
"""The tool that was called, and what was said of its result."""
_CALLED_IN_JSON = f'get_weather {{"city": "Paris"}}{GREETING}'
_STRING = r'"name": "get_weather", "arguments": "{\"city\": \"Paris\"}"'
_PLACE = "Paris is in France"
_CACHED = 6
"""The first digit of the thousands of tokens that the long prompt has."""


def _beyond(
    family: str,
    path: str,
    *,
    stream: tuple[str, str],
    called: tuple[str, str],
    counted: str = "",
    place: str = r"{\"city\": \"Paris\"",
) -> Mapping[str, Operation]:
    """The features of a class: where and how it streams, what a called tool and a count look like.

    In the words of the API itself, which curl prints: its last event, the tool's call, the name of
    the count of cached tokens if there is one, the JSON that fits the schema.
    """
    where = (path,)
    stream_path, last = stream
    printed, replied = called
    read = f"from the cache: {_CACHED}", f'"{counted}": {_CACHED}'
    caching = Operation(family, where, *read, times=2, curl_times=2)
    return {
        "streaming": Operation(family, (stream_path,), GREETING, last),
        "tools": Operation(family, where, printed, replied, times=2),
        "structured": Operation(family, where, _PLACE, place),
        "image-input": Operation(family, where, GREETING, GREETING),
        **({"caching": caching} if counted else {}),
    }


_CHAT = "/chat/completions"
_GEMINI_CALL = '"functionCall": {"name": "get_weather", "args": {"city": "Paris"}'
_CLAUDE_CALL = '"name": "get_weather", "input": {"city": "Paris"}'
_CLASSES: Mapping[str, Mapping[str, Operation]] = {
    "openai-chat": _beyond(
        "openai",
        _CHAT,
        stream=(_CHAT, "data: [DONE]"),
        called=(_CALLED_IN_JSON, _STRING),
        counted="cached_tokens",
    ),
    "openai-responses": _beyond(
        "openai",
        "/responses",
        stream=("/responses", "event: response.completed"),
        called=(_CALLED_IN_JSON, _STRING),
        counted="cached_tokens",
    ),
    "anthropic-messages": _beyond(
        "anthropic",
        "/messages",
        stream=("/messages", "event: message_stop"),
        called=(_CALLED, _CLAUDE_CALL),
        counted="cache_read_input_tokens",
    ),
    "mistral": _beyond(
        "mistral",
        _CHAT,
        stream=(_CHAT, "data: [DONE]"),
        called=(_CALLED_IN_JSON, _STRING),
        counted="cached_tokens",
    ),
    "aws-bedrock-converse": _beyond(
        "bedrock",
        "/model/{id}/converse",
        stream=("/model/{id}/converse-stream", "which curl cannot show"),
        called=(_CALLED, _CLAUDE_CALL),
        counted="cacheReadInputTokens",
    ),
    "cohere-v2": _beyond(
        "cohere",
        "/chat",
        stream=("/chat", "event: message-end"),
        called=(_CALLED_IN_JSON, _STRING),
    ),
    "azure-openai": _beyond(
        "azure",
        _CHAT,
        stream=(_CHAT, "data: [DONE]"),
        called=(_CALLED_IN_JSON, _STRING),
        counted="cached_tokens",
    ),
    "azure-responses": _beyond(
        "azure",
        "/responses",
        stream=("/responses", "event: response.completed"),
        called=(_CALLED_IN_JSON, _STRING),
        counted="cached_tokens",
    ),
    "google-vertex": _beyond(
        "vertex",
        "/publishers/{publisher}:generateContent",
        stream=("/publishers/{publisher}:streamGenerateContent", 'data: {"candidates"'),
        called=(_CALLED, _GEMINI_CALL),
        counted="cachedContentTokenCount",
    ),
    "vertex-anthropic": _beyond(
        "vertex",
        "/publishers/anthropic/models/{owner/name}:rawPredict",
        stream=(
            "/publishers/anthropic/models/{owner/name}:streamRawPredict",
            "event: message_stop",
        ),
        called=(_CALLED, _CLAUDE_CALL),
        counted="cache_read_input_tokens",
    ),
    "google-genai": _beyond(
        "google",
        "/models/{id}:generateContent",
        stream=("/models/{id}:streamGenerateContent", 'data: {"candidates"'),
        called=(_CALLED, _GEMINI_CALL),
        counted="cachedContentTokenCount",
    ),
}
BEYOND: Mapping[str, Operation] = {
    f"{name}/chat-{feature}": operation
    for name, features in _CLASSES.items()
    for feature, operation in features.items()
} | {
    "replicate/chat-streaming": Operation(
        "replicate",
        ("/models/{owner/name}/predictions",),
        GREETING,
        "event: done",
        times=2,
        curl_times=2,
        led_to=f"{STREAMS}/streams/",
    )
}
"""The calls beyond the first, by class and feature."""
