"""Mistral's chat completions: text, streams, tools, schemas, pictures and a key for its cache."""

from __future__ import annotations

import re
from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.openai_chat import data_url
from tests.recipes.api.request import CREATED, GREETING, Refused, Reply, Stream

OPTIONS = {
    *("stream", "temperature", "top_p", "max_tokens", "stop", "random_seed", "n", "safe_prompt"),
    *("parallel_tool_calls", "tools", "tool_choice", "response_format", "prompt_cache_key"),
}
_CALL_ID = re.compile(r"[a-zA-Z0-9]{9}")
_CACHE = beyond.Cache()


def completion(held: dict[str, Any], model: str, where: str) -> Reply:
    """One completion of a request whose fields are known; prompts are cached by the door `where`.

    A prompt is read from the cache if an earlier one with the same key began alike.
    """
    _messages(held["messages"])
    tools = [_tool(each, at) for at, each in enumerate(held.get("tools") or [])]
    answer = _structured(held["response_format"]) if held.get("response_format") else GREETING
    if held.get("stream"):
        deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
        deltas += [{"content": piece} for piece in beyond.pieces()]
        chunks = [_chunk(model, delta, None) for delta in deltas]
        last = _chunk(model, {"content": ""}, "stop")
        return Stream(beyond.events(*chunks, last) + "data: [DONE]\n\n")
    said: dict[str, Any] = {"role": "assistant", "content": answer, "tool_calls": None}
    reason = "stop"
    if tools and held["messages"][-1]["role"] == "user":
        called = {"name": tools[0]["name"], "arguments": beyond.fitting(tools[0]["parameters"])}
        said |= {"content": "", "tool_calls": [{"id": "a1b2c3d4e", "function": called, "index": 0}]}
        reason = "tool_calls"
    key = held.get("prompt_cache_key")
    tokens, cached = _CACHE.read(where, model, key, held["messages"])
    return {
        "id": "cmpl-1",
        "object": "chat.completion",
        "created": CREATED,
        "model": model,
        "choices": [{"index": 0, "message": said, "finish_reason": reason}],
        "usage": {
            "prompt_tokens": tokens,
            "completion_tokens": 6,
            "total_tokens": tokens + 6,
            "prompt_tokens_details": {"cached_tokens": cached if key else 0},
        },
    }


def _chunk(model: str, delta: dict[str, Any], reason: str | None) -> dict[str, Any]:
    return {
        "id": "cmpl-1",
        "object": "chat.completion.chunk",
        "created": CREATED,
        "model": model,
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }


def _messages(held: object) -> None:
    """Refuse what is no conversation with one result for each call."""
    if not isinstance(held, list):
        raise Refused(422, "messages: Input should be a valid list")
    before, called, answered = "", 0, 0
    for at, each in enumerate(held):
        role = each.get("role") if isinstance(each, dict) else None
        if role not in {"user", "assistant", "system", "tool"}:
            raise Refused(422, f"messages.{at}.role: Input tag is none of the expected tags")
        if role == "tool":
            if before not in {"assistant", "tool"}:
                raise Refused(400, f"Unexpected role 'tool' after role '{before}'")
            identity = str(each.get("tool_call_id"))
            if not _CALL_ID.fullmatch(identity):
                raise Refused(
                    400,
                    f"Tool call id was {identity} but must be a-z, A-Z, 0-9, with a length of 9.",
                )
            answered += 1
        called += len(each.get("tool_calls") or [])
        if not each.get("tool_calls"):
            _content(each.get("content"), f"messages.{at}.content")
        before = role
    if called != answered:
        raise Refused(400, "Not the same number of function calls and responses")


def _content(held: object, where: str) -> None:
    if isinstance(held, str) and held:
        return
    if not isinstance(held, list) or not held:
        raise Refused(422, f"{where}: Field required")
    for part in held:
        match part:
            case {"type": "text", "text": str()}:
                continue
            case {"type": "image_url", "image_url": str(url)} | {
                "type": "image_url",
                "image_url": {"url": str(url)},
            }:
                data_url(url, where)
            case _:
                raise Refused(422, f"{where}: Input tag is none of the expected tags")


def _tool(held: dict[str, Any], at: int) -> dict[str, Any]:
    function = held.get("function")
    if not isinstance(function, dict) or not function.get("name"):
        raise Refused(422, f"tools.{at}.function: Field required")
    beyond.schema(function.get("parameters"), f"tools.{at}.function.parameters")
    return function


def _structured(held: dict[str, Any]) -> str:
    told = held.get("json_schema")
    if held.get("type") != "json_schema" or not isinstance(told, dict):
        raise Refused(422, "response_format.json_schema: Field required")
    for name in ("name", "schema"):
        if not told.get(name):
            raise Refused(422, f"response_format.json_schema.{name}: Field required")
    return beyond.fitting(beyond.schema(told["schema"], "response_format"))
