"""Videos on Vertex AI: an operation is begun, and asked for until it is done."""

from __future__ import annotations

import base64
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from tests.recipes.api.request import Refused, Request

VIDEO = base64.b64encode(b"\0\0\0\x18ftypmp42 simulated").decode()
_OPTIONS = {
    "aspectRatio",
    "durationSeconds",
    "enhancePrompt",
    "generateAudio",
    "negativePrompt",
    "personGeneration",
    "resolution",
    "sampleCount",
    "seed",
    "storageUri",
}
_asked: Counter[str] = Counter()
"""How often each operation was asked for: the first time it is not yet done."""


def begun(request: Request) -> dict[str, Any]:
    """The name of a new operation."""
    held = request.fields({"parameters"}, ["instances"])
    _film(request)
    match held["instances"]:
        case [{"prompt": str(prompt), **rest}] if prompt and not rest:
            pass
        case _:
            raise Refused(400, "instances must hold one prompt")
    unknown = set(held.get("parameters", {})) - _OPTIONS
    if unknown:
        raise Refused(400, f"unknown parameter: {min(unknown)}")
    name = f"{_resource(request)}/operations/{len(_asked) + 1}"
    _asked[name] = 0
    return {"name": name}


def asked_for(request: Request) -> dict[str, Any]:
    """The operation, the second time with its video; it is found below its own model only."""
    name = str(request.fields((), ["operationName"])["operationName"])
    if name not in _asked or not name.startswith(f"{_resource(request)}/operations/"):
        raise Refused(404, f"The operation {name} was not found.")
    _asked[name] += 1
    if _asked[name] == 1:
        return {"name": name}
    kind = "type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse"
    video = {"bytesBase64Encoded": VIDEO, "mimeType": "video/mp4"}
    reply = {"@type": kind, "raiMediaFilteredCount": 0, "videos": [video]}
    return {"name": name, "done": True, "response": reply}


def _film(request: Request) -> None:
    if "/veo" not in request.path:
        raise Refused(400, "The model does not support long running predictions.")


def _resource(request: Request) -> str:
    """The model with its project and location, as names of operations begin."""
    _, _, below = urlsplit(request.door.base_url).path.removeprefix("/").partition("/")
    return f"{below}{request.path.rpartition(':')[0]}"
