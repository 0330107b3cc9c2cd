"""Mistral's own API."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection
from typing import Any

from tests.recipes.api import mistral_chat
from tests.recipes.api.request import (
    CREATED,
    GREETING,
    SCORE,
    VECTOR,
    Family,
    Refused,
    Reply,
    Request,
    model_in_body,
    model_in_form,
)

_USAGE = {"prompt_tokens": 8, "completion_tokens": 6, "total_tokens": 14}
_OPTIONS = {"stream", "temperature", "top_p", "max_tokens", "stop", "random_seed"}


def _fields(
    request: Request, allowed: Collection[str], needed: Collection[str]
) -> tuple[dict[str, Any], str]:
    """The body and its model; what is missing or unknown is refused with 422."""
    try:
        held = request.fields(allowed, needed)
    except Refused as refused:
        raise Refused(422, refused.message) from None
    return held, _known(request, held["model"])


def _known(request: Request, model: object) -> str:
    try:
        return request.known_model(model)
    except Refused:
        raise Refused(400, f"Invalid model: {model}") from None


def _said(identity: str, model: str) -> dict[str, Any]:
    said = {"role": "assistant", "content": GREETING, "tool_calls": None}
    return {
        "id": identity,
        "object": "chat.completion",
        "created": CREATED,
        "model": model,
        "choices": [{"index": 0, "message": said, "finish_reason": "stop"}],
        "usage": _USAGE,
    }


def _chat(request: Request) -> Reply:
    held, model = _fields(request, mistral_chat.OPTIONS, ["model", "messages"])
    return mistral_chat.completion(held, model, request.door.base_url)


def _fim(request: Request) -> dict[str, Any]:
    _, model = _fields(request, {*_OPTIONS, "suffix", "min_tokens"}, ["model", "prompt"])
    return _said("fim-1", model)


def _embedding(request: Request) -> dict[str, Any]:
    allowed = {"output_dimension", "output_dtype", "encoding_format"}
    _, model = _fields(request, allowed, ["model", "input"])
    return {
        "id": "emb-1",
        "object": "list",
        "data": [{"object": "embedding", "index": 0, "embedding": list(VECTOR)}],
        "model": model,
        "usage": {"prompt_tokens": 5, "completion_tokens": 0, "total_tokens": 5},
    }


def _moderation(request: Request) -> dict[str, Any]:
    _, model = _fields(request, (), ["model", "input"])
    found = {"categories": {"violence": False}, "category_scores": {"violence": SCORE}}
    return {"id": "mod-1", "model": model, "results": [found]}


def _speech(request: Request) -> dict[str, Any]:
    allowed = {"stream", "voice_id", "ref_audio", "response_format"}
    held, _ = _fields(request, allowed, ["model", "input"])
    if not held.get("voice_id") and not held.get("ref_audio"):
        raise Refused(422, "voice_id or ref_audio is required")
    return {"audio_data": base64.b64encode(b"ID3 simulated").decode()}


def _transcription(request: Request) -> dict[str, Any]:
    held = request.form(["model", "file"])
    return {
        "model": _known(request, held["model"].decode()),
        "text": GREETING,
        "language": "en",
        "segments": [],
        "usage": {**_USAGE, "prompt_audio_seconds": 1},
    }


_OPERATIONS: dict[str, Callable[[Request], Reply]] = {
    "/chat/completions": _chat,
    "/fim/completions": _fim,
    "/embeddings": _embedding,
    "/moderations": _moderation,
    "/audio/speech": _speech,
    "/audio/transcriptions": _transcription,
}


def _answer(request: Request) -> Reply:
    operation = _OPERATIONS.get(request.path)
    if operation is None:
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    request.require_key(key if scheme == "Bearer" else "")
    return operation(request)


def _error(status: int, message: str) -> dict[str, Any]:
    if status == 422:
        return {"detail": [{"type": "value_error", "loc": ["body"], "msg": message}]}
    if status == 401:
        return {"detail": message}
    kind = "invalid_model" if message.startswith("Invalid model") else "invalid_request_error"
    return {"object": "error", "message": message, "type": kind, "param": None, "code": None}


def _model(request: Request) -> str | None:
    is_form = request.path == "/audio/transcriptions"
    return model_in_form(request) if is_form else model_in_body(request)


FAMILY = Family(("authorization",), _answer, _error, _model)
