"""More examples, the simulated APIs refuse what the real ones refuse, and stream as they do."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.recipes.api import anthropic, bedrock, cohere, google, mistral, openai
from tests.recipes.api.openai_chat import LINK
from tests.recipes.api.request import Family, Frames, Refused, Request, Stream
from tests.recipes.job import Door

DOOR = Door("https://api.acme.example/v1", "openai", ("test-only-KEY",), ("m",))
HEADERS = {
    "content-type": "application/json",
    "authorization": "Bearer test-only-KEY",
    "x-goog-api-key": "test-only-KEY",
    "anthropic-version": "2023-06-01",
}
HELLO = [{"role": "user", "content": "Hello!"}]
BLOCKS = [{"role": "user", "content": [{"text": "Hello!"}]}]
PARTS = [{"role": "user", "parts": [{"text": "Hello!"}]}]
SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
CLOSED = {**SCHEMA, "additionalProperties": False}
CLAUDE = {"model": "m", "max_tokens": 1, "messages": HELLO}
CHAT = {"model": "m", "messages": HELLO}
RESPONSE = {"model": "m", "input": "Hello!"}


def asked(
    family: Family, path: str, body: Mapping[str, Any], query: Mapping[str, str] | None = None
) -> Any:
    """What an API answers to a body."""
    held = json.dumps(body).encode()
    return family.answer(Request("POST", path, HEADERS, held, DOOR, query or {}))


def said(role: str, *blocks: Mapping[str, Any]) -> dict[str, Any]:
    return {"role": role, "content": list(blocks)}


NAMES = {
    "claude": """
        message_start content_block_start ping content_block_delta content_block_stop
        message_delta message_stop
    """,
    "responses": """
        response.created response.in_progress response.output_item.added
        response.content_part.added response.output_text.delta response.output_text.done
        response.content_part.done response.output_item.done response.completed
    """,
    "cohere": "message-start content-start content-delta content-end message-end",
}


@pytest.mark.parametrize(
    ("family", "path", "body", "names"),
    [
        (anthropic.FAMILY, "/messages", CLAUDE, NAMES["claude"]),
        (openai.FAMILY, "/responses", RESPONSE, NAMES["responses"]),
        (cohere.FAMILY, "/chat", CHAT, NAMES["cohere"]),
    ],
)
def test_named_events_come_in_their_order(
    family: Family, path: str, body: dict[str, Any], names: str
) -> None:
    stream = asked(family, path, {**body, "stream": True})

    assert isinstance(stream, Stream)
    told = re.findall(r"^event: (.+)$", stream.text, re.MULTILINE)
    assert list(dict.fromkeys(told)) == names.split()
    typed = re.findall(r'^data: .*"type": "([a-z_.-]+)"', stream.text, re.MULTILINE)
    assert len(typed) == len(told)


def test_events_without_names_end_with_a_word() -> None:
    for family in (openai.FAMILY, mistral.FAMILY):
        stream = asked(family, "/chat/completions", {**CHAT, "stream": True})
        assert stream.text.endswith("\n\ndata: [DONE]\n\n")


def test_gemini_streams_events_if_asked_for_them_and_else_a_list() -> None:
    path, body = "/models/m:streamGenerateContent", {"contents": PARTS}

    stream = asked(google.FAMILY, path, body, {"alt": "sse"})
    whole = asked(google.FAMILY, path, body)

    assert stream.text.startswith('data: {"candidates"')
    assert stream.text.endswith("\r\n\r\n")
    assert whole[-1]["candidates"][0]["finishReason"] == "STOP"


def test_bedrock_streams_in_frames_of_its_own() -> None:
    frames = asked(bedrock.FAMILY, "/model/m/converse-stream", {"messages": BLOCKS})

    assert isinstance(frames, Frames)
    size = int.from_bytes(frames.data[:4], "big")
    assert b":event-type\x07\x00\x0cmessageStart" in frames.data[:size]
    assert b"metadata" in frames.data[size:]


USE = {"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}}
TOOLS = [{"name": "f", "input_schema": SCHEMA}]
GIF = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "R0lG"}}
CALL = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
PICTURE = {"type": "image_url", "image_url": "data:image/png;base64,R0lG"}


@pytest.mark.parametrize(
    ("family", "path", "body", "status", "told"),
    [
        (anthropic.FAMILY, "/messages", {**CLAUDE, "functions": []}, 400, "unrecognized"),
        (anthropic.FAMILY, "/messages", {**CLAUDE, "messages": [said("system")]}, 400, "role"),
        (anthropic.FAMILY, "/messages", {**CLAUDE, "messages": [said("user")]}, 400, "non-empty"),
        (anthropic.FAMILY, "/messages", {**CLAUDE, "messages": [said("user", GIF)]}, 400, "type"),
        (
            anthropic.FAMILY,
            "/messages",
            {**CLAUDE, "messages": [*HELLO, said("assistant", USE)]},
            400,
            "without `tool_result`",
        ),
        (
            anthropic.FAMILY,
            "/messages",
            {**CLAUDE, "tools": [{**TOOLS[0], "parameters": SCHEMA}]},
            400,
            "Extra inputs",
        ),
        (anthropic.FAMILY, "/messages", {**CLAUDE, "system": [{"text": "a"}]}, 400, "system.0"),
        (
            anthropic.FAMILY,
            "/messages",
            {**CLAUDE, "output_config": {"format": {"type": "json_object"}}},
            400,
            "output_config.format",
        ),
        (openai.FAMILY, "/responses", {"model": "m"}, 400, "'input'"),
        (openai.FAMILY, "/responses", {**RESPONSE, "max_tokens": 1}, 400, "max_output_tokens"),
        (openai.FAMILY, "/responses", {**RESPONSE, "input": [CALL]}, 400, "No tool output"),
        (
            openai.FAMILY,
            "/responses",
            {**RESPONSE, "text": {"format": {"type": "json_schema", "schema": CLOSED}}},
            400,
            "'text.format.name'",
        ),
        (openai.FAMILY, "/responses", {**RESPONSE, "model": "n"}, 404, "does not exist"),
        (google.FAMILY, "/models/m:generateContent", {"contents": [{"parts": []}]}, 400, "parts"),
        (
            google.FAMILY,
            "/models/m:generateContent",
            {"contents": [{"parts": [{"functionResponse": {"name": "f", "response": {}}}]}]},
            400,
            "number of function response parts",
        ),
        (
            google.FAMILY,
            "/models/m:generateContent",
            {"contents": PARTS, "generationConfig": {"responseJsonSchema": SCHEMA}},
            400,
            "response_mime_type",
        ),
        (mistral.FAMILY, "/chat/completions", {**CHAT, "store": True}, 422, "unrecognized"),
        (mistral.FAMILY, "/chat/completions", {**CHAT, "messages": [said("x")]}, 422, "role"),
        (
            mistral.FAMILY,
            "/chat/completions",
            {**CHAT, "messages": [said("user", PICTURE)]},
            400,
            "not of the type",
        ),
        (
            mistral.FAMILY,
            "/chat/completions",
            {**CHAT, "response_format": {"type": "json_schema", "json_schema": {"name": "a"}}},
            422,
            "schema: Field required",
        ),
        (
            bedrock.FAMILY,
            "/model/m/converse",
            {"messages": BLOCKS, "tools": []},
            400,
            "unrecognized",
        ),
        (
            bedrock.FAMILY,
            "/model/m/converse",
            {"messages": BLOCKS, "system": [{"image": {}}]},
            400,
            "one member each",
        ),
        (
            bedrock.FAMILY,
            "/model/m/converse",
            {"messages": BLOCKS, "toolConfig": {"tools": []}},
            400,
            "must not be empty",
        ),
        (
            bedrock.FAMILY,
            "/model/m/converse",
            {"messages": BLOCKS, "toolConfig": {"tools": [{"toolSpec": {"name": "f"}}]}},
            400,
            "inputSchema",
        ),
        (cohere.FAMILY, "/chat", {**CHAT, "messages": [said("developer")]}, 400, "no known role"),
        (
            cohere.FAMILY,
            "/chat",
            {
                **CHAT,
                "tools": [{"type": "function", "function": {"name": "f", "parameters": SCHEMA}}],
                "response_format": {"type": "json_object", "json_schema": SCHEMA},
            },
            400,
            "not supported with tools",
        ),
    ],
)
def test_what_a_real_one_refuses_is_refused(
    family: Family, path: str, body: dict[str, Any], status: int, told: str
) -> None:
    with pytest.raises(Refused, match=re.escape(told)) as refused:
        asked(family, path, body)

    assert refused.value.status == status
    assert refused.value.message in json.dumps(family.error(status, refused.value.message))


@pytest.mark.parametrize(
    ("family", "path", "body", "place"),
    [
        (
            anthropic.FAMILY,
            "/messages",
            {
                **CLAUDE,
                "system": [
                    {"type": "text", "text": "fox " * 2000, "cache_control": {"type": "ephemeral"}}
                ],
            },
            ("usage", "cache_read_input_tokens"),
        ),
        (
            bedrock.FAMILY,
            "/model/m/converse",
            {
                "messages": BLOCKS,
                "system": [{"text": "fox " * 2000}, {"cachePoint": {"type": "default"}}],
            },
            ("usage", "cacheReadInputTokens"),
        ),
    ],
)
def test_a_prompt_is_read_from_the_cache_once_it_was_written_to_it(
    family: Family, path: str, body: dict[str, Any], place: tuple[str, str]
) -> None:
    first, second = (asked(family, path, body)[place[0]][place[1]] for _ in range(2))

    assert first == 0
    assert second > 1000


DRAWING = replace(DOOR, ids=("m", "painter", "filmer"), pictures=("painter",))
DRAWING = replace(DRAWING, recordings=("filmer",))


def drawn(model: str, modalities: object = None) -> Any:
    """What a gateway that makes pictures answers to a chat."""
    wanted = {} if modalities is None else {"modalities": modalities}
    held = json.dumps({**CHAT, "model": model, **wanted}).encode()
    reply = openai.FAMILY.answer(Request("POST", "/chat/completions", HEADERS, held, DRAWING))
    assert isinstance(reply, dict)
    return reply["choices"][0]["message"]


def test_pictures_come_in_the_answer_of_a_chat_that_asks_for_them() -> None:
    (picture,) = drawn("painter", ["image", "text"])["images"]

    assert picture["image_url"]["url"].startswith("data:image/png;base64,")


@pytest.mark.parametrize("model", ["painter", "filmer"])
def test_the_text_holds_an_address_where_nothing_else_was_asked_for(model: str) -> None:
    said = drawn(model)

    assert "images" not in said
    assert LINK in said["content"]


@pytest.mark.parametrize(
    ("model", "modalities", "status", "told"),
    [
        ("painter", "image", 400, "expected an array of strings"),
        ("painter", [], 400, "expected an array of strings"),
        ("painter", ["text", "smell"], 400, "'modalities[1]'"),
        ("m", ["image", "text"], 404, "No endpoints found"),
        ("filmer", ["image"], 404, "No endpoints found"),
    ],
)
def test_pictures_are_refused_where_they_are_wrongly_asked_for(
    model: str, modalities: object, status: int, told: str
) -> None:
    with pytest.raises(Refused, match=re.escape(told)) as refused:
        drawn(model, modalities)

    assert refused.value.status == status
