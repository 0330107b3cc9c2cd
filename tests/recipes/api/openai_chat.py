"""OpenAI's chat completions: text, streams, tools, schemas and pictures."""

from __future__ import annotations

import base64
import re
from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.request import CREATED, GREETING, Refused, Reply, Request, Stream

_OPTIONS = {
    "temperature",
    "stream",
    "max_completion_tokens",
    "tools",
    "tool_choice",
    "response_format",
    "modalities",
}
PICTURE = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n simulated").decode()
LINK = "https://files.acme.example/simulated.png"
_DATA = re.compile(r"data:image/(?P<type>png|jpeg|gif|webp);base64,(?P<data>.+)")
FUNCTION_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_CACHE = beyond.Cache()


def chat(request: Request) -> Reply:
    """One completion, whole or as a stream."""
    held = request.fields(_OPTIONS, ["model", "messages"])
    model = request.known_model(held["model"])
    _messages(held["messages"])
    makes_pictures = _makes_pictures(request, held.get("modalities", ["text"]), model)
    tools = _tools(held.get("tools", []))
    if tools and model in request.door.toolless:
        raise Refused(400, "function tools are not supported with this model; use /v1/responses")
    answer = _structured(held["response_format"]) if "response_format" in held else GREETING
    if held.get("stream"):
        return _stream(model)
    if model in request.door.streamed:
        raise Refused(
            400, "This model only support stream mode, please enable the stream parameter"
        )
    said: dict[str, Any] = {"role": "assistant", "content": answer, "refusal": None}
    if makes_pictures:
        said["images"] = [{"type": "image_url", "index": 0, "image_url": {"url": PICTURE}}]
    elif model in {*request.door.pictures, *request.door.recordings}:
        said["content"] = f"![{GREETING}]({LINK})"
    reason = "stop"
    if tools and held["messages"][-1]["role"] == "user":
        called = {"name": tools[0]["name"], "arguments": beyond.fitting(tools[0]["parameters"])}
        call = {"id": "call_1", "type": "function", "function": called}
        said |= {"content": None, "tool_calls": [call]}
        reason = "tool_calls"
    tokens, cached = _CACHE.read(request.door.base_url, model, held["messages"])
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": CREATED,
        "model": model,
        "choices": [{"index": 0, "message": said, "logprobs": None, "finish_reason": reason}],
        "usage": {
            "prompt_tokens": tokens,
            "completion_tokens": 6,
            "total_tokens": tokens + 6,
            "prompt_tokens_details": {"cached_tokens": cached, "audio_tokens": 0},
        },
    }


def _makes_pictures(request: Request, modalities: object, model: str) -> bool:
    """Gateways that answer with pictures want to be asked for them, of a model that makes some."""
    if not isinstance(modalities, list) or not modalities:
        raise Refused(400, "Invalid type for 'modalities': expected an array of strings")
    for at, each in enumerate(modalities):
        if each not in {"text", "image"}:
            raise Refused(400, f"Invalid value: 'modalities[{at}]': supported are text and image")
    if "image" not in modalities:
        return False
    if model not in request.door.pictures:
        told = ", ".join(modalities)
        raise Refused(
            404, f"No endpoints found that support the requested output modalities: {told}"
        )
    return True


def _stream(model: str) -> Stream:
    deltas = [{"role": "assistant", "content": "", "refusal": None}]
    deltas += [{"content": piece} for piece in beyond.pieces()]
    chunks = [_chunk(model, delta, None) for delta in deltas]
    return Stream(beyond.events(*chunks, _chunk(model, {}, "stop")) + "data: [DONE]\n\n")


def _chunk(model: str, delta: dict[str, Any], reason: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": CREATED,
        "model": model,
        "choices": [choice],
    }


def _messages(held: object) -> None:
    if not isinstance(held, list):
        raise Refused(400, "Invalid type for 'messages': expected an array of objects")
    waiting: set[str] = set()
    for at, each in enumerate(held):
        role = each.get("role") if isinstance(each, dict) else None
        if role not in {"user", "assistant", "system", "developer", "tool"}:
            raise Refused(400, f"Invalid value: 'messages[{at}].role'")
        if role == "tool":
            if each.get("tool_call_id") not in waiting:
                raise Refused(
                    400,
                    "messages with role 'tool' must be a response to a preceding message with "
                    "'tool_calls'",
                )
            waiting.discard(each["tool_call_id"])
        elif waiting:
            break
        calls = each.get("tool_calls") or []
        waiting |= {call["id"] for call in calls}
        if not calls:
            _content(each.get("content"), f"messages[{at}].content")
    if waiting:
        raise Refused(
            400,
            "An assistant message with 'tool_calls' must be followed by tool messages responding "
            "to each 'tool_call_id'",
        )


def _content(held: object, where: str) -> None:
    if isinstance(held, str) and held:
        return
    if not isinstance(held, list) or not held:
        raise Refused(400, f"Invalid type for '{where}': expected a string or an array of objects")
    for part in held:
        match part:
            case {"type": "text", "text": str()}:
                continue
            case {"type": "image_url", "image_url": {"url": str(url)}}:
                data_url(url, where)
            case _:
                raise Refused(400, f"Invalid value: '{where}': supported are text and image_url")


def data_url(url: str, where: str) -> None:
    """Refuse what is no picture in the text of its own address."""
    found = _DATA.fullmatch(url)
    if found is None:
        raise Refused(400, f"Invalid '{where}': expected a base64-encoded data URL")
    beyond.picture(found["data"], f"image/{found['type']}")


def _tools(held: list[Any]) -> list[dict[str, Any]]:
    functions = []
    for at, tool in enumerate(held):
        function = tool.get("function")
        if tool.get("type") != "function" or not isinstance(function, dict):
            raise Refused(400, f"Missing required parameter: 'tools[{at}].function'")
        if not FUNCTION_NAME.fullmatch(str(function.get("name", ""))):
            raise Refused(400, f"Invalid 'tools[{at}].function.name'")
        beyond.schema(function.get("parameters"), f"function '{function['name']}'")
        functions.append(function)
    return functions


def _structured(held: dict[str, Any]) -> str:
    told = held.get("json_schema")
    if held.get("type") != "json_schema" or not isinstance(told, dict) or not told.get("name"):
        raise Refused(400, "Missing required parameter: 'response_format.json_schema'")
    where = f"response_format '{told['name']}'"
    return beyond.fitting(
        beyond.schema(told.get("schema"), where, strict=told.get("strict") is True)
    )
