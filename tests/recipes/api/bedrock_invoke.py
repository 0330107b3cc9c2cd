"""Amazon Bedrock's InvokeModel: each creator's models want a body of their own, and answer so."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.recipes.api.openai import PIXEL
from tests.recipes.api.request import SCORE, VECTOR, Refused, Request

_MALFORMED = "Malformed input request, please reformat your input and try again."


def reply(request: Request, model: str) -> dict[str, Any]:
    """What the model says of its body; any other creator's body is refused."""
    held = _body(request)
    for pattern, answer in _ANSWERS.items():
        if re.search(pattern, model):
            found = answer(held)
            if found is not None:
                return found
    raise Refused(400, _MALFORMED)


def _body(request: Request) -> dict[str, Any]:
    """Any JSON; AWS takes a request that names no type for JSON, too."""
    if request.headers.get("content-type", "application/json") != "application/json":
        raise Refused(415, "the content type must be application/json")
    try:
        held = json.loads(request.body)
    except ValueError:
        raise Refused(400, _MALFORMED) from None
    if not isinstance(held, dict):
        raise Refused(400, _MALFORMED)
    return held


def _titan(held: dict[str, Any]) -> dict[str, Any] | None:
    match held:
        case {"inputText": str(text), **rest} if text and not rest:
            return {"embedding": list(VECTOR), "inputTextTokenCount": 5}
    return None


def _nova(held: dict[str, Any]) -> dict[str, Any] | None:
    match held:
        case {
            "taskType": "SINGLE_EMBEDDING",
            "singleEmbeddingParams": {
                "embeddingPurpose": "GENERIC_INDEX",
                "embeddingDimension": 256 | 384 | 1024 | 3072,
                "text": {"truncationMode": "START" | "END" | "NONE", "value": str(text)},
            },
            **rest,
        } if text and not rest:
            return {"embeddings": [{"embeddingType": "TEXT", "embedding": list(VECTOR)}]}
    return None


def _cohere(held: dict[str, Any]) -> dict[str, Any] | None:
    """With a list of types each has its own vectors, without it there is but one list."""
    match held:
        case {"texts": [str(), *_], "input_type": "search_document" | "search_query", **rest}:
            types = rest.pop("embedding_types", None)
            if rest or types not in (None, ["float"]):
                return None
            vectors = [list(VECTOR) for _ in held["texts"]]
            kind = "embeddings_by_type" if types else "embeddings_floats"
            embeddings = {"float": vectors} if types else vectors
            return {"id": "simulated", "embeddings": embeddings, "response_type": kind}
    return None


def _ranked(held: dict[str, Any]) -> dict[str, Any] | None:
    match held:
        case {"api_version": 2, "query": str(query), "documents": [str(), str(), *_], **rest}:
            if query and not rest.keys() - {"top_n"}:
                last = len(held["documents"]) - 1
                return {
                    "results": [
                        {"index": last, "relevance_score": SCORE},
                        {"index": 0, "relevance_score": 0.125},
                    ]
                }
    return None


def _amazon(held: dict[str, Any]) -> dict[str, Any] | None:
    match held:
        case {
            "taskType": "TEXT_IMAGE",
            "textToImageParams": {"text": str(text)},
            "imageGenerationConfig": {"numberOfImages": 1},
            **rest,
        } if text and not rest:
            return {"images": [PIXEL]}
    return None


def _stability(held: dict[str, Any]) -> dict[str, Any] | None:
    match held:
        case {"prompt": str(prompt), **rest} if prompt and not rest:
            return {"seeds": [1], "finish_reasons": [None], "images": [PIXEL]}
    return None


def _diffusion(held: dict[str, Any]) -> dict[str, Any] | None:
    match held:
        case {"text_prompts": [{"text": str(text)}], **rest} if text and not rest:
            artifact = {"seed": 1, "base64": PIXEL, "finishReason": "SUCCESS"}
            return {"result": "success", "artifacts": [artifact]}
    return None


_ANSWERS = {
    r"amazon\.titan-embed-": _titan,
    r"amazon\.nova-2-multimodal-embeddings-": _nova,
    r"cohere\.embed-": _cohere,
    r"cohere\.rerank-": _ranked,
    r"amazon\.(titan-image-generator|nova-canvas)-": _amazon,
    r"stability\.(sd3|stable-image-(core|ultra))-": _stability,
    r"stability\.stable-diffusion-xl-": _diffusion,
}
