"""The simulated clouds refuse what the real ones refuse, in their own words."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.recipes.api import bedrock, google_sign_in, vertex
from tests.recipes.api.request import Family, Refused, Request
from tests.recipes.job import Door

HEADERS = {"content-type": "application/json", "authorization": "Bearer test-only-KEY"}
DOOR = Door("https://cloud.example", "bedrock", ("test-only-KEY",), ("a/m", "claude", "m"))
CONVERSE = Request(
    "POST",
    "/model/m/converse",
    HEADERS,
    json.dumps({"messages": [{"role": "user", "content": [{"text": "Hello!"}]}]}).encode(),
    DOOR,
)
GEMINI = Request(
    "POST",
    "/publishers/google/models/m:generateContent",
    HEADERS,
    json.dumps({"contents": [{"role": "user", "parts": [{"text": "Hello!"}]}]}).encode(),
    DOOR,
)
FILM = replace(
    GEMINI,
    path="/publishers/google/models/veo:predictLongRunning",
    body=json.dumps({"instances": [{"prompt": "A lighthouse"}]}).encode(),
    door=replace(DOOR, ids=("veo", "veo-2")),
)
LATER = replace(FILM, path="/publishers/google/models/veo:fetchPredictOperation")
OPEN = replace(GEMINI, path="/publishers/a/models/m:generateContent")
SAID = {"max_tokens": 1, "messages": [{"role": "user", "content": "Hello!"}]}
CLAUDE = replace(
    GEMINI,
    path="/publishers/anthropic/models/claude:rawPredict",
    body=json.dumps({"anthropic_version": "vertex-2023-10-16", **SAID}).encode(),
)


@pytest.mark.parametrize(
    ("family", "request_", "model"),
    [
        (bedrock.FAMILY, CONVERSE, "m"),
        (vertex.FAMILY, GEMINI, "m"),
        (vertex.FAMILY, OPEN, "a/m"),
        (vertex.FAMILY, CLAUDE, "claude"),
    ],
)
def test_a_right_request_is_answered(family: Family, request_: Request, model: str) -> None:
    assert family.answer(request_)
    assert family.model(request_) == model


@pytest.mark.parametrize(
    ("family", "sound", "change", "status"),
    [
        (bedrock.FAMILY, CONVERSE, {"headers": {}}, 403),
        (bedrock.FAMILY, CONVERSE, {"headers": {"authorization": "Bearer other"}}, 403),
        (bedrock.FAMILY, CONVERSE, {"method": "GET"}, 405),
        (bedrock.FAMILY, CONVERSE, {"path": "/model/m/invoke"}, 400),
        (bedrock.FAMILY, CONVERSE, {"path": "/model/m/ask"}, 404),
        (bedrock.FAMILY, CONVERSE, {"path": "/model/n/converse"}, 400),
        (bedrock.FAMILY, CONVERSE, {"body": b"{}"}, 400),
        (bedrock.FAMILY, CONVERSE, {"body": b'{"messages": "Hello!"}'}, 400),
        (bedrock.FAMILY, CONVERSE, {"body": CONVERSE.body.replace(b"user", b"assistant")}, 400),
        (vertex.FAMILY, GEMINI, {"headers": {}}, 401),
        (vertex.FAMILY, GEMINI, {"method": "GET"}, 404),
        (vertex.FAMILY, GEMINI, {"path": "/models/m:generateContent"}, 404),
        (vertex.FAMILY, GEMINI, {"path": "/publishers/b/models/m:generateContent"}, 404),
        (vertex.FAMILY, FILM, {"headers": {}}, 401),
        (vertex.FAMILY, FILM, {"path": FILM.path.replace("veo", "sora")}, 404),
        (vertex.FAMILY, FILM, {"door": DOOR, "path": FILM.path.replace("veo", "m")}, 400),
        (vertex.FAMILY, FILM, {"body": b'{"instances": ["A lighthouse"]}'}, 400),
        (vertex.FAMILY, FILM, {"body": FILM.body[:-1] + b', "parameters": {"n": 1}}'}, 400),
        (vertex.FAMILY, LATER, {"body": b'{"operationName": "nobodys"}'}, 404),
        (vertex.FAMILY, CLAUDE, {"body": json.dumps(SAID).encode()}, 400),
        (vertex.FAMILY, CLAUDE, {"body": CLAUDE.body.replace(b"vertex-", b"")}, 400),
    ],
)
def test_a_wrong_request_is_refused(
    family: Family, sound: Request, change: dict[str, Any], status: int
) -> None:
    with pytest.raises(Refused) as refused:
        family.answer(replace(sound, **change))

    assert refused.value.status == status


def test_a_video_is_done_when_it_is_asked_for_again() -> None:
    begun = vertex.FAMILY.answer(FILM)
    assert isinstance(begun, dict)
    asked = replace(LATER, body=json.dumps({"operationName": begun["name"]}).encode())
    first, second = vertex.FAMILY.answer(asked), vertex.FAMILY.answer(asked)

    assert first == begun
    assert isinstance(second, dict)
    assert second["done"]
    assert second["response"]["videos"][0]["mimeType"] == "video/mp4"
    with pytest.raises(Refused, match="was not found"):
        vertex.FAMILY.answer(replace(asked, path=asked.path.replace("veo", "veo-2")))


def test_bedrock_names_its_exceptions_in_a_header() -> None:
    assert bedrock.FAMILY.error_headers(403) == {"x-amzn-errortype": "AccessDeniedException"}
    assert bedrock.FAMILY.error_headers(400) == {"x-amzn-errortype": "ValidationException"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"grant_type=password", "unsupported_grant_type"),
        (
            b"grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=e30.e30.AAAA",
            "invalid_grant: Invalid JWT Signature.",
        ),
    ],
)
def test_only_who_signed_gets_a_token(body: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        google_sign_in.FAMILY.answer(Request("POST", "/token", {}, body, DOOR))
