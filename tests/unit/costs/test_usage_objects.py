"""A usage object is taken over as its API counts: cached tokens in the input or beside it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests import tools

SCRIPT = Path(__file__).parents[3] / "templates/assets/js/cost-quotes.js"

OPENAI_CHAT = {
    "prompt_tokens": 2006,
    "completion_tokens": 300,
    "total_tokens": 2306,
    "prompt_tokens_details": {"cached_tokens": 1920, "audio_tokens": 0},
    "completion_tokens_details": {"reasoning_tokens": 128, "audio_tokens": 0},
}
OPENAI_RESPONSES = {
    "input_tokens": 328,
    "input_tokens_details": {"cached_tokens": 128},
    "output_tokens": 52,
    "output_tokens_details": {"reasoning_tokens": 32},
    "total_tokens": 380,
}
ANTHROPIC = {
    "input_tokens": 50,
    "cache_read_input_tokens": 100_000,
    "cache_creation_input_tokens": 248,
    "cache_creation": {"ephemeral_5m_input_tokens": 148, "ephemeral_1h_input_tokens": 100},
    "output_tokens": 503,
    "server_tool_use": {"web_search_requests": 2},
    "service_tier": "standard",
}
GEMINI = {
    "promptTokenCount": 1000,
    "cachedContentTokenCount": 600,
    "candidatesTokenCount": 80,
    "thoughtsTokenCount": 40,
    "toolUsePromptTokenCount": 20,
    "totalTokenCount": 1140,
    "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 1000}],
}
GEMINI_PYTHON = {
    "prompt_token_count": 1000,
    "cached_content_token_count": 600,
    "candidates_token_count": 80,
    "thoughts_token_count": None,
}
BEDROCK = {
    "inputTokens": 50,
    "outputTokens": 10,
    "totalTokens": 260,
    "cacheReadInputTokens": 150,
    "cacheWriteInputTokens": 50,
}
DEEPSEEK = {
    "prompt_tokens": 900,
    "completion_tokens": 80,
    "prompt_cache_hit_tokens": 500,
    "prompt_cache_miss_tokens": 400,
}
OPENROUTER = {
    "prompt_tokens": 900,
    "completion_tokens": 80,
    "prompt_tokens_details": {"cached_tokens": 500, "cache_write_tokens": 100},
}


@pytest.mark.parametrize(
    ("usage", "taken"),
    [
        # cached tokens are a part of the input, reasoning of the output
        (OPENAI_CHAT, {"in": 2006, "cached": 1920, "out": 300, "reasoning": 128}),
        (OPENAI_RESPONSES, {"in": 328, "cached": 128, "out": 52, "reasoning": 32}),
        (DEEPSEEK, {"in": 900, "cached": 500, "out": 80}),
        (OPENROUTER, {"in": 800, "cached": 500, "out": 80, "cache_write": 100}),
        # cached tokens are counted beside the input
        (
            ANTHROPIC,
            {
                "in": 100_050,
                "cached": 100_000,
                "out": 503,
                "cache_write": 148,
                "cache_write_1h": 100,
                "web_search": 2,
            },
        ),
        (
            {"input_tokens": 50, "cache_read_input_tokens": 0, "output_tokens": 5},
            {"in": 50, "out": 5},
        ),
        ({"input_tokens": 50, "output_tokens": 5}, {"in": 50, "out": 5}),
        (BEDROCK, {"in": 200, "cached": 150, "out": 10, "cache_write": 50}),
        # thoughts are counted beside the output
        (GEMINI, {"in": 1020, "cached": 600, "out": 120, "reasoning": 40}),
        (GEMINI_PYTHON, {"in": 1000, "cached": 600, "out": 80}),
        # the object stands in the whole answer of an API
        (
            {"id": "x", "usage": OPENAI_CHAT},
            {"in": 2006, "cached": 1920, "out": 300, "reasoning": 128},
        ),
        ({"usageMetadata": GEMINI_PYTHON}, {"in": 1000, "cached": 600, "out": 80}),
        # rounds of one request are within its sum
        ({**ANTHROPIC, "iterations": [{"input_tokens": 7, "output_tokens": 1}]}, None),
    ],
)
def test_each_api_is_counted_as_it_counts(
    usage: dict[str, Any], taken: dict[str, int] | None
) -> None:
    expected = taken or _taken(json.dumps(ANTHROPIC)) or {}

    assert _taken(json.dumps(usage)) == {
        name: number for name, number in expected.items() if number
    }


@pytest.mark.parametrize(
    "text",
    ["", "50M", "{", "[]", "null", '{"input_tokens": "5"}', '{"a": 1}', '{"input_tokens": 1e99}'],
)
def test_other_text_is_no_usage(text: str) -> None:
    assert _taken(text) is None


def _taken(text: str) -> dict[str, int] | None:
    command: list[str | Path] = [
        tools.node(),
        Path(__file__).with_name("usage.mjs"),
        SCRIPT.as_uri(),
    ]
    done = subprocess.run(
        command, input=json.dumps([text]), capture_output=True, text=True, check=True
    )
    answer: dict[str, int] | None = json.loads(done.stdout)[0]
    return None if answer is None else {name: number for name, number in answer.items() if number}
