"""A request, what it may be refused for, and a reply."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from tests.recipes.job import Door

GREETING = "Hello from the simulated API."
CREATED = 1_790_000_000
VECTOR = (0.25, -0.5, 0.125)
SCORE = 0.875


@dataclass(frozen=True)
class Stream:
    """Server-sent events."""

    text: str


@dataclass(frozen=True)
class Frames:
    """Events in AWS's own framing, which is binary."""

    data: bytes


Reply = dict[str, Any] | list[dict[str, Any]] | bytes | Stream | Frames
"""JSON, the bytes of a file, or events."""


class Refused(Exception):
    """What the real API would refuse too."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True)
class Request:
    """One request, below the base URL of the door that it came to."""

    method: str
    path: str
    """Below the base URL: /chat/completions."""
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: bytes
    door: Door
    query: Mapping[str, str] = field(default_factory=dict)
    """What stands after the question mark."""

    def fields(self, allowed: Collection[str], needed: Collection[str]) -> dict[str, Any]:
        """The JSON body, if it has what the operation needs and nothing that it does not know."""
        if not self.headers.get("content-type", "").startswith("application/json"):
            raise Refused(415, "the content type must be application/json")
        try:
            held = json.loads(self.body)
        except ValueError:
            raise Refused(400, "the body is not JSON") from None
        if not isinstance(held, dict):
            raise Refused(400, "the body is not an object")
        for name in needed:
            if not held.get(name):
                raise Refused(400, f"{name} is required")
        for name in held:
            if name not in allowed and name not in needed:
                raise Refused(400, f"unrecognized argument: {name}")
        return held

    def form(self, needed: Collection[str]) -> dict[str, bytes]:
        """The parts of a form, if it has what the operation needs."""
        kind = self.headers.get("content-type", "")
        if not kind.startswith("multipart/form-data"):
            raise Refused(415, "the content type must be multipart/form-data")
        held = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + self.body)
        parts = {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True)
            for part in held.walk()
            if part is not held
        }
        for name in needed:
            if not parts.get(name):
                raise Refused(400, f"{name} is required")
        return {name: part for name, part in parts.items() if isinstance(part, bytes)}

    def known_model(self, model: object) -> str:
        """The model, if there is one of that name here."""
        if not isinstance(model, str) or model not in self.door.ids:
            raise Refused(404, f"the model {model!r} does not exist")
        return model

    def require_key(self, given: str) -> None:
        """Refuse whoever does not bring a key that this door accepts."""
        if not self.door.keys:
            return
        if not given:
            raise Refused(401, "no key was given")
        if given not in self.door.keys:
            raise Refused(401, "the key is not one of ours")


@dataclass(frozen=True)
class Family:
    """An API as one company designed it and others copied it."""

    key_headers: tuple[str, ...]
    answer: Callable[[Request], Reply]
    error: Callable[[int, str], dict[str, Any]]
    model: Callable[[Request], str | None]
    """The model that a request names, whether or not it is right."""
    answered: int = 200
    """The status of what is answered."""
    error_headers: Callable[[int], Mapping[str, str]] = lambda _: {}
    """What stands above the body of a refusal."""


def model_in_body(request: Request) -> str | None:
    """The model as the body names it."""
    try:
        held = json.loads(request.body)
    except ValueError:
        return None
    model = held.get("model") if isinstance(held, dict) else None
    return model if isinstance(model, str) else None


def model_in_form(request: Request) -> str | None:
    """The model as the form names it."""
    try:
        return request.form(["model"])["model"].decode()
    except Refused:
        return None


def messages(held: object) -> None:
    """Refuse messages that are no list of role and content."""
    right = isinstance(held, list) and all(
        isinstance(each, dict)
        and each.get("role") in {"user", "assistant", "system", "developer"}
        and each.get("content")
        for each in held
    )
    if not right:
        raise Refused(400, "messages must be a list of role and content")
