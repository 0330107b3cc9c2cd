"""Replicate's API: predictions by official models, and the events of one, at another host."""

from __future__ import annotations

import re
from typing import Any

from tests.recipes.api import beyond
from tests.recipes.api.request import GREETING, Family, Refused, Reply, Request, Stream

_PATH = re.compile(r"/models/(?P<model>[^/]+/[^/:]+)/predictions")
_STREAM = re.compile(r"/streams/(?P<token>(?:[0-9a-f]{2})+)")
PICTURE = "https://files.replicate.example/simulated.webp"
STREAMS = "https://stream.replicate.com/v1"
"""Where events are; a prediction's reply names the whole address."""


def _answer(request: Request) -> Reply:
    return _events(request) if _STREAM.fullmatch(request.path) else _prediction(request)


def _events(request: Request) -> Stream:
    """One event for each piece. The address is secret, so a client need not send its key."""
    if request.method != "GET":
        raise Refused(405, f"{request.method} is not allowed here")
    if request.headers.get("accept") != "text/event-stream":
        raise Refused(406, "a stream is text/event-stream")
    request.known_model(_model(request))
    told = [*(("output", piece) for piece in beyond.pieces()), ("done", "{}")]
    return Stream(
        "".join(
            f"event: {name}\nid: {at}:0\ndata: {data}\n\n" for at, (name, data) in enumerate(told)
        )
    )


def _prediction(request: Request) -> dict[str, Any]:
    found = _PATH.fullmatch(request.path)
    if found is None:
        raise Refused(404, f"The requested resource could not be found: {request.path}")
    if request.method != "POST":
        raise Refused(405, f"{request.method} is not allowed here")
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    request.require_key(key if scheme in {"Bearer", "Token"} else "")
    model = request.known_model(found["model"])
    held = request.fields({"stream", "webhook", "webhook_events_filter"}, ["input"])["input"]
    if not isinstance(held, dict) or not held.get("prompt"):
        raise Refused(422, "input: prompt is required")
    is_done = request.headers.get("prefer", "").startswith("wait")
    words = [GREETING[:5], GREETING[5:]]
    draws = "lighthouse" in held["prompt"]
    return {
        "id": "prediction-1",
        "model": model,
        "version": "hidden",
        "input": held,
        "output": ([PICTURE] if draws else words) if is_done else None,
        "logs": "",
        "error": None,
        "status": "succeeded" if is_done else "starting",
        "created_at": "2026-11-23T00:00:00.000Z",
        "urls": {
            "get": "https://api.replicate.com/v1/predictions/prediction-1",
            "cancel": "https://api.replicate.com/v1/predictions/prediction-1/cancel",
            "stream": f"{STREAMS}/streams/{model.encode().hex()}",
        },
    }


def _error(status: int, message: str) -> dict[str, Any]:
    titles = {401: "Unauthenticated", 404: "Not found", 422: "Input validation failed"}
    return {"title": titles.get(status, "Bad request"), "detail": message, "status": status}


def _model(request: Request) -> str | None:
    if found := _STREAM.fullmatch(request.path):
        return bytes.fromhex(found["token"]).decode()
    found = _PATH.fullmatch(request.path)
    return found["model"] if found else None


FAMILY = Family(("authorization",), _answer, _error, _model, answered=201)
