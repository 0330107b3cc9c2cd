"""Google's Gemini API: the model and what is asked of it stand in the path."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.recipes.api import beyond, google_media
from tests.recipes.api.request import GREETING, VECTOR, Family, Refused, Reply, Request, Stream

_PATH = re.compile(r"/models/(?P<model>[^/:]+):(?P<operation>\w+)")
_MIME_TYPES = {"image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"}
_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}")
_SIGNATURE = "c2ltdWxhdGVk"
_CACHE = beyond.Cache()


def _parts(held: object) -> list[dict[str, Any]]:
    """The parts of a content, each of which says one thing."""
    parts = held.get("parts") if isinstance(held, dict) else None
    if not isinstance(parts, list) or not parts:
        raise Refused(400, "contents must hold parts with text")
    for part in parts:
        match part:
            case {"text": str(text)} if text:
                continue
            case {"inlineData": dict(blob)} | {"inline_data": dict(blob)}:
                _blob(blob)
            case {"functionCall": {"name": str()}}:
                # Models from Gemini 3 on sign their calls and want the signature back.
                if part.get("thoughtSignature") != _SIGNATURE:
                    raise Refused(
                        400, "Function call is missing a thought_signature in functionCall parts."
                    )
            case {"functionResponse": {"name": str(), "response": dict()}}:
                continue
            case _:
                raise Refused(400, "contents must hold parts with text")
    return parts


def _blob(held: dict[str, Any]) -> None:
    """Refuse what is no picture; as in all of Google's JSON, names may be in snake case and base64
    may be the one of URLs, which its Python client writes."""
    told = held.get("mimeType") or held.get("mime_type")
    if told not in _MIME_TYPES:
        raise Refused(400, f"Unsupported MIME type: {told}")
    beyond.picture(str(held.get("data")).replace("-", "+").replace("_", "/"), told)


def generate(request: Request, *, needs_role: bool = False) -> Reply:
    """The reply to generateContent, whole or as a stream; Vertex AI wants to know who said what."""
    held = request.fields(
        {"generationConfig", "systemInstruction", "safetySettings", "tools"}, ["contents"]
    )
    _conversation(held["contents"], needs_role=needs_role)
    prompt = (held.get("systemInstruction"), held["contents"])
    if prompt[0] is not None:
        _parts(prompt[0])
    answer = _structured(held.get("generationConfig", {}))
    tool = _function(held["tools"]) if "tools" in held else None
    tokens, cached = _CACHE.read(request.door.base_url, _model(request), *prompt)
    usage = {"promptTokenCount": tokens, "candidatesTokenCount": 6, "totalTokenCount": tokens + 6}
    if cached:
        usage["cachedContentTokenCount"] = cached
    if ":stream" in request.path:
        chunks = [_said([{"text": piece}], "", usage) for piece in beyond.pieces()]
        chunks.append(_said([{"text": ""}], "STOP", usage))
        is_events = request.query.get("alt") == "sse"
        return Stream(beyond.events(*chunks).replace("\n", "\r\n")) if is_events else chunks
    part: dict[str, Any] = {"text": answer}
    if tool and "functionResponse" not in held["contents"][-1]["parts"][0]:
        called = {"name": tool["name"], "args": beyond.fitted(tool["parameters"]), "id": "call1"}
        part = {"functionCall": called, "thoughtSignature": _SIGNATURE}
    return _said([part], "STOP", usage)


def _said(parts: list[dict[str, Any]], reason: str, usage: dict[str, int]) -> dict[str, Any]:
    candidate = {"content": {"role": "model", "parts": parts}, "index": 0}
    if reason:
        candidate["finishReason"] = reason
    return {"candidates": [candidate], "usageMetadata": usage}


def _conversation(held: list[Any], *, needs_role: bool) -> None:
    """Refuse calls of functions without as many results in the next turn, and the reverse."""
    called = 0
    for content in held:
        parts = _parts(content)
        if needs_role and content.get("role") not in {"user", "model"}:
            raise Refused(400, "Please use a valid role: user, model.")
        if sum("functionResponse" in part for part in parts) != called:
            raise Refused(
                400,
                "Please ensure that the number of function response parts is equal to the number "
                "of function call parts of the function call turn.",
            )
        called = sum("functionCall" in part for part in parts)


def _function(held: list[Any]) -> dict[str, Any]:
    """The first function that is declared."""
    for at, tool in enumerate(held):
        unknown = set(tool) - {"functionDeclarations", "googleSearch", "codeExecution"}
        if unknown:
            raise Refused(
                400,
                f"Invalid JSON payload received. Unknown name \"{min(unknown)}\" at 'tools[{at}]': "
                "Cannot find field.",
            )
    function = held[0]["functionDeclarations"][0]
    if not _NAME.fullmatch(str(function.get("name", ""))):
        raise Refused(400, "tools[0].function_declarations[0].name: Invalid function name.")
    parameters = function.get("parameters") or function.get("parametersJsonSchema")
    if isinstance(parameters, dict):
        parameters = {**parameters, "type": str(parameters.get("type")).lower()}
    return {**function, "parameters": beyond.schema(parameters, "function_declarations[0]")}


def _structured(held: dict[str, Any]) -> str:
    """The answer, which is JSON where a schema is told."""
    told = held.get("responseJsonSchema") or held.get("responseSchema")
    if told is None:
        return GREETING
    if held.get("responseMimeType") != "application/json":
        raise Refused(400, "a response schema needs response_mime_type: application/json")
    return beyond.fitting(beyond.schema(told, "response_json_schema"))


def _embed(request: Request) -> dict[str, Any]:
    held = request.fields({"model", "taskType", "outputDimensionality"}, ["content"])
    _parts(held["content"])
    return {"embedding": {"values": list(VECTOR)}}


def _embed_batch(request: Request) -> dict[str, Any]:
    for each in request.fields((), ["requests"])["requests"]:
        _parts(each.get("content"))
    return {"embeddings": [{"values": list(VECTOR)}]}


_OPERATIONS: dict[str, Callable[[Request], Reply]] = {
    "generateContent": generate,
    "streamGenerateContent": generate,
    "embedContent": _embed,
    "batchEmbedContents": _embed_batch,
}


def _answer(request: Request) -> Reply:
    found = _PATH.fullmatch(request.path)
    operation = _OPERATIONS.get(found["operation"]) if found else None
    if operation is None:
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    request.require_key(request.headers.get("x-goog-api-key", ""))
    request.known_model(_model(request))
    if operation is generate and (reply := google_media.media(request, str(_model(request)))):
        return reply
    return operation(request)


_STATUSES = {401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND"}


def error(status: int, message: str) -> dict[str, Any]:
    """Google's words for a refusal."""
    name = _STATUSES.get(status, "INVALID_ARGUMENT")
    return {"error": {"code": status, "message": message, "status": name}}


def _model(request: Request) -> str | None:
    found = _PATH.fullmatch(request.path)
    return unquote(found["model"]) if found else None


FAMILY = Family(("x-goog-api-key",), _answer, error, _model)
