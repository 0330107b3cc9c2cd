"""Amazon Bedrock's runtime: the model stands in the path, and keys are bearer tokens."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from tests.recipes.api import bedrock_converse, bedrock_invoke
from tests.recipes.api.request import Family, Refused, Reply, Request

_PATH = re.compile(r"/model/(?P<model>[^/]+)/(?:converse(?:-stream)?|invoke)")
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


def _answer(request: Request) -> Reply:
    if not _PATH.fullmatch(request.path):
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    _require_bearer(request)
    model = _model(request)
    if model not in request.door.ids:
        # What Bedrock says of a model that it does not know is no 404.
        raise Refused(400, f"The provided model identifier is invalid: {model}")
    if request.path.endswith("/invoke"):
        return bedrock_invoke.reply(request, model)
    held = request.fields(_OPTIONS, ["messages"])
    said = bedrock_converse.reply(held, model, request.door.base_url)
    return bedrock_converse.streamed(said) if request.path.endswith("-stream") else said


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
