"""LiteLLM's keys → provider, model ID and conditions; prefixes are no part of an id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from llmref.imports.candidate import Malformed

_PROVIDERS = {
    "bedrock_converse": "bedrock",
    "cohere_chat": "cohere",
    "azure_text": "azure",
    "amazon_nova": "amazon-nova",
    "fireworks_ai-embedding-models": "fireworks_ai",
}
_ADAPTER = re.compile(r"text-completion-|(?<=^vertex_ai)-.*")
"""What the name of a provider says about the adapter that calls it."""
_CLASS = re.compile(
    r"(together-ai|fireworks-ai)-(embedding-)?(up-to|moe-up-to|above|default|\d)[\w.-]*"
)
"""Keys for a class of sizes, which no model is called by."""
_COMMITMENT = re.compile(r"\d+-month-commitment")
_ROUTES = frozenset({"claude_platform"})
_REGION = re.compile(
    r"(us|eu|ap|ca|sa|me|af|il|mx)(-gov)?(-[a-z]+-\d)?|global(-standard)?|apac|invoke"
)
_SIZE = re.compile(r"(\d{1,6}|max)-x-(\d{1,6}|max)", re.ASCII)
_QUALITY = re.compile(r"low|medium|high|xhigh|max|standard|hd|(\d{1,6}|max)-steps", re.ASCII)
_REGIONAL = frozenset({"bedrock", "bedrock_mantle", "azure", "azure_ai", "vertex_ai"})
_ANYWHERE = frozenset({"global", "global-standard", "invoke"})
"""Parts that stand where a region can, and name none."""


@dataclass(frozen=True, slots=True)
class Key:
    """What one key of the price map names."""

    provider: str
    id: str
    when: Mapping[str, str] = field(default_factory=dict)
    """Conditions that the key holds: region, resolution, quality."""


def provider_of(litellm_provider: str) -> str:
    """The provider, whatever adapter calls it."""
    named = _PROVIDERS.get(litellm_provider, litellm_provider)
    return _ADAPTER.sub("", named)


def key_of(key: str, litellm_provider: str) -> Key:
    """What the key names. Raises Malformed where it names no offering."""
    if _CLASS.fullmatch(key):
        raise Malformed("is a class of model sizes, not a model")
    provider = provider_of(litellm_provider)
    parts = key.split("/")
    when: dict[str, str] = {}
    is_named = False
    while len(parts) > 1:
        name = _condition(parts[0], provider)
        if name is None and parts[0] in {provider, litellm_provider}:
            if is_named or (parts[0] != key.partition("/")[0] and not when):
                break  # the provider's own name, as part of its id
            is_named = True
        elif name is None:
            break
        elif parts[0] not in _ANYWHERE:
            when[name] = parts[0].replace("-x-", "x") if name == "resolution" else parts[0]
        parts = parts[1:]
    return Key(provider, "/".join(parts), when)


def _condition(part: str, provider: str) -> str | None:
    """The condition that a part of a key states, if it states one."""
    if _COMMITMENT.fullmatch(part) or part == "*":
        raise Malformed("is the price of reserved capacity, not of use")
    if part in _ROUTES:
        raise Malformed("is a route of LiteLLM's own, not an id of the provider")
    if _SIZE.fullmatch(part):
        return "resolution"
    if _QUALITY.fullmatch(part):
        return "quality"
    return "region" if provider in _REGIONAL and _REGION.fullmatch(part) else None
