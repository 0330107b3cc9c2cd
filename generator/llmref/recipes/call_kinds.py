"""The kinds of call that a recipe class may have: first calls by kind of model, further ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from llmref.records.features import CAPABILITIES, CapabilityKey
from llmref.records.fields import OneOf
from llmref.records.source import CallFeature


@dataclass(frozen=True, slots=True)
class CallKind:
    """What is true of a kind of call in every class."""

    prints: str
    """What its reader sees where a client makes text of the reply; a class may say otherwise."""
    before: str = ""
    """What to know before the first such call; a class may say otherwise."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of chat models that has calls of its own."""

    capability: CapabilityKey
    """The capability that an offering has if the call works with it."""
    summary: str
    """What its call does, in one sentence or two."""

    @property
    def label(self) -> str:
        """The label of its capability: one idea has one label."""
        return CAPABILITIES[self.capability].label


_PICTURE = "the name of the file, or the address, of the picture."
CALL_KINDS: Mapping[str, CallKind] = {
    "chat": CallKind("the reply as plain text."),
    "completion": CallKind("the completed text."),
    "embedding": CallKind("the length of the vector and its first three numbers."),
    "rerank": CallKind("the documents in their new order, with scores."),
    "image": CallKind(_PICTURE),
    "video": CallKind("the name of the file with the video."),
    "speech": CallKind(
        "the name of the file with the recording.",
        "Each provider has voices of its own; `alloy` is one of OpenAI's.",
    ),
    "transcription": CallKind(
        "what was said, as text.",
        "The calls send `speech.mp3`, a recording of yours in the same folder.",
    ),
    "moderation": CallKind("a score for each category."),
    "router": CallKind("the reply as plain text."),
    "other": CallKind("the reply."),
    "chat-image-output": CallKind(
        _PICTURE, "The picture is in the reply of a chat, as an address or as data."
    ),
    "chat-link": CallKind(
        "the reply as plain text, with the address of the result.",
        "The reply of a chat contains the address of the result.",
    ),
    "chat-streaming": CallKind(
        "the reply as plain text, piece by piece.",
        "It replies only as a stream: a call without `stream` is refused.",
    ),
    "chat-tools": CallKind("the tool's name and arguments, then the reply as plain text."),
    "chat-structured": CallKind("a city and its country, read from the JSON."),
    "chat-image-input": CallKind("the reply as plain text."),
    "chat-caching": CallKind("the counts of tokens, once for each request."),
}
"""Every kind of call, by the name of its templates."""
CallName = Annotated[str, OneOf(lambda: CALL_KINDS)]
FEATURES: Mapping[CallFeature, Feature] = {
    "streaming": Feature("streaming", "The reply is printed while it is generated."),
    "tools": Feature(
        "tools",
        "The call sends one tool; the model answers with its name and arguments instead of text. "
        "In Python and JavaScript the tool's result is sent back and the reply printed.",
    ),
    "structured": Feature(
        "structured_output",
        "The reply is JSON that matches the schema in the call.",
    ),
    "image-input": Feature(
        "vision",
        "The call contains a whole picture, a square of two colors, so that it needs no file.",
    ),
    "caching": Feature(
        "prompt_caching",
        "The call sends one long prompt twice and prints how many tokens were cached input.",
    ),
}
"""Every feature, in the order in which pages show them; `chat-<feature>` are its calls."""
