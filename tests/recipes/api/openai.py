"""OpenAI's API, which most providers copied: chat, responses, embeddings, images, audio."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable
from typing import Any

from tests.recipes.api.openai_chat import chat
from tests.recipes.api.openai_responses import response
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

PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n simulated").decode()
TRANSCRIPTION = {"text": GREETING}
_USAGE = {"prompt_tokens": 8, "completion_tokens": 6, "total_tokens": 14}


def _embedding(request: Request) -> dict[str, Any]:
    held = request.fields({"encoding_format", "dimensions", "user"}, ["model", "input"])
    model = request.known_model(held["model"])
    packed = base64.b64encode(struct.pack(f"<{len(VECTOR)}f", *VECTOR)).decode()
    vector: object = packed if held.get("encoding_format") == "base64" else list(VECTOR)
    return {
        "object": "list",
        "data": [{"object": "embedding", "index": 0, "embedding": vector}],
        "model": model,
        "usage": {"prompt_tokens": 5, "total_tokens": 5},
    }


def _image(request: Request) -> dict[str, Any]:
    held = request.fields({"n", "size", "quality", "response_format"}, ["model", "prompt"])
    request.known_model(held["model"])
    return {"created": CREATED, "data": [{"b64_json": PIXEL}]}


def _completion(request: Request) -> dict[str, Any]:
    held = request.fields({"temperature", "stream", "max_tokens", "stop"}, ["model", "prompt"])
    return {
        "id": "cmpl-1",
        "object": "text_completion",
        "created": CREATED,
        "model": request.known_model(held["model"]),
        "choices": [{"index": 0, "text": GREETING, "logprobs": None, "finish_reason": "stop"}],
        "usage": _USAGE,
    }


def _moderation(request: Request) -> dict[str, Any]:
    held = request.fields((), ["model", "input"])
    found = {
        "flagged": False,
        "categories": {"violence": False},
        "category_scores": {"violence": SCORE},
        "category_applied_input_types": {"violence": ["text"]},
    }
    return {"id": "modr-1", "model": request.known_model(held["model"]), "results": [found]}


def _rerank(request: Request) -> dict[str, Any]:
    held = request.fields({"top_n", "return_documents"}, ["model", "query", "documents"])
    model = request.known_model(held["model"])
    last = len(held["documents"]) - 1
    return {"id": "rr-1", "model": model, "results": [{"index": last, "relevance_score": SCORE}]}


def speech(request: Request) -> bytes:
    held = request.fields({"response_format", "speed"}, ["model", "voice", "input"])
    request.known_model(held["model"])
    return b"ID3 simulated"


def _transcription(request: Request) -> dict[str, Any]:
    held = request.form(["model", "file"])
    request.known_model(held["model"].decode())
    return TRANSCRIPTION


OPERATIONS: dict[str, Callable[[Request], Reply]] = {
    "/chat/completions": chat,
    "/responses": response,
    "/embeddings": _embedding,
    "/images/generations": _image,
    "/completions": _completion,
    "/moderations": _moderation,
    "/rerank": _rerank,
    "/audio/speech": speech,
    "/audio/transcriptions": _transcription,
}


def _answer(request: Request) -> Reply:
    operation = OPERATIONS.get(request.path)
    if operation is None:
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    request.require_key(key if scheme == "Bearer" else "")
    return operation(request)


def _error(status: int, message: str) -> dict[str, Any]:
    kind = "authentication_error" if status == 401 else "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": None, "code": None}}


def _model(request: Request) -> str | None:
    is_form = request.path == "/audio/transcriptions"
    return model_in_form(request) if is_form else model_in_body(request)


FAMILY = Family(("authorization",), _answer, _error, _model)
