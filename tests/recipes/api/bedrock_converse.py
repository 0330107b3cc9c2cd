"""Amazon Bedrock's Converse: text, tools, schemas, pictures, points to cache, and its streams."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Mapping
from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.request import GREETING, Frames, Refused, Reply

_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_STRING = 7
"""The type of a header that is text."""
_CACHE = beyond.Cache()


def reply(held: dict[str, Any], model: str, where: str) -> dict[str, Any]:
    """The reply to a request whose fields are known; prompts are cached by the door `where`."""
    tools = _tools(held.get("toolConfig"))
    _messages(held["messages"], has_tools=bool(tools))
    for each in held.get("system", []):
        _block(each, {"text", "cachePoint"})
    answer = _structured(held["outputConfig"]) if "outputConfig" in held else GREETING
    block: dict[str, Any] = {"text": answer}
    if tools and not _results(held["messages"][-1]):
        called = {"name": tools[0]["name"], "input": beyond.fitted(tools[0]["inputSchema"]["json"])}
        block = {"toolUse": {"toolUseId": "tooluse_1", **called}}
    return {
        "metrics": {"latencyMs": 12},
        "output": {"message": {"role": "assistant", "content": [block]}},
        "stopReason": "tool_use" if "toolUse" in block else "end_turn",
        "usage": _usage(held, model, where),
    }


def streamed(said: dict[str, Any]) -> Reply:
    """A reply of one text as ConverseStream sends it."""
    deltas = [
        ("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": piece}})
        for piece in beyond.pieces()
    ]
    events: list[tuple[str, dict[str, Any]]] = [
        ("messageStart", {"role": "assistant"}),
        *deltas,
        ("contentBlockStop", {"contentBlockIndex": 0}),
        ("messageStop", {"stopReason": said["stopReason"]}),
        ("metadata", {"usage": said["usage"], "metrics": said["metrics"]}),
    ]
    return Frames(b"".join(_frame(name, event) for name, event in events))


def _frame(name: str, event: Mapping[str, Any]) -> bytes:
    """One event in AWS's own framing: sizes, their checksum, headers, body, checksum of all."""
    told = {":event-type": name, ":content-type": "application/json", ":message-type": "event"}
    headers = b"".join(
        struct.pack(">B", len(key))
        + key.encode()
        + struct.pack(">BH", _STRING, len(value))
        + value.encode()
        for key, value in told.items()
    )
    body = json.dumps(event).encode()
    sizes = struct.pack(">II", 16 + len(headers) + len(body), len(headers))
    begun = sizes + struct.pack(">I", zlib.crc32(sizes)) + headers + body
    return begun + struct.pack(">I", zlib.crc32(begun))


def _usage(held: dict[str, Any], model: str, where: str) -> dict[str, int]:
    """What was read; only what stands before a point is written to the cache and read from it."""
    usage = {"inputTokens": 8, "outputTokens": 6, "totalTokens": 14}
    if any("cachePoint" in block for block in held.get("system", [])):
        tokens, cached = _CACHE.read(where, model, held["system"])
        is_written = not cached and tokens >= beyond.LEAST_TO_CACHE
        usage["cacheReadInputTokens"] = cached
        usage["cacheWriteInputTokens"] = tokens if is_written else 0
    return usage


def _messages(held: object, *, has_tools: bool) -> None:
    """Refuse what is no list of turns that the user begins, with a result for each call."""
    if not isinstance(held, list):
        raise Refused(400, "messages must be a list")
    called: set[str] = set()
    for at, each in enumerate(held):
        if not isinstance(each, dict) or each.get("role") != ("user", "assistant")[at % 2]:
            raise Refused(400, "A conversation must alternate between user and assistant roles.")
        blocks = each.get("content")
        if not isinstance(blocks, list) or not blocks:
            raise Refused(400, "content must be a list of blocks with one member each")
        for block in blocks:
            _block(block, {"text", "image", "toolUse", "toolResult", "cachePoint"})
        results = _results(each)
        if results - called:
            raise Refused(
                400,
                f"The number of toolResult blocks at messages.{at}.content exceeds the number of "
                "toolUse blocks of previous turn.",
            )
        if called - results:
            raise Refused(
                400,
                f"Expected toolResult blocks at messages.{at}.content for the following Ids: "
                f"{min(called)}",
            )
        called = {block["toolUse"]["toolUseId"] for block in blocks if "toolUse" in block}
        if (called or results) and not has_tools:
            raise Refused(
                400,
                "The toolConfig field must be defined when using toolUse and toolResult content "
                "blocks.",
            )


def _results(said: dict[str, Any]) -> set[str]:
    """The calls that a message answers."""
    blocks = (block for block in said["content"] if "toolResult" in block)
    return {block["toolResult"]["toolUseId"] for block in blocks}


def _block(held: object, allowed: set[str]) -> None:
    if not isinstance(held, dict) or len(held) != 1 or not set(held) <= allowed:
        raise Refused(400, "content must be a list of blocks with one member each")
    match held:
        case {"image": {"format": told, "source": {"bytes": data}}}:
            if told not in {"png", "jpeg", "gif", "webp"}:
                raise Refused(400, f"image.format must satisfy enum value set: {told}")
            beyond.picture(data, f"image/{told}")
        case {"image": _}:
            raise Refused(400, "image must have a format and a source")
        case {"cachePoint": point} if point.get("type") != "default":
            raise Refused(400, "cachePoint.type must satisfy enum value set: [default]")


def _tools(held: dict[str, Any] | None) -> list[dict[str, Any]]:
    if held is None:
        return []
    if not held.get("tools"):
        raise Refused(400, "toolConfig.tools must not be empty")
    tools = [tool.get("toolSpec") for tool in held["tools"]]
    for at, tool in enumerate(tools):
        if not isinstance(tool, dict) or not _NAME.fullmatch(str(tool.get("name", ""))):
            raise Refused(400, f"toolConfig.tools.{at} must have a toolSpec with a name")
        schema = tool.get("inputSchema")
        if not isinstance(schema, dict) or set(schema) != {"json"}:
            raise Refused(400, f"toolConfig.tools.{at}.toolSpec.inputSchema must have json")
        beyond.schema(schema["json"], f"toolConfig.tools.{at}.toolSpec.inputSchema.json")
    return tools


def _structured(held: dict[str, Any]) -> str:
    match held:
        case {
            "textFormat": {
                "type": "json_schema",
                "structure": {"jsonSchema": {"schema": str(text)}},
            }
        }:
            schema = _read(text)
        case _:
            raise Refused(400, "outputConfig.textFormat must hold a JSON schema as a string")
    if schema.get("additionalProperties") is not False:
        raise Refused(
            400,
            "outputConfig.textFormat.structure.jsonSchema.schema: For 'object' type, "
            "'additionalProperties' must be explicitly set to false",
        )
    return beyond.fitting(beyond.schema(schema, "jsonSchema.schema"))


def _read(text: str) -> dict[str, Any]:
    try:
        held = json.loads(text)
    except ValueError:
        held = None
    if not isinstance(held, dict):
        raise Refused(400, "jsonSchema.schema is no JSON schema")
    return held
