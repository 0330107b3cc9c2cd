"""What the reader of a call sees: text from a client, the reply itself from curl."""

from __future__ import annotations

from collections.abc import Mapping

from generator.recipes.classes import CELLS, template
from generator.recipes.prints_beyond import PRINTS_BEYOND
from generator.records.provider import CalledAs, RecipeClass

_BY_CLIENTS: Mapping[CalledAs, str] = {
    "chat": "The answer as text.",
    "completion": "The completed text.",
    "embedding": "The length of the vector and its first three numbers.",
    "rerank": "The documents in their new order, with scores.",
    "image": "The name of the file, or the address, of the picture.",
    "chat-image-output": "The name of the file, or the address, of the picture.",
    "chat-link": "The answer as text, with the address of what was made.",
    "video": "The name of the file with the video.",
    "speech": "The name of the file with the recording.",
    "transcription": "What was said, as text.",
    "moderation": "A score for each category.",
}
_GOOGLE_TEXT = "candidates[].content.parts[].text"
_GOOGLE_BLOB = "candidates[].content.parts[].inlineData.data"
_GOOGLE: Mapping[CalledAs, str] = {
    "chat": f"JSON with the answer in `{_GOOGLE_TEXT}`.",
    "image": f"JSON with the picture in `{_GOOGLE_BLOB}`.",
    "speech": f"JSON with the recording in `{_GOOGLE_BLOB}`.",
    "transcription": f"JSON with what was said in `{_GOOGLE_TEXT}`.",
}
_OPENAI: Mapping[CalledAs, str] = {
    "chat": "JSON with the answer in `choices[].message.content`.",
    "completion": "JSON with the completed text in `choices[].text`.",
    "embedding": "JSON with the vector in `data[].embedding`.",
    "rerank": "JSON with a score for each document in `results[].relevance_score`.",
    "image": "JSON with the picture in `data[].b64_json`, or its address in `data[].url`.",
    "speech": "The name of the file with the recording.",
    "transcription": "JSON with what was said in `text`.",
    "moderation": "JSON with a score for each category in `results[].category_scores`.",
    "chat-image-output": "JSON with the picture in `choices[].message.images[].image_url.url`.",
    "chat-link": "JSON with the address of what was made in `choices[].message.content`.",
}
_ANTHROPIC: Mapping[CalledAs, str] = {"chat": "JSON with the answer in `content[].text`."}
_RESPONSES: Mapping[CalledAs, str] = {"chat": "JSON with the answer in `output[].content[].text`."}
_BY_CURL: Mapping[RecipeClass, Mapping[CalledAs, str]] = {
    "openai-chat": _OPENAI,
    "azure-openai": _OPENAI,
    "openai-responses": _RESPONSES,
    "azure-responses": _RESPONSES,
    "anthropic-messages": _ANTHROPIC,
    "vertex-anthropic": _ANTHROPIC,
    "google-genai": {**_GOOGLE, "embedding": "JSON with the vector in `embedding.values`."},
    "google-vertex": {
        **_GOOGLE,
        "embedding": (
            "JSON with the vector in `predictions[].embeddings.values`, or in `embedding.values`."
        ),
        "video": "JSON with the video in `response.videos[].bytesBase64Encoded`.",
    },
    "aws-bedrock-converse": {
        "chat": "JSON with the answer in `output.message.content[].text`.",
    },
    "aws-bedrock-invoke": {
        "embedding": (
            "JSON with the vector in `embedding`, `embeddings.float[]` or "
            "`embeddings[].embedding`, by creator."
        ),
        "image": "JSON with the picture in `images[]`, or in `artifacts[].base64`.",
        "rerank": _OPENAI["rerank"],
    },
    "cohere-v2": {
        **_OPENAI,
        "chat": "JSON with the answer in `message.content[].text`.",
        "embedding": "JSON with the vector in `embeddings.float[]`.",
    },
    "mistral": {
        **_OPENAI,
        "completion": "JSON with the completed text in `choices[].message.content`.",
        "speech": "JSON with the recording in `audio_data`.",
    },
    "replicate": {
        "chat": "JSON with the answer in pieces in `output[]`.",
        "image": "JSON with the address of the picture in `output[]`.",
    },
}
_FIRST: Mapping[str, str] = {
    template(name, kind, language): (
        _BY_CURL[name][kind] if language == "curl" else _BY_CLIENTS[kind]
    )
    for name, kind, language in CELLS
    if kind != "router" and template(name, kind, language) not in PRINTS_BEYOND
}
PRINTS: Mapping[str, str] = {**_FIRST, **PRINTS_BEYOND}
"""A sentence for each template; a path in it leads through the reply, [] to all of a list."""
