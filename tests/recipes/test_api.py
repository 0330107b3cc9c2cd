"""The simulated API refuses what the real ones refuse."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.recipes.api import anthropic, google, openai
from tests.recipes.api.request import Family, Refused, Request
from tests.recipes.job import Door

DOOR = Door("https://api.acme.example/v1", "openai", ("test-only-KEY",), ("m",))
JSON = {"content-type": "application/json"}
BEARER = {**JSON, "authorization": "Bearer test-only-KEY"}
SAID = [{"role": "user", "content": "Hello!"}]
CHAT = Request(
    "POST",
    "/chat/completions",
    BEARER,
    json.dumps({"model": "m", "messages": SAID}).encode(),
    DOOR,
)
CLAUDE = Request(
    "POST",
    "/messages",
    {**JSON, "x-api-key": "test-only-KEY", "anthropic-version": "2023-06-01"},
    json.dumps({"model": "m", "max_tokens": 1, "messages": SAID}).encode(),
    DOOR,
)
GEMINI = Request(
    "POST",
    "/models/m:generateContent",
    {**JSON, "x-goog-api-key": "test-only-KEY"},
    json.dumps({"contents": [{"parts": [{"text": "Hello!"}]}]}).encode(),
    DOOR,
)


@pytest.mark.parametrize(
    ("family", "request_"),
    [(openai.FAMILY, CHAT), (anthropic.FAMILY, CLAUDE), (google.FAMILY, GEMINI)],
)
def test_a_right_request_is_answered(family: Family, request_: Request) -> None:
    assert family.answer(request_)
    assert family.model(request_) == "m"


@pytest.mark.parametrize(
    ("family", "sound", "change", "status"),
    [
        # who asks
        (openai.FAMILY, CHAT, {"headers": JSON}, 401),
        (openai.FAMILY, CHAT, {"headers": {**JSON, "authorization": "test-only-KEY"}}, 401),
        (openai.FAMILY, CHAT, {"headers": {**JSON, "authorization": "Bearer other"}}, 401),
        (anthropic.FAMILY, CLAUDE, {"headers": JSON}, 401),
        (google.FAMILY, GEMINI, {"headers": JSON}, 401),
        # for what
        (openai.FAMILY, CHAT, {"path": "/v1/chat/completions"}, 404),
        (openai.FAMILY, CHAT, {"method": "GET"}, 405),
        (anthropic.FAMILY, CLAUDE, {"path": "/v1/messages"}, 404),
        (anthropic.FAMILY, CLAUDE, {"method": "GET"}, 405),
        (google.FAMILY, GEMINI, {"path": "/models/m:chat"}, 404),
        (google.FAMILY, GEMINI, {"path": "/models/n:generateContent"}, 404),
        (google.FAMILY, GEMINI, {"method": "GET"}, 405),
        # how
        (openai.FAMILY, CHAT, {"headers": {"authorization": "Bearer test-only-KEY"}}, 415),
        (openai.FAMILY, CHAT, {"body": b'{"model": '}, 400),
        (openai.FAMILY, CHAT, {"body": b"[]"}, 400),
        (openai.FAMILY, CHAT, {"body": b'{"model": "m"}'}, 400),
        (openai.FAMILY, CHAT, {"body": b'{"model": "m", "messages": ["Hello!"]}'}, 400),
        (openai.FAMILY, CHAT, {"body": CHAT.body.replace(b'"m"', b'"n"')}, 404),
        (anthropic.FAMILY, CLAUDE, {"body": CHAT.body}, 400),
        (
            anthropic.FAMILY,
            CLAUDE,
            {"headers": {**JSON, "x-api-key": "test-only-KEY"}},
            400,
        ),
        (google.FAMILY, GEMINI, {"body": b'{"contents": [{"text": "Hello!"}]}'}, 400),
        (google.FAMILY, GEMINI, {"body": CHAT.body}, 400),
    ],
)
def test_a_wrong_request_is_refused(
    family: Family, sound: Request, change: dict[str, Any], status: int
) -> None:
    with pytest.raises(Refused) as refused:
        family.answer(replace(sound, **change))

    assert refused.value.status == status
    assert family.error(status, refused.value.message)
