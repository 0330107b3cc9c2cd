"""Google Vertex AI: Gemini, open models and Claude below the project and location in the path."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from tests.recipes.api import anthropic, google, google_media, google_video
from tests.recipes.api.request import Family, Refused, Reply, Request

_PATH = re.compile(r"/publishers/(?P<publisher>[^/]+)/models/(?P<model>[^/:]+):(?P<verb>\w+)")
# The documents name the first; Anthropic's own clients 2.12 and 1.1 send the second.
ANTHROPIC_VERSIONS = ("vertex-2023-10-16", "2026-10-21")


def _generate(request: Request) -> Reply:
    reply = google_media.media(request, _model(request) or "", needs_role=True)
    return reply or google.generate(request, needs_role=True)


def _predict(request: Request) -> Reply:
    return google_media.predicted(request, _model(request) or "")


def _embed(request: Request) -> Reply:
    return google_media.embedded(request, _model(request) or "")


def _claude(request: Request) -> Reply:
    held = request.fields(anthropic.OPTIONS, ["anthropic_version", "max_tokens", "messages"])
    if held["anthropic_version"] not in ANTHROPIC_VERSIONS:
        raise Refused(400, f"anthropic_version: must be {ANTHROPIC_VERSIONS[0]!r}")
    return anthropic.message(held, _model(request) or "", request.door.base_url)


_OPERATIONS: dict[tuple[bool, str], Callable[[Request], Reply]] = {
    (False, "generateContent"): _generate,
    (False, "streamGenerateContent"): _generate,
    (False, "predict"): _predict,
    (False, "embedContent"): _embed,
    (False, "predictLongRunning"): google_video.begun,
    (False, "fetchPredictOperation"): google_video.asked_for,
    (True, "rawPredict"): _claude,
    (True, "streamRawPredict"): _claude,
}
"""By whether the publisher is Anthropic, and by verb."""


def _answer(request: Request) -> Reply:
    found = _PATH.fullmatch(request.path)
    is_anthropic = found is not None and found["publisher"] == "anthropic"
    operation = _OPERATIONS.get((is_anthropic, found["verb"])) if found else None
    if operation is None:
        raise Refused(404, f"unknown address: {request.method} {request.path}")
    if request.method != "POST":
        raise Refused(404, f"{request.method} is not allowed here")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    request.require_key(token if scheme == "Bearer" else "")
    request.known_model(_model(request))
    return operation(request)


def _model(request: Request) -> str | None:
    """The native id: Google's own and Anthropic's models go without their publisher."""
    found = _PATH.fullmatch(request.path)
    if found is None:
        return None
    model = unquote(found["model"])
    own = found["publisher"] in {"google", "anthropic"} and model in request.door.ids
    return model if own else f"{found['publisher']}/{model}"


FAMILY = Family(("authorization",), _answer, google.error, _model)
