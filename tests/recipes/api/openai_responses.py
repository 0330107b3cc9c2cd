"""OpenAI's Responses: text, streams, functions, schemas and pictures."""

from __future__ import annotations

import json
from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.openai_chat import FUNCTION_NAME, data_url
from tests.recipes.api.request import CREATED, GREETING, Refused, Reply, Request, Stream

_OPTIONS = {"instructions", "max_output_tokens", "stream", "tools", "tool_choice", "text"}
_MOVED = {
    "response_format": "'text.format'",
    "max_tokens": "'max_output_tokens'",
    "messages": "'input'",
}
_CACHE = beyond.Cache()


def response(request: Request) -> Reply:
    """One response, whole or as a stream."""
    held = request.fields({*_OPTIONS, *_MOVED, "input"}, ["model"])
    for name, now in _MOVED.items():
        if name in held:
            raise Refused(
                400,
                f"Unsupported parameter: '{name}'. In the Responses API, this parameter has moved "
                f"to {now}.",
            )
    if not held.get("input"):
        raise Refused(400, "Missing required parameter: 'input'.")
    model = request.known_model(held["model"])
    _input(held["input"])
    tools = [_tool(each, at) for at, each in enumerate(held.get("tools", []))]
    answer = _structured(held["text"]) if "text" in held else GREETING
    prompt = (held.get("instructions"), held["input"])
    tokens, cached = _CACHE.read(request.door.base_url, model, *prompt)
    is_asked = isinstance(held["input"], str) or "call_id" not in held["input"][-1]
    said = {
        "id": "resp_1",
        "object": "response",
        "created_at": CREATED,
        "status": "completed",
        "model": model,
        "output": [_called(tools[0]) if tools and is_asked else _message(answer)],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": tools,
        "usage": {
            "input_tokens": tokens,
            "input_tokens_details": {"cached_tokens": cached, "cache_write_tokens": 0},
            "output_tokens": 6,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": tokens + 6,
        },
    }
    return _stream(said) if held.get("stream") else said


def _message(text: str) -> dict[str, Any]:
    return {
        "type": "message",
        "id": "msg_1",
        "status": "completed",
        "role": "assistant",
        "content": [{"type": "output_text", "text": text, "annotations": []}],
    }


def _called(tool: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "function_call",
        "id": "fc_1",
        "call_id": "call_1",
        "status": "completed",
        "name": tool["name"],
        "arguments": json.dumps(beyond.fitted(tool["parameters"])),
    }


def _stream(said: dict[str, Any]) -> Stream:
    """A response of one text as it is streamed, each event with its number."""
    begun = {**said, "status": "in_progress", "output": [], "usage": None}
    item = {**said["output"][0], "status": "in_progress", "content": []}
    part = said["output"][0]["content"][0]
    at = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    events: list[dict[str, Any]] = [
        {"type": "response.created", "response": begun},
        {"type": "response.in_progress", "response": begun},
        {"type": "response.output_item.added", "output_index": 0, "item": item},
        {"type": "response.content_part.added", **at, "part": {**part, "text": ""}},
        *(
            {"type": "response.output_text.delta", **at, "delta": piece, "logprobs": []}
            for piece in beyond.pieces()
        ),
        {"type": "response.output_text.done", **at, "text": part["text"], "logprobs": []},
        {"type": "response.content_part.done", **at, "part": part},
        {"type": "response.output_item.done", "output_index": 0, "item": said["output"][0]},
        {"type": "response.completed", "response": said},
    ]
    numbered = ({**event, "sequence_number": number} for number, event in enumerate(events))
    return Stream(beyond.named_events(*numbered))


def _input(held: object) -> None:
    """Refuse what is no text and no list in which each call has its result and none is made up."""
    if isinstance(held, str):
        return
    if not isinstance(held, list):
        raise Refused(400, "Invalid type for 'input': expected a string or an array")
    called: set[str] = set()
    answered: set[str] = set()
    for at, item in enumerate(held):
        match item:
            case {"type": "function_call", "call_id": str(call), "name": str(), "arguments": str()}:
                called.add(call)
            case {"type": "function_call_output", "call_id": str(call), "output": _}:
                if call not in called:
                    raise Refused(
                        400, f"No tool call found for function call output with call_id {call}."
                    )
                answered.add(call)
            case {"role": "user" | "assistant" | "system" | "developer", "content": content}:
                _content(content, f"input[{at}].content")
            case _:
                raise Refused(400, f"Invalid value: 'input[{at}]'")
    if left := called - answered:
        raise Refused(400, f"No tool output found for function call {min(left)}.")


def _content(held: object, where: str) -> None:
    if isinstance(held, str):
        return
    for at, part in enumerate(held if isinstance(held, list) else [held]):
        match part:
            case {"type": "input_text" | "output_text", "text": str()}:
                continue
            case {"type": "input_image", "image_url": str(url)}:
                data_url(url, f"{where}[{at}].image_url")
            case _:
                raise Refused(
                    400,
                    f"Invalid value: '{where}[{at}]'. Supported values are: 'input_text', "
                    "'input_image' and 'output_text'.",
                )


def _tool(held: dict[str, Any], at: int) -> dict[str, Any]:
    if held.get("type") != "function" or not FUNCTION_NAME.fullmatch(str(held.get("name", ""))):
        raise Refused(400, f"Missing required parameter: 'tools[{at}].name'.")
    where = f"function '{held['name']}'"
    beyond.schema(held.get("parameters"), where, strict=held.get("strict") is True)
    return held


def _structured(held: dict[str, Any]) -> str:
    told = held.get("format")
    if not isinstance(told, dict) or told.get("type") != "json_schema":
        raise Refused(400, "Invalid value: 'text.format.type'")
    for name in ("name", "schema"):
        if not told.get(name):
            raise Refused(400, f"Missing required parameter: 'text.format.{name}'.")
    where = f"response_format '{told['name']}'"
    return beyond.fitting(beyond.schema(told["schema"], where, strict=told.get("strict") is True))
