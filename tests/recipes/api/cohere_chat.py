"""Cohere's chat: text, streams, tools, schemas and pictures."""

from __future__ import annotations

from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.openai_chat import FUNCTION_NAME, data_url
from tests.recipes.api.request import GREETING, Refused, Reply, Request, Stream

_OPTIONS = {"stream", "temperature", "max_tokens", "tools", "tool_choice", "response_format"}
_USAGE = {
    "billed_units": {"input_tokens": 2, "output_tokens": 6},
    "tokens": {"input_tokens": 8, "output_tokens": 6},
}


def chat(request: Request) -> Reply:
    """One answer, whole or as a stream."""
    held = request.fields(_OPTIONS, ["model", "messages"])
    request.known_model(held["model"])
    _messages(held["messages"])
    tools = [_tool(each, at) for at, each in enumerate(held.get("tools") or [])]
    if tools and "response_format" in held:
        raise Refused(400, "invalid request: response_format is not supported with tools")
    answer = _structured(held["response_format"]) if "response_format" in held else GREETING
    if held.get("stream"):
        return Stream(beyond.named_events(*_events()) + "data: [DONE]\n\n")
    said: dict[str, Any] = {"role": "assistant", "content": [{"type": "text", "text": answer}]}
    reason = "COMPLETE"
    if tools and held["messages"][-1]["role"] == "user":
        called = {"name": tools[0]["name"], "arguments": beyond.fitting(tools[0]["parameters"])}
        call = {"id": "get_weather_1", "type": "function", "function": called}
        said = {"role": "assistant", "tool_plan": "I will ask.", "tool_calls": [call]}
        reason = "TOOL_CALL"
    return {"id": "chat-1", "finish_reason": reason, "message": said, "usage": _USAGE}


def _events() -> list[dict[str, Any]]:
    begun = {"role": "assistant", "content": [], "tool_plan": "", "tool_calls": []}
    return [
        {"id": "chat-1", "type": "message-start", "delta": {"message": begun}},
        _content("content-start", {"type": "text", "text": ""}),
        *(_content("content-delta", {"text": piece}) for piece in beyond.pieces()),
        {"type": "content-end", "index": 0},
        {"type": "message-end", "delta": {"finish_reason": "COMPLETE", "usage": _USAGE}},
    ]


def _content(kind: str, content: dict[str, str]) -> dict[str, Any]:
    return {"type": kind, "index": 0, "delta": {"message": {"content": content}}}


def _messages(held: object) -> None:
    """Refuse what is no conversation with a result for each call, made from an earlier one."""
    if not isinstance(held, list):
        raise Refused(400, "invalid request: messages must be a list")
    waiting: set[str] = set()
    for at, each in enumerate(held):
        role = each.get("role") if isinstance(each, dict) else None
        if role not in {"user", "assistant", "system", "tool"}:
            raise Refused(400, f"invalid request: message at index {at} has no known role")
        calls = each.get("tool_calls") or []
        if role == "tool":
            if each.get("tool_call_id") not in waiting:
                raise Refused(400, f"invalid request: no tool call for the result at index {at}")
            waiting.discard(each["tool_call_id"])
        elif waiting:
            break
        waiting |= {call["id"] for call in calls}
        if not calls:
            _said(each.get("content"), at)
    if waiting:
        raise Refused(400, f"invalid request: no result for tool call {min(waiting)}")


def _said(held: object, at: int) -> None:
    if isinstance(held, str) and held:
        return
    if not isinstance(held, list) or not held:
        raise Refused(400, f"invalid request: message at index {at} must have content")
    for part in held:
        match part:
            case {"type": "text", "text": str()}:
                continue
            case {"type": "image_url", "image_url": {"url": str(url)}}:
                data_url(url, f"messages[{at}].content")
            case _:
                raise Refused(400, f"invalid request: content of message at index {at}")


def _tool(held: dict[str, Any], at: int) -> dict[str, Any]:
    function = held.get("function")
    if held.get("type") != "function" or not isinstance(function, dict):
        raise Refused(400, f"invalid request: tools[{at}] must be a function")
    if not FUNCTION_NAME.fullmatch(str(function.get("name", ""))):
        raise Refused(400, f"invalid request: tools[{at}].function.name")
    beyond.schema(function.get("parameters"), f"tools[{at}].function.parameters")
    return function


def _structured(held: dict[str, Any]) -> str:
    if held.get("type") != "json_object":
        raise Refused(400, "invalid request: response_format.type must be text or json_object")
    told = beyond.schema(held.get("json_schema"), "response_format.json_schema")
    if not told.get("required"):
        raise Refused(400, "invalid request: json_schema must require at least one property")
    return beyond.fitting(told)
