"""Amazon Bedrock's runtime: the model stands in the path, and keys are bearer tokens."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from tests.recipes.api.request import GREETING, Family, Refused, Request

_PATH = re.compile(r"/model/(?P<model>[^/]+)/converse")
_OPTIONS = {
    *("system", "inferenceConfig", "toolConfig", "guardrailConfig", "requestMetadata"),
    *("additionalModelRequestFields", "additionalModelResponseFieldPaths", "promptVariables"),
    *("performanceConfig", "serviceTier", "outputConfig"),
}
_EXCEPTIONS = {
    400: "ValidationException",
    403: "AccessDeniedException",
    404: "ResourceNotFoundException",
    405: "UnknownOperationException",
}


def _content(held: object) -> None:
    """Refuse what is no list of messages with blocks of text in turns that the user begins."""
    if not isinstance(held, list):
        raise Refused(400, "messages must be a list")
    for at, each in enumerate(held):
        if not isinstance(each, dict) or each.get("role") != ("user", "assistant")[at % 2]:
            raise Refused(400, "A conversation must alternate between user and assistant roles.")
        blocks = each.get("content")
        if not isinstance(blocks, list) or not all(
            isinstance(block, dict) and len(block) == 1 for block in blocks
        ):
            raise Refused(400, "content must be a list of blocks with one member each")


def _answer(request: Request) -> dict[str, Any]:
    if not _PATH.fullmatch(request.path):
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    _require_bearer(request)
    model = _model(request)
    if model not in request.door.ids:
        # What Bedrock says of a model that it does not know is no 404.
        raise Refused(400, f"The provided model identifier is invalid: {model}")
    held = request.fields(_OPTIONS, ["messages"])
    _content(held["messages"])
    return {
        "metrics": {"latencyMs": 12},
        "output": {"message": {"role": "assistant", "content": [{"text": GREETING}]}},
        "stopReason": "end_turn",
        "usage": {"inputTokens": 8, "outputTokens": 6, "totalTokens": 14},
    }


def _require_bearer(request: Request) -> None:
    """Bedrock answers 403 where others answer 401."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if not key:
        raise Refused(403, "Missing Authentication Token")
    if scheme != "Bearer" or key not in request.door.keys:
        raise Refused(403, "Authentication failed: the API key is not one of ours")


def _error(status: int, message: str) -> dict[str, Any]:
    return {"message": message}


def _error_headers(status: int) -> dict[str, str]:
    """AWS names the exception in a header, which is where its clients look for it."""
    return {"x-amzn-errortype": _EXCEPTIONS.get(status, "InternalServerException")}


def _model(request: Request) -> str | None:
    found = _PATH.fullmatch(request.path)
    return unquote(found["model"]) if found else None


FAMILY = Family(("authorization",), _answer, _error, _model, error_headers=_error_headers)
