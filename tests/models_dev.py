"""What models.dev's schema asks of `api.json`, as JSON Schema."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from llmref.exports.models_dev_strict import MODELS_DEV_FAMILIES

Shape = dict[str, Any]
AMOUNT: Shape = {"type": "number", "minimum": 0}
DAY: Shape = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"}
YES_NO: Shape = {"type": "boolean"}
TEXT: Shape = {"type": "string", "minLength": 1}
MODALITIES: Shape = {
    "type": "array",
    "items": {"enum": ["text", "audio", "image", "video", "pdf"]},
}
WITH_ADDRESS = {"@ai-sdk/openai-compatible"}
MAY_HAVE_ADDRESS = {"@ai-sdk/openai", "@ai-sdk/anthropic"}


def strict(needed: Shape, optional: Shape) -> Shape:
    return {
        "type": "object",
        "properties": needed | optional,
        "required": list(needed),
        "additionalProperties": False,
    }


RATES = {"input": AMOUNT, "output": AMOUNT}
FURTHER = dict.fromkeys(
    ("reasoning", "cache_read", "cache_write", "input_audio", "output_audio"), AMOUNT
)
SIZE = strict({"type": {"const": "context"}, "size": {"type": "integer", "minimum": 0}}, {})
COST = strict(RATES, FURTHER)
TIERS = {"type": "array", "items": strict(RATES | {"tier": SIZE}, FURTHER)}
MODE = strict(
    {},
    {"cost": COST, "provider": strict({}, {"body": {"type": "object"}})},
)
MODEL: Shape = strict(
    {
        "id": TEXT,
        "name": TEXT,
        "description": TEXT,
        "attachment": YES_NO,
        "reasoning": YES_NO,
        "tool_call": YES_NO,
        "release_date": DAY,
        "last_updated": DAY,
        "modalities": strict({"input": MODALITIES, "output": MODALITIES}, {}),
        "open_weights": YES_NO,
        "limit": strict({"context": AMOUNT, "output": AMOUNT}, {"input": AMOUNT}),
    },
    {
        "family": {"enum": sorted(MODELS_DEV_FAMILIES)},
        "reasoning_options": {"type": "array"},
        "structured_output": YES_NO,
        "temperature": YES_NO,
        "knowledge": DAY,
        "cost": strict(RATES, FURTHER | {"tiers": TIERS}),
        "status": {"enum": ["alpha", "beta", "deprecated"]},
        "experimental": strict({}, {"modes": {"type": "object", "additionalProperties": MODE}}),
        "provider": strict({}, {"shape": {"enum": ["responses", "completions"]}}),
    },
)
PROVIDER = strict(
    {
        "id": TEXT,
        "env": {"type": "array", "items": TEXT, "minItems": 1},
        "npm": TEXT,
        "name": TEXT,
        "doc": TEXT,
        "models": {"type": "object", "additionalProperties": MODEL},
    },
    {"api": TEXT},
)
SCHEMA: Shape = {"type": "object", "additionalProperties": PROVIDER}


def faults(exported: Any) -> list[str]:
    """All that models.dev would refuse."""
    found = [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:160]}"
        for fault in Draft202012Validator(SCHEMA).iter_errors(exported)
    ]
    for name, provider in exported.items():
        found += [f"{name}: {word}" for word in _of_provider(provider)]
        for id_, model in provider["models"].items():
            found += [f"{name}/{id_}: {word}" for word in _of_model(model)]
    return found


def _of_provider(provider: Any) -> list[str]:
    needs, has = provider.get("npm") in WITH_ADDRESS, "api" in provider
    may = needs or provider.get("npm") in MAY_HAVE_ADDRESS
    return [] if (has or not needs) and (may or not has) else ["api"]


def _of_model(model: Any) -> list[str]:
    sizes = [tier["tier"]["size"] for tier in model.get("cost", {}).get("tiers", [])]
    wrong = {
        "reasoning_options": model.get("reasoning") is not ("reasoning_options" in model),
        "cost.reasoning": not model.get("reasoning") and "reasoning" in model.get("cost", {}),
        "tiers": len(set(sizes)) != len(sizes),
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]
