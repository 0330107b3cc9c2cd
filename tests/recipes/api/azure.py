"""Azure's OpenAI API: OpenAI's operations at a resource, with deployments in place of models."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.recipes.api import openai
from tests.recipes.api.request import Family, Refused, Reply, Request, model_in_body

_V1 = (
    "/chat/completions",
    "/completions",
    "/embeddings",
    "/images/generations",
    "/responses",
)
_DEPLOYMENT = re.compile(r"/deployments/(?P<name>[^/]+)(?P<operation>/audio/\w+)")


def _transcription(request: Request) -> dict[str, Any]:
    """The model stands in the path, so the form need not say it."""
    request.form(["file"])
    return openai.TRANSCRIPTION


_DATED: dict[str, tuple[frozenset[str], Callable[[Request], Reply]]] = {
    "/audio/speech": (frozenset({"2025-03-01-preview", "2025-04-01-preview"}), openai.speech),
    "/audio/transcriptions": (
        frozenset({"2024-10-21", "2025-03-01-preview", "2025-04-01-preview"}),
        _transcription,
    ),
}
"""Audio, which is below deployments: the versions that serve it, and what it answers."""


def _answer(request: Request) -> Reply:
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    operation = _operation(request)
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    request.require_key(request.headers.get("api-key") or bearer)
    if found := _DEPLOYMENT.fullmatch(request.path):
        request.known_model(unquote(found["name"]))
    return operation(request)


def _operation(request: Request) -> Callable[[Request], Reply]:
    """What is asked for, below /v1 or below deployments beside it."""
    if request.door.base_url.endswith("/v1"):
        if request.path in _V1:
            return openai.OPERATIONS[request.path]
    elif found := _DEPLOYMENT.fullmatch(request.path):
        versions, operation = _DATED.get(found["operation"], (frozenset(), None))
        if operation is not None and request.query.get("api-version") in versions:
            return operation
    raise Refused(404, f"Resource not found: {request.path} in that api-version")


def _error(status: int, message: str) -> dict[str, Any]:
    missing = status == 404 and message.startswith("the model")
    code = "DeploymentNotFound" if missing else str(status)
    return {"error": {"code": code, "message": message}}


def _model(request: Request) -> str | None:
    found = _DEPLOYMENT.fullmatch(request.path)
    return unquote(found["name"]) if found else model_in_body(request)


FAMILY = Family(("api-key", "authorization"), _answer, _error, _model)
