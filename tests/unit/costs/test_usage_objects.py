"""A usage object is taken over as its API counts: cached tokens in the input or beside it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import tools

Answer = dict[str, Any] | None
"""What the script takes from a text; None where it is no usage."""
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
    "total_tokens": 980,
    "cost": 1,
    "is_byok": False,
    "prompt_tokens_details": {"cached_tokens": 500, "cache_write_tokens": 100, "audio_tokens": 0},
    "cost_details": {"upstream_inference_cost": None},
    "completion_tokens_details": {"reasoning_tokens": 30, "image_tokens": 0},
}
BEDROCK_TTL = {
    **BEDROCK,
    "cacheDetails": [{"ttl": "5m", "inputTokens": 30}, {"ttl": "1h", "inputTokens": 20}],
}
MISTRAL = {
    "prompt_tokens": 900,
    "total_tokens": 980,
    "completion_tokens": 80,
    "prompt_audio_seconds": 7,
    "prompt_tokens_details": {"cached_tokens": 500},
}
COHERE = {
    "billed_units": {"input_tokens": 11, "output_tokens": 7},
    "tokens": {"input_tokens": 216, "output_tokens": 9},
    "cached_tokens": 0,
}
GROQ = {
    "queue_time": 0.02,
    "prompt_tokens": 900,
    "prompt_time": 1,
    "completion_tokens": 80,
    "completion_time": 2,
    "total_tokens": 980,
    "total_time": 3,
    "prompt_tokens_details": {"cached_tokens": 500},
}
XAI = {
    "prompt_tokens": 900,
    "completion_tokens": 80,
    "total_tokens": 1020,
    "num_sources_used": 3,
    "prompt_tokens_details": {"cached_tokens": 500, "text_tokens": 900},
    "completion_tokens_details": {"reasoning_tokens": 40},
}
AI_SDK_5 = {
    "inputTokens": 900,
    "outputTokens": 80,
    "totalTokens": 980,
    "reasoningTokens": 30,
    "cachedInputTokens": 500,
}
AI_SDK_6 = {
    "inputTokens": 1000,
    "inputTokenDetails": {"noCacheTokens": 400, "cacheReadTokens": 500, "cacheWriteTokens": 100},
    "outputTokens": 80,
    "outputTokenDetails": {"textTokens": 50, "reasoningTokens": 30},
    "totalTokens": 1080,
    "raw": {"input_tokens": 400, "cache_read_input_tokens": 500, "output_tokens": 80},
}
LANGCHAIN = {
    "input_tokens": 900,
    "output_tokens": 80,
    "total_tokens": 980,
    "input_token_details": {"cache_read": 500, "cache_creation": 100, "audio": 0},
    "output_token_details": {"reasoning": 30},
}
AUDIO = {
    "prompt_tokens": 900,
    "completion_tokens": 80,
    "prompt_tokens_details": {"cached_tokens": 100, "audio_tokens": 300},
    "completion_tokens_details": {"audio_tokens": 50},
}
AUDIO_GEMINI = {
    "promptTokenCount": 1000,
    "cachedContentTokenCount": 600,
    "candidatesTokenCount": 80,
    "promptTokensDetails": [
        {"modality": "TEXT", "tokenCount": 500},
        {"modality": "AUDIO", "tokenCount": 500},
    ],
    "cacheTokensDetails": [
        {"modality": "TEXT", "tokenCount": 400},
        {"modality": "AUDIO", "tokenCount": 200},
    ],
}


@pytest.fixture(scope="module")
def taking() -> Iterator[Callable[[str], Answer]]:
    """Gives what the script takes from a text: one process answers all."""
    command = [str(tools.node()), str(Path(__file__).with_name("usage.mjs")), SCRIPT.as_uri()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        asked, answers = process.stdin, process.stdout

        def answer(text: str) -> Answer:
            asked.write(json.dumps(text) + "\n")
            asked.flush()
            found: Answer = json.loads(answers.readline())
            return found

        yield answer


@pytest.mark.parametrize(
    ("usage", "taken"),
    [
        # cached tokens are a part of the input, reasoning of the output
        (OPENAI_CHAT, {"in": 2006, "cached": 1920, "out": 300, "reasoning": 128}),
        (OPENAI_RESPONSES, {"in": 328, "cached": 128, "out": 52, "reasoning": 32}),
        (DEEPSEEK, {"in": 900, "cached": 500, "out": 80}),
        (OPENROUTER, {"in": 800, "cached": 500, "out": 80, "reasoning": 30, "cache_write": 100}),
        (GROQ, {"in": 900, "cached": 500, "out": 80}),
        (MISTRAL, {"in": 900, "cached": 500, "out": 80}),
        (AI_SDK_5, {"in": 900, "cached": 500, "out": 80, "reasoning": 30}),
        ({"promptTokens": 900, "completionTokens": 80, "totalTokens": 980}, {"in": 900, "out": 80}),
        (AI_SDK_6, {"in": 900, "cached": 500, "out": 80, "reasoning": 30, "cache_write": 100}),
        (LANGCHAIN, {"in": 800, "cached": 500, "out": 80, "reasoning": 30, "cache_write": 100}),
        # what is billed, not what was counted before rules of billing
        (COHERE, {"in": 11, "out": 7}),
        ({"usage": COHERE}, {"in": 11, "out": 7}),
        ({"meta": {"billed_units": {"search_units": 2}}}, {"rerank": 2}),
        # reasoning that the total counts beside the output
        (XAI, {"in": 900, "cached": 500, "out": 120, "reasoning": 40}),
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
        (
            BEDROCK_TTL,
            {"in": 200, "cached": 150, "out": 10, "cache_write": 30, "cache_write_1h": 20},
        ),
        ({**AI_SDK_5, "inputTokens": 50}, {"in": 550, "cached": 500, "out": 80, "reasoning": 30}),
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
    usage: dict[str, Any], taken: dict[str, int] | None, taking: Callable[[str], Answer]
) -> None:
    expected = taken or _numbers(taking(json.dumps(ANTHROPIC))) or {}

    assert _numbers(taking(json.dumps(usage))) == {
        name: number for name, number in expected.items() if number
    }


@pytest.mark.parametrize(
    "text",
    ["", "50M", "{", "[]", "null", '{"input_tokens": "5"}', '{"a": 1}', '{"input_tokens": 1e99}'],
)
def test_other_text_is_no_usage(text: str, taking: Callable[[str], Answer]) -> None:
    assert taking(text) is None


@pytest.mark.parametrize(
    ("usage", "unknown"),
    [
        (OPENAI_CHAT, []),
        (OPENAI_RESPONSES, []),
        (ANTHROPIC, []),
        (GEMINI, []),
        (BEDROCK_TTL, []),
        (DEEPSEEK, []),
        (OPENROUTER, []),
        (GROQ, []),
        (AI_SDK_6, []),
        (LANGCHAIN, []),
        (MISTRAL, ["prompt_audio_seconds 7"]),
        (XAI, ["num_sources_used 3"]),
        ({**DEEPSEEK, "citation_tokens": 40}, ["citation_tokens 40"]),
        # within the input or the output, where no price of text is theirs
        (AUDIO, ["audio_tokens 300", "audio_tokens 50"]),
        (AUDIO_GEMINI, ["AUDIO 500", "AUDIO 200"]),
    ],
)
def test_what_is_not_known_is_named(
    usage: dict[str, Any], unknown: list[str], taking: Callable[[str], Answer]
) -> None:
    answer = taking(json.dumps(usage)) or {}

    assert answer["unknown"] == unknown


def _numbers(answer: Answer) -> dict[str, int] | None:
    if answer is None:
        return None
    return {name: number for name, number in answer["numbers"].items() if number}
