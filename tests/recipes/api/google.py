"""Google's Gemini API: the model stands in the path."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from tests.recipes.api.request import GREETING, VECTOR, Family, Refused, Request

_PATH = re.compile(r"/models/(?P<model>[^/:]+):(?P<operation>\w+)")


def _parts(held: object) -> None:
    parts = held.get("parts") if isinstance(held, dict) else None
    if not isinstance(parts, list) or not all(
        isinstance(part, dict) and part.get("text") for part in parts
    ):
        raise Refused(400, "contents must hold parts with text")


def generate(request: Request, *, needs_role: bool = False) -> dict[str, Any]:
    """The reply to generateContent; Vertex AI needs to be told who said what."""
    held = request.fields(
        {"generationConfig", "systemInstruction", "safetySettings", "tools"}, ["contents"]
    )
    for content in held["contents"]:
        _parts(content)
        if needs_role and content.get("role") not in {"user", "model"}:
            raise Refused(400, "Please use a valid role: user, model.")
    said = {"role": "model", "parts": [{"text": GREETING}]}
    return {
        "candidates": [{"content": said, "finishReason": "STOP", "index": 0}],
        "usageMetadata": {"promptTokenCount": 8, "candidatesTokenCount": 6, "totalTokenCount": 14},
    }


def _embed(request: Request) -> dict[str, Any]:
    held = request.fields({"model", "taskType", "outputDimensionality"}, ["content"])
    _parts(held["content"])
    return {"embedding": {"values": list(VECTOR)}}


def _embed_batch(request: Request) -> dict[str, Any]:
    for each in request.fields((), ["requests"])["requests"]:
        _parts(each.get("content"))
    return {"embeddings": [{"values": list(VECTOR)}]}


_OPERATIONS = {
    "generateContent": generate,
    "embedContent": _embed,
    "batchEmbedContents": _embed_batch,
}


def _answer(request: Request) -> dict[str, Any]:
    found = _PATH.fullmatch(request.path)
    operation = _OPERATIONS.get(found["operation"]) if found else None
    if operation is None:
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    request.require_key(request.headers.get("x-goog-api-key", ""))
    request.known_model(_model(request))
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
