"""Calls beyond the first: streaming, tools, structured output, image input and prompt caching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.recipes.choose import Call, Recipe
from generator.recipes.classes import CELLS, LABELS, Language
from generator.records.provider import RecipeClass

CallFeature = Literal["streaming", "tools", "structured", "image-input", "caching"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What readers are told of a feature."""

    label: str
    capability: str
    """The capability that an offering has if the call works with it."""
    told: str
    """What its call does, in one sentence or two."""


_CITY = "The call sends one tool; the model answers with its name and arguments instead of text."
FEATURES: Mapping[CallFeature, Wording] = {
    "streaming": Wording("Streaming", "streaming", "The answer is printed while it is written."),
    "tools": Wording(
        "Tool calling",
        "tools",
        f"{_CITY} In Python and JavaScript the tool's result is sent back and the answer printed.",
    ),
    "structured": Wording(
        "Structured output",
        "structured_output",
        "The answer is JSON that fits the schema in the call.",
    ),
    "image-input": Wording(
        "Image input",
        "vision",
        "The call holds a whole picture, a square of two colours, so that it needs no file.",
    ),
    "caching": Wording(
        "Prompt caching",
        "prompt_caching",
        "The call sends one long prompt twice and prints how much of it was read from the cache.",
    ),
}
"""Every feature in the order in which pages show them."""

_ALL: tuple[CallFeature, ...] = tuple(FEATURES)
_PUBLISHED: Mapping[RecipeClass, tuple[CallFeature, ...]] = {
    "openai-chat": _ALL,
    "openai-responses": _ALL,
    "anthropic-messages": _ALL,
    "google-genai": _ALL,
    "google-vertex": _ALL,
    "vertex-anthropic": _ALL,
    "azure-openai": _ALL,
    "azure-responses": _ALL,
    "mistral": _ALL,
    "aws-bedrock-converse": _ALL,
    "cohere-v2": ("streaming", "tools", "structured", "image-input"),
    "replicate": ("streaming",),
}
_BINARY = "AWS streams in a binary format of its own, which curl cannot show as text."
WHY_NOT_BEYOND: Mapping[tuple[RecipeClass, CallFeature, Language | None], str] = {
    **{
        ("replicate", feature, None): "Each model there names its own inputs for it."
        for feature in ("tools", "structured", "image-input")
    },
    ("replicate", "caching", None): (
        "Each model there names its own inputs, and nothing that was read tells of a cache."
    ),
    ("cohere-v2", "caching", None): (
        "Its answers count cached tokens, yet nothing that was read tells when Cohere caches."
    ),
    ("aws-bedrock-converse", "streaming", "curl"): _BINARY,
}
"""Why a feature has no call in a class of API, in a sentence; None: in any language."""
CELLS_BEYOND: Mapping[tuple[RecipeClass, CallFeature, Language], str | None] = {
    (name, feature, language): CELLS[name, "chat", language]
    for name, features in _PUBLISHED.items()
    for feature in features
    for language in LABELS
    if (name, feature, language) not in WHY_NOT_BEYOND
}
"""The published calls, and the package that each imports: the one of the class's first call."""


@dataclass(frozen=True, slots=True)
class Note:
    """What else has to be known of a feature in one class of API, in a few sentences."""

    text: str
    docs: str = ""
    """The vendor's page about it; empty where the text says all about our own call."""


_AUTOMATIC = Note(
    "It asks for no caching, so it shows whether the provider does that by itself; some want marks "
    "of their own. A count of 0 both times means that nothing was read from a cache."
)
_MARKED = Note(
    "The mark `cache_control` asks for it: everything before it and the marked text itself are "
    "written to the cache, which costs more than plain input on some price lists. A prompt that "
    "is too short for the model is not cached, and nothing says so but the counts.",
    "https://platform.claude.com/docs/en/build-with-claude/prompt-caching",
)
_OF_ANTHROPIC = Note(
    "`output_config` is Anthropic's own field. Others that copied its API may not know it, nor do "
    "Claude models from before it.",
    "https://platform.claude.com/docs/en/build-with-claude/structured-outputs",
)
_ALLOWED = Note(
    "`output_config` is for Claude models that are newer than it, and at Google an administrator "
    "has to allow the feature `structured_outputs` for the organization first.",
    "https://docs.cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/structured_outputs",
)
_IMPLICIT = (
    "It asks for no caching, so it shows what Google caches by itself, which it promises for no "
    "request. A cache that is made with a call of its own is sure to be read, and its keeping "
    "costs money."
)
_KEYED = Note(
    "`prompt_cache_key` is a name of yours for requests that begin alike; it makes it likelier "
    "that the second finds what the first left, and promises nothing.",
    "https://docs.mistral.ai/studio-api/conversations/advanced/prompt-caching",
)
_TOLD_TOO = Note(
    "Cohere wants the prompt itself to ask for JSON, too, and takes a schema in no call with "
    "tools.",
    "https://docs.cohere.com/docs/structured-outputs-json",
)
_ADDRESSED = Note(
    "Two requests: the reply to the first names the address of the events, `urls.stream`. Where "
    "it names none, the model cannot stream.",
    "https://replicate.com/docs/topics/predictions/streaming",
)
_NAMED = Note(
    "`outputConfig` is for the models that AWS names; that another can write JSON is not enough.",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-structured-outputs.html",
)
_POINTED = Note(
    "`cachePoint` asks for it: what stands before it is written to the cache. Models that do not "
    "cache refuse such a point: “You invoked an unsupported model or your request did not allow "
    "prompt caching”. A prompt that is too short for the model is not cached.",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html",
)
NOTES: Mapping[tuple[RecipeClass, CallFeature], Note] = {
    ("openai-chat", "caching"): _AUTOMATIC,
    ("openai-responses", "caching"): _AUTOMATIC,
    ("azure-openai", "caching"): _AUTOMATIC,
    ("azure-responses", "caching"): _AUTOMATIC,
    ("anthropic-messages", "structured"): _OF_ANTHROPIC,
    ("anthropic-messages", "caching"): _MARKED,
    ("vertex-anthropic", "structured"): _ALLOWED,
    ("vertex-anthropic", "caching"): _MARKED,
    ("google-genai", "caching"): Note(_IMPLICIT, "https://ai.google.dev/gemini-api/docs/caching"),
    ("google-vertex", "caching"): Note(
        _IMPLICIT,
        "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/context-cache/"
        "context-cache-overview",
    ),
    ("mistral", "caching"): _KEYED,
    ("cohere-v2", "structured"): _TOLD_TOO,
    ("replicate", "streaming"): _ADDRESSED,
    ("aws-bedrock-converse", "streaming"): Note(f"There is no call for curl: {_BINARY}"),
    ("aws-bedrock-converse", "structured"): _NAMED,
    ("aws-bedrock-converse", "caching"): _POINTED,
}


def template(recipe_class: RecipeClass, feature: CallFeature, language: Language) -> str:
    """Where a call's template is, below templates/recipes/."""
    return f"{recipe_class}/chat-{feature}.{language}"


def features_of(recipe_class: RecipeClass) -> tuple[CallFeature, ...]:
    """The features for which a class of API has templates."""
    return _PUBLISHED.get(recipe_class, ())


def calls(recipe: Recipe, feature: CallFeature) -> tuple[Call, ...]:
    """The calls of a feature, with the slots of the recipe's first calls; of a chat model only."""
    name = recipe.recipe_class
    return tuple(
        replace(call, template=template(name, feature, call.language), pattern=None)
        for call in recipe.calls
        if recipe.kind == "chat" and (name, feature, call.language) in CELLS_BEYOND
    )
