"""Anthropic's Messages API: text, streams, tools, schemas, pictures and marks for its cache."""

from __future__ import annotations

import re
from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.request import (
    GREETING,
    Family,
    Refused,
    Reply,
    Request,
    Stream,
    model_in_body,
)

# The documents and curl name the first; Anthropic's own client 2.12 sends the second.
VERSIONS = {"2023-06-01", "2026-10-21"}
OPTIONS = {
    *("system", "temperature", "stream", "stop_sequences", "metadata"),
    *("tools", "tool_choice", "output_config"),
}
_MEDIA_TYPES = {"image/jpeg", "image/png", "image/gif", "image/webp"}
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,128}")
_CACHE = beyond.Cache()


def _answer(request: Request) -> Reply:
    if request.path != "/messages":
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    request.require_key(request.headers.get("x-api-key") or bearer)
    if request.headers.get("anthropic-version") not in VERSIONS:
        raise Refused(400, "anthropic-version: header is required")
    held = request.fields(OPTIONS, ["model", "max_tokens", "messages"])
    return message(held, request.known_model(held["model"]), request.door.base_url)


def message(held: dict[str, Any], model: str, where: str) -> Reply:
    """The reply to a request whose fields are known; prompts are cached by the door `where`."""
    _messages(held["messages"])
    tools = [_tool(each, at) for at, each in enumerate(held.get("tools", []))]
    answer = _structured(held["output_config"]) if "output_config" in held else GREETING
    said: dict[str, Any] = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": [{"type": "text", "text": answer}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": _usage(held, model, where),
    }
    if held.get("stream"):
        return Stream(beyond.named_events(*_events(said)))
    if tools and not _results(held["messages"][-1]):
        called = {"name": tools[0]["name"], "input": beyond.fitted(tools[0]["input_schema"])}
        said["content"] = [{"type": "tool_use", "id": "toolu_1", **called}]
        said["stop_reason"] = "tool_use"
    return said


def _events(said: dict[str, Any]) -> list[dict[str, Any]]:
    """A message of one text as it is streamed."""
    begun = {**said, "content": [], "stop_reason": None}
    ended = {"stop_reason": said["stop_reason"], "stop_sequence": None}
    deltas: list[dict[str, Any]] = [
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": piece}}
        for piece in beyond.pieces()
    ]
    return [
        {"type": "message_start", "message": begun},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        {"type": "ping"},
        *deltas,
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": ended, "usage": {"output_tokens": 6}},
        {"type": "message_stop"},
    ]


def _usage(held: dict[str, Any], model: str, where: str) -> dict[str, Any]:
    """What was read; only what a mark ends is written to the cache and read from it."""
    system = held.get("system", [])
    if not isinstance(system, str | list):
        raise Refused(400, "system: Input should be a valid list")
    for at, block in enumerate(system if isinstance(system, list) else []):
        _block(block, f"system.{at}", {"text"})
    tokens, cached = 8, 0
    if any("cache_control" in block for block in system if isinstance(block, dict)):
        tokens, cached = _CACHE.read(where, model, system)
    return {
        "input_tokens": 8,
        "output_tokens": 6,
        "cache_creation_input_tokens": 0 if cached or tokens < beyond.LEAST_TO_CACHE else tokens,
        "cache_read_input_tokens": cached,
    }


def _messages(held: object) -> None:
    """Refuse what is no conversation in which each call of a tool is answered at once."""
    if not isinstance(held, list):
        raise Refused(400, "messages: Input should be a valid list")
    waiting: set[str] = set()
    for at, each in enumerate(held):
        role = each.get("role") if isinstance(each, dict) else None
        if role not in {"user", "assistant"}:
            raise Refused(400, f"messages.{at}.role: Input should be 'user' or 'assistant'")
        content = each.get("content")
        if not content or not isinstance(content, str | list):
            raise Refused(400, f"messages.{at}: all messages must have non-empty content")
        results = _results(each)
        if results - waiting:
            raise Refused(
                400,
                f"messages.{at}: unexpected `tool_use_id` found in `tool_result` blocks. Each "
                "`tool_result` block must have a corresponding `tool_use` block in the previous "
                "message.",
            )
        if waiting - results:
            raise Refused(
                400,
                f"messages.{at - 1}: `tool_use` ids were found without `tool_result` blocks "
                "immediately after.",
            )
        waiting = set()
        for number, block in enumerate(content if isinstance(content, list) else []):
            where = f"messages.{at}.content.{number}"
            if _block(block, where, {"text", "image", "tool_use", "tool_result"}) == "tool_use":
                waiting.add(block["id"])
    if waiting:
        raise Refused(400, "`tool_use` ids were found without `tool_result` blocks")


def _results(said: dict[str, Any]) -> set[str]:
    """The calls that a message answers."""
    blocks = said["content"] if isinstance(said["content"], list) else []
    return {
        str(block.get("tool_use_id"))
        for block in blocks
        if isinstance(block, dict) and block.get("type") == "tool_result"
    }


def _block(held: object, where: str, allowed: set[str]) -> str:
    """The type of a block, if it has what its type needs."""
    match held:
        case {"type": "text", "text": str(text)} if text:
            kind = "text"
        case {"type": "image", "source": {"type": "base64", "media_type": told, "data": data}}:
            if told not in _MEDIA_TYPES:
                raise Refused(
                    400,
                    f"{where}.image.source.base64.media_type: Input should be "
                    "'image/jpeg', 'image/png', 'image/gif' or 'image/webp'",
                )
            beyond.picture(data, told)
            kind = "image"
        case {"type": "tool_use", "id": str(), "name": str(), "input": dict()}:
            kind = "tool_use"
        case {"type": "tool_result", "tool_use_id": str()}:
            kind = "tool_result"
        case _:
            raise Refused(400, f"{where}: Input tag or a required field is not right")
    if kind not in allowed:
        raise Refused(400, f"{where}: Input tag '{kind}' found using 'type' is not expected here")
    mark = held.get("cache_control") if isinstance(held, dict) else None
    if mark is not None and mark.get("type") != "ephemeral":
        raise Refused(400, f"{where}.cache_control.type: Input should be 'ephemeral'")
    return kind


def _tool(held: dict[str, Any], at: int) -> dict[str, Any]:
    if not _NAME.fullmatch(str(held.get("name", ""))):
        raise Refused(400, f"tools.{at}.custom.name: String should match the pattern")
    if "input_schema" not in held:
        raise Refused(400, f"tools.{at}.custom.input_schema: Field required")
    for name in held:
        if name not in {"type", "name", "description", "input_schema", "strict", "cache_control"}:
            raise Refused(400, f"tools.{at}.custom.{name}: Extra inputs are not permitted")
    beyond.schema(held["input_schema"], f"tools.{at}.custom.input_schema")
    return held


def _structured(held: dict[str, Any]) -> str:
    told = held.get("format")
    if not isinstance(told, dict) or told.get("type") != "json_schema" or "schema" not in told:
        raise Refused(400, "output_config.format: Input should be a JSON schema with its type")
    if told["schema"].get("additionalProperties") is not False:
        raise Refused(
            400,
            "output_config.format.schema: For 'object' type, 'additionalProperties' must be "
            "explicitly set to false",
        )
    return beyond.fitting(beyond.schema(told["schema"], "output_config.format.schema"))


def _error(status: int, message: str) -> dict[str, Any]:
    kind = {401: "authentication_error", 404: "not_found_error"}.get(
        status, "invalid_request_error"
    )
    return {"type": "error", "error": {"type": kind, "message": message}}


FAMILY = Family(("x-api-key", "authorization"), _answer, _error, model_in_body)
