"""What the simulated APIs have in common beyond hello: pictures, schemas, tools, a cache."""

from __future__ import annotations

import base64
import binascii
import json
import struct
import zlib
from typing import Any

from tests.recipes.api.request import GREETING, Refused

PLACE = {"city": "Paris", "country": "France"}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
LEAST_TO_CACHE, _STEP = 1024, 128


class Cache:
    """Long prompts that were sent before."""

    def __init__(self) -> None:
        self._known: set[tuple[object, ...]] = set()

    def read(self, *prompt: object) -> tuple[int, int]:
        """The tokens of a prompt, and how many of them are cached; it is cached from now on."""
        tokens = len(json.dumps(prompt)) // 4
        if tokens < LEAST_TO_CACHE:
            return tokens, 0
        key = (json.dumps(prompt),)
        cached = tokens // _STEP * _STEP if key in self._known else 0
        self._known.add(key)
        return tokens, cached


def pieces() -> list[str]:
    """The greeting as it is streamed."""
    words = GREETING.split(" ")
    return [word if at == 0 else f" {word}" for at, word in enumerate(words)]


def events(*data: object) -> str:
    """Server-sent events without names."""
    return "".join(f"data: {json.dumps(each)}\n\n" for each in data)


def named_events(*data: dict[str, Any]) -> str:
    """Server-sent events that bear their type as their name too."""
    return "".join(f"event: {each['type']}\ndata: {json.dumps(each)}\n\n" for each in data)


def picture(text: object, told: object = "image/png") -> None:
    """Refuse what is no whole picture of the told type in base64; only PNG is known here."""
    try:
        held = base64.b64decode(str(text), validate=True)
    except binascii.Error:
        raise Refused(400, "the picture is not valid base64") from None
    if told != "image/png":
        raise Refused(400, f"the picture is not of the type that was told: {told}")
    at = len(_SIGNATURE)
    if held[:at] != _SIGNATURE:
        raise Refused(400, "the picture is not of the type that was told: image/png")
    kind = b""
    while at < len(held) and kind != b"IEND":
        (size,) = struct.unpack_from(">I", held, at)
        kind, body = held[at + 4 : at + 8], held[at + 8 : at + 8 + size]
        if held[at + 8 + size : at + 12 + size] != struct.pack(">I", zlib.crc32(kind + body)):
            raise Refused(400, "the picture is damaged")
        at += 12 + size
    if kind != b"IEND":
        raise Refused(400, "the picture is cut off")


def schema(held: object, where: str, *, strict: bool = False) -> dict[str, Any]:
    """A JSON schema of an object; a strict one names all its properties and lets in no others."""
    if not isinstance(held, dict) or held.get("type") != "object":
        raise Refused(400, f'Invalid schema for {where}: schema must be of "type": "object"')
    properties = held.get("properties", {})
    if strict and held.get("additionalProperties") is not False:
        raise Refused(
            400,
            f"Invalid schema for {where}: 'additionalProperties' is required to be supplied "
            "and to be false",
        )
    if strict and set(held.get("required", ())) != set(properties):
        raise Refused(
            400,
            f"Invalid schema for {where}: 'required' is required to be supplied and to be an "
            "array including every key in properties",
        )
    return held


def fitted(held: dict[str, Any]) -> dict[str, str]:
    """An object that fits a schema of strings."""
    return {name: PLACE.get(name, "text") for name in held.get("properties", {})}


def fitting(held: dict[str, Any]) -> str:
    """JSON that fits a schema of strings."""
    return json.dumps(fitted(held))
