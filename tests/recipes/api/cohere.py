"""Cohere's API, version 2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.recipes.api.cohere_chat import chat
from tests.recipes.api.request import (
    SCORE,
    VECTOR,
    Family,
    Refused,
    Reply,
    Request,
    model_in_body,
)

_INPUT_TYPES = {"search_document", "search_query", "classification", "clustering", "image"}


def _embedding(request: Request) -> dict[str, Any]:
    held = request.fields({"embedding_types", "truncate"}, ["model", "texts", "input_type"])
    request.known_model(held["model"])
    if held["input_type"] not in _INPUT_TYPES:
        raise Refused(400, f"invalid request: input_type {held['input_type']!r}")
    if not isinstance(held["texts"], list):
        raise Refused(400, "invalid request: texts must be a list")
    return {
        "id": "embed-1",
        "embeddings": {"float": [list(VECTOR) for _ in held["texts"]]},
        "texts": held["texts"],
        "meta": {"api_version": {"version": "2"}, "billed_units": {"input_tokens": 5}},
        "response_type": "embeddings_by_type",
    }


def _rerank(request: Request) -> dict[str, Any]:
    held = request.fields({"top_n", "max_tokens_per_doc"}, ["model", "query", "documents"])
    request.known_model(held["model"])
    last = len(held["documents"]) - 1
    return {
        "id": "rerank-1",
        "results": [{"index": last, "relevance_score": SCORE}],
        "meta": {"api_version": {"version": "2"}, "billed_units": {"search_units": 1}},
    }


_OPERATIONS: dict[str, Callable[[Request], Reply]] = {
    "/chat": chat,
    "/embed": _embedding,
    "/rerank": _rerank,
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


def _error(_: int, message: str) -> dict[str, Any]:
    return {"id": "error-1", "message": message}


FAMILY = Family(("authorization",), _answer, _error, model_in_body)
