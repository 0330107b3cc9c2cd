"""Anthropic's Messages API."""

from __future__ import annotations

from typing import Any

from tests.recipes.api.request import GREETING, Family, Refused, Request, messages, model_in_body

# The documents and curl name the first; Anthropic's own client 2.12 sends the second.
VERSIONS = {"2023-06-01", "2026-10-21"}
OPTIONS = {"system", "temperature", "stream", "stop_sequences", "metadata"}


def _answer(request: Request) -> dict[str, Any]:
    if request.path != "/messages":
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    request.require_key(request.headers.get("x-api-key") or bearer)
    if request.headers.get("anthropic-version") not in VERSIONS:
        raise Refused(400, "anthropic-version: header is required")
    held = request.fields(OPTIONS, ["model", "max_tokens", "messages"])
    return message(held, request.known_model(held["model"]))


def message(held: dict[str, Any], model: str) -> dict[str, Any]:
    """The reply to a request whose fields are known and complete."""
    messages(held["messages"])
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": [{"type": "text", "text": GREETING}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 8, "output_tokens": 6},
    }


def _error(status: int, message: str) -> dict[str, Any]:
    kind = {401: "authentication_error", 404: "not_found_error"}.get(
        status, "invalid_request_error"
    )
    return {"type": "error", "error": {"type": kind, "message": message}}


FAMILY = Family(("x-api-key", "authorization"), _answer, _error, model_in_body)
