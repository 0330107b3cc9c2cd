"""Pictures, speech and vectors of Google's models, where they are not asked for like text."""

from __future__ import annotations

import base64
import re
from typing import Any

from tests.recipes.api.openai import PIXEL
from tests.recipes.api.request import GREETING, VECTOR, Refused, Request

_SOUND = b"\0\1" * 24
_WAV = b"RIFF\x54\0\0\0WAVEfmt simulated"
_NO_SUCH = "Publisher Model `%s` is not supported in the %s API."


def media(request: Request, model: str, *, needs_role: bool = False) -> dict[str, Any] | None:
    """The reply of a model that draws or speaks; None where text is asked for and can be had."""
    held = request.fields(
        {"generationConfig", "systemInstruction", "safetySettings", "tools"}, ["contents"]
    )
    config = held.get("generationConfig", {})
    asked = frozenset(config.get("responseModalities", ()))
    able = _able(model)
    if asked not in able:
        listed = "\n".join("* " + ", ".join(sorted(each)) for each in able if each)
        raise Refused(
            400,
            f"The requested combination of response modalities ({', '.join(sorted(asked))}) is not "
            f"supported by the model. models/{model} accepts the following combination of response "
            f"modalities:\n{listed}",
        )
    if "transcribe" in model:
        _recording(held["contents"], needs_role=needs_role)
        return _reply({"text": GREETING})
    if asked <= {"TEXT"}:
        return None
    _text(held["contents"], needs_role=needs_role)
    if "IMAGE" in asked:
        return _reply({"inlineData": {"mimeType": "image/png", "data": PIXEL}})
    _voice(config.get("speechConfig"))
    is_wav = "3.8" in model
    sound = base64.b64encode(_WAV if is_wav else _SOUND).decode()
    told = "audio/wav" if is_wav else "audio/L16;codec=pcm;rate=24000"
    return _reply({"inlineData": {"mimeType": told, "data": sound}})


def _able(model: str) -> list[frozenset[str]]:
    """What a model can be asked for, known by its name; nothing asked means its default."""
    if "tts" in model:
        return [frozenset({"AUDIO"})]
    if "image" in model or "banana" in model:
        # The oldest of them refuses a picture without text.
        return [frozenset({"TEXT", "IMAGE"})]
    return [frozenset({"TEXT"}), frozenset()]


def _text(contents: list[Any], *, needs_role: bool) -> None:
    for content in contents:
        parts = content.get("parts") if isinstance(content, dict) else None
        if not isinstance(parts, list) or not all(part.get("text") for part in parts):
            raise Refused(400, "contents must hold parts with text")
        if needs_role and content.get("role") != "user":
            raise Refused(400, "Please use a valid role: user, model.")


def _recording(contents: list[Any], *, needs_role: bool) -> None:
    if needs_role and any(content.get("role") != "user" for content in contents):
        raise Refused(400, "Please use a valid role: user, model.")
    match _camel(contents):
        case [{"parts": [{"inlineData": {"mimeType": "audio/mp3", "data": str(data)}}]}]:
            if base64.b64decode(data, altchars=b"-_"):
                return
    raise Refused(400, "contents must hold a recording")


def _voice(held: object) -> None:
    match _camel(held):
        case {"voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "Kore"}}}:
            return
    raise Refused(400, "Voice name is required, and one of the prebuilt voices.")


def _camel(held: object) -> object:
    """As in all of Google's JSON, names may be in snake case; its Python client writes some so."""
    if isinstance(held, list):
        return [_camel(each) for each in held]
    if not isinstance(held, dict):
        return held
    return {re.sub(r"_(\w)", lambda it: it[1].upper(), k): _camel(v) for k, v in held.items()}


def _reply(part: dict[str, Any]) -> dict[str, Any]:
    content = {"role": "model", "parts": [part]}
    return {
        "candidates": [{"content": content, "finishReason": "STOP", "index": 0}],
        "usageMetadata": {
            "promptTokenCount": 8,
            "candidatesTokenCount": 1290,
            "totalTokenCount": 1298,
        },
    }


def predicted(request: Request, model: str) -> dict[str, Any]:
    """Vertex AI's older way to a vector, which the second Gemini Embedding does not know."""
    held = request.fields({"parameters"}, ["instances"])
    if "gemini-embedding-2" in model:
        raise Refused(400, "Precondition check failed.")
    if not all(isinstance(each, dict) and each.get("content") for each in held["instances"]):
        raise Refused(400, "Required field content is not found in the instance.")
    vector = {"values": list(VECTOR), "statistics": {"truncated": False, "token_count": 5}}
    return {"predictions": [{"embeddings": vector} for _ in held["instances"]]}


def embedded(request: Request, model: str) -> dict[str, Any]:
    """Vertex AI's newer way to a vector, which Gemini's models alone know."""
    held = request.fields(
        {"taskType", "outputDimensionality", "title", "autoTruncate"}, ["content"]
    )
    if "gemini" not in model:
        raise Refused(400, _NO_SUCH % (model, "embedContent"))
    _text([held["content"]], needs_role=False)
    return {"embedding": {"values": list(VECTOR)}, "truncated": False}
