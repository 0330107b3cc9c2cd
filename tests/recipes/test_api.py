"""The simulated API refuses what the real ones refuse."""

import json
import ssl
from dataclasses import replace
from typing import Any

import pytest

from tests.recipes.api import anthropic, azure, cohere, google, mistral, openai, replicate
from tests.recipes.api.request import Family, Refused, Request, Stream
from tests.recipes.api.server import SimulatedApi
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
AZURE = replace(CHAT, headers={**JSON, "api-key": "test-only-KEY"})
AZURE_SPEECH = replace(
    AZURE,
    path="/deployments/m/audio/speech",
    body=json.dumps({"model": "m", "voice": "alloy", "input": "Hello!"}).encode(),
    query={"api-version": "2025-04-01-preview"},
    door=replace(DOOR, base_url="https://api.acme.example/openai"),
)
COHERE = replace(CHAT, path="/chat")
EMBED = replace(
    CHAT,
    path="/embed",
    body=json.dumps({"model": "m", "texts": ["a"], "input_type": "search_query"}).encode(),
)
REPLICATE = replace(
    CHAT,
    path="/models/o/m/predictions",
    body=json.dumps({"input": {"prompt": "Hello!"}}).encode(),
    door=replace(DOOR, ids=("o/m",)),
)
TO_STREAM = replace(
    REPLICATE,
    method="GET",
    path=f"/streams/{b'o/m'.hex()}",
    headers={"accept": "text/event-stream"},
    body=b"",
)


@pytest.mark.parametrize(
    ("family", "request_"),
    [
        (openai.FAMILY, CHAT),
        (anthropic.FAMILY, CLAUDE),
        (google.FAMILY, GEMINI),
        (azure.FAMILY, AZURE),
        (azure.FAMILY, AZURE_SPEECH),
        (cohere.FAMILY, COHERE),
        (cohere.FAMILY, EMBED),
        (mistral.FAMILY, CHAT),
    ],
)
def test_a_right_request_is_answered(family: Family, request_: Request) -> None:
    assert family.answer(request_)
    assert family.model(request_) == "m"


def test_a_prediction_is_answered_when_it_is_done_if_one_waits() -> None:
    waiting = replace(REPLICATE, headers={**BEARER, "prefer": "wait"})
    done, begun = replicate.FAMILY.answer(waiting), replicate.FAMILY.answer(REPLICATE)

    assert replicate.FAMILY.model(REPLICATE) == "o/m"
    assert isinstance(done, dict)
    assert isinstance(begun, dict)
    assert (done["status"], begun["status"]) == ("succeeded", "starting")
    assert begun["output"] is None


def test_a_prediction_leads_to_its_events_which_need_no_key() -> None:
    begun = replicate.FAMILY.answer(REPLICATE)
    assert isinstance(begun, dict)
    path = begun["urls"]["stream"].removeprefix(replicate.STREAMS)
    asked = replace(TO_STREAM, path=path)
    stream = replicate.FAMILY.answer(asked)

    assert replicate.FAMILY.model(asked) == "o/m"
    assert isinstance(stream, Stream)
    assert stream.text.startswith("event: output\nid: 0:0\ndata: Hello\n\n")
    assert stream.text.endswith("event: done\nid: 5:0\ndata: {}\n\n")


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
        (azure.FAMILY, AZURE, {"headers": JSON}, 401),
        (azure.FAMILY, AZURE, {"path": "/moderations"}, 404),
        (azure.FAMILY, AZURE, {"method": "GET"}, 405),
        (azure.FAMILY, AZURE, {"body": CHAT.body.replace(b'"m"', b'"n"')}, 404),
        (azure.FAMILY, AZURE_SPEECH, {"query": {}}, 404),
        (azure.FAMILY, AZURE_SPEECH, {"door": DOOR}, 404),
        (azure.FAMILY, AZURE_SPEECH, {"path": "/audio/speech"}, 404),
        (azure.FAMILY, AZURE_SPEECH, {"path": "/deployments/m/audio/translations"}, 404),
        (azure.FAMILY, AZURE_SPEECH, {"path": "/deployments/n/audio/speech"}, 404),
        (cohere.FAMILY, COHERE, {"headers": JSON}, 401),
        (cohere.FAMILY, COHERE, {"path": "/chat/completions"}, 404),
        (cohere.FAMILY, COHERE, {"method": "GET"}, 405),
        (cohere.FAMILY, COHERE, {"body": b'{"model": "m"}'}, 400),
        (cohere.FAMILY, COHERE, {"body": CHAT.body.replace(b'"m"', b'"n"')}, 404),
        (cohere.FAMILY, EMBED, {"body": b'{"model": "m", "texts": ["a"]}'}, 400),
        (cohere.FAMILY, EMBED, {"body": EMBED.body.replace(b"search_query", b"query")}, 400),
        (cohere.FAMILY, EMBED, {"body": EMBED.body.replace(b'["a"]', b'"a"')}, 400),
        (mistral.FAMILY, CHAT, {"headers": JSON}, 401),
        (mistral.FAMILY, CHAT, {"path": "/completions"}, 404),
        (mistral.FAMILY, CHAT, {"method": "GET"}, 405),
        (mistral.FAMILY, CHAT, {"body": b'{"model": "m"}'}, 422),
        (mistral.FAMILY, CHAT, {"body": CHAT.body.replace(b'"m"', b'"n"')}, 400),
        (mistral.FAMILY, CHAT, {"path": "/audio/transcriptions"}, 415),
        (replicate.FAMILY, REPLICATE, {"headers": JSON}, 401),
        (replicate.FAMILY, REPLICATE, {"path": "/predictions"}, 404),
        (replicate.FAMILY, REPLICATE, {"path": "/models/o/n/predictions"}, 404),
        (replicate.FAMILY, REPLICATE, {"method": "GET"}, 405),
        (replicate.FAMILY, REPLICATE, {"body": b'{"prompt": "Hello!"}'}, 400),
        (replicate.FAMILY, REPLICATE, {"body": b'{"input": {"question": "Hello!"}}'}, 422),
        (replicate.FAMILY, TO_STREAM, {"method": "POST"}, 405),
        (replicate.FAMILY, TO_STREAM, {"headers": {"accept": "*/*"}}, 406),
        (replicate.FAMILY, TO_STREAM, {"path": f"/streams/{b'o/n'.hex()}"}, 404),
    ],
)
def test_a_wrong_request_is_refused(
    family: Family, sound: Request, change: dict[str, Any], status: int
) -> None:
    with pytest.raises(Refused) as refused:
        family.answer(replace(sound, **change))

    assert refused.value.status == status
    assert family.error(status, refused.value.message)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (CHAT, 200),
        (CLAUDE, 200),
        (GEMINI, 200),
        (replace(CHAT, path="/answers"), 404),
        # each API has its own header for the key
        (replace(CLAUDE, headers=GEMINI.headers), 401),
    ],
)
def test_several_apis_share_a_base_url(asked: Request, status: int) -> None:
    base_url = "http://gateway.example/v1"
    families = ("openai", "anthropic", "google")
    doors = [replace(DOOR, base_url=base_url, family=family) for family in families]

    with SimulatedApi(doors, _no_context, free_ports=True) as api:
        answered, *_ = api.answer(
            "http://gateway.example",
            asked.method,
            f"/v1{asked.path}",
            dict(asked.headers),
            asked.body,
        )

    assert answered == status


def _no_context() -> ssl.SSLContext:
    raise AssertionError("nothing here is secured")
