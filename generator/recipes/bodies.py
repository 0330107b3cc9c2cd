"""Which body Amazon Bedrock's InvokeModel takes: each creator's models have fields of their own."""

from __future__ import annotations

from collections.abc import Mapping

_BODIES: Mapping[str, Mapping[str, str]] = {
    "embedding": {
        "amazon.titan-embed": "titan",
        "amazon.nova-2-multimodal-embeddings": "nova",
        "cohere.embed": "cohere",
    },
    "rerank": {"cohere.rerank": "cohere"},
    "image": {
        "amazon.nova-canvas": "amazon",
        "amazon.titan-image-generator": "amazon",
        "stability.sd3": "stability",
        "stability.stable-image-core": "stability",
        "stability.stable-image-ultra": "stability",
        "stability.stable-diffusion-xl": "diffusion",
    },
}
"""Kind and part of an id → how templates/recipes/aws-bedrock-invoke/ call the body."""


def body(kind: str, native_id: str) -> str:
    """The name of the body for a model; empty where none is known."""
    held = _BODIES.get(kind, {})
    return next((name for part, name in held.items() if part in native_id), "")
