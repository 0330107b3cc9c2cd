"""Whether a call did what its page promises: written from the vendors' documents, not from ours."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from tests.recipes import printed
from tests.recipes.api.google_sign_in import ORIGIN as SIGN_IN
from tests.recipes.api.google_video import VIDEO
from tests.recipes.api.openai import PIXEL
from tests.recipes.api.openai_chat import LINK
from tests.recipes.api.openai_chat import PICTURE as DRAWN
from tests.recipes.api.replicate import PICTURE
from tests.recipes.api.request import GREETING, SCORE, VECTOR
from tests.recipes.job import Asked, Outcome, Published
from tests.recipes.operation import BEYOND, Operation
from tests.recipes.world import GCLOUD_TOKEN, GOOGLE, filled

_VECTOR = f"3 {list(VECTOR)}"
_SCORES = f"violence {SCORE}", f'"violence": {SCORE}'
_RANKED = f"{SCORE} Rome is the capital of Italy.", f'"relevance_score": {SCORE}'
_SAVED = "Saved as speech.mp3"
OPERATIONS = {
    "openai-chat/chat": Operation("openai", ("/chat/completions",), GREETING, GREETING),
    "openai-chat/embedding": Operation("openai", ("/embeddings",), _VECTOR, str(VECTOR[1])),
    "openai-chat/image": Operation(
        "openai", ("/images/generations",), "Saved as image.png", '"b64_json"'
    ),
    "openai-chat/speech": Operation(
        "openai", ("/audio/speech",), "Saved as speech.mp3", "Saved as speech.mp3"
    ),
    "openai-chat/transcription": Operation(
        "openai", ("/audio/transcriptions",), GREETING, GREETING
    ),
    "openai-chat/completion": Operation("openai", ("/completions",), GREETING, GREETING),
    "openai-chat/chat-image-output": Operation(
        "openai", ("/chat/completions",), "Saved as image.png", DRAWN
    ),
    "openai-chat/chat-link": Operation("openai", ("/chat/completions",), LINK, LINK),
    "openai-chat/moderation": Operation("openai", ("/moderations",), *_SCORES),
    "openai-chat/rerank": Operation("openai", ("/rerank",), *_RANKED),
    "azure-responses/chat": Operation("azure", ("/responses",), GREETING, GREETING),
    "azure-openai/chat": Operation("azure", ("/chat/completions",), GREETING, GREETING),
    "azure-openai/completion": Operation("azure", ("/completions",), GREETING, GREETING),
    "azure-openai/embedding": Operation("azure", ("/embeddings",), _VECTOR, str(VECTOR[1])),
    "azure-openai/image": Operation(
        "azure", ("/images/generations",), "Saved as image.png", '"b64_json"'
    ),
    "azure-openai/speech": Operation(
        "azure", ("/deployments/{id}/audio/speech",), _SAVED, _SAVED, "/v1"
    ),
    "azure-openai/transcription": Operation(
        "azure", ("/deployments/{id}/audio/transcriptions",), GREETING, GREETING, "/v1"
    ),
    "cohere-v2/chat": Operation("cohere", ("/chat",), GREETING, GREETING),
    "cohere-v2/embedding": Operation("cohere", ("/embed",), _VECTOR, str(VECTOR[1])),
    "cohere-v2/rerank": Operation("cohere", ("/rerank",), *_RANKED),
    "mistral/chat": Operation("mistral", ("/chat/completions",), GREETING, GREETING),
    "mistral/completion": Operation("mistral", ("/fim/completions",), GREETING, GREETING),
    "mistral/embedding": Operation("mistral", ("/embeddings",), _VECTOR, str(VECTOR[1])),
    "mistral/moderation": Operation("mistral", ("/moderations",), *_SCORES),
    "mistral/speech": Operation("mistral", ("/audio/speech",), _SAVED, '"audio_data"'),
    "mistral/transcription": Operation("mistral", ("/audio/transcriptions",), GREETING, GREETING),
    "replicate/chat": Operation(
        "replicate", ("/models/{owner/name}/predictions",), GREETING, GREETING[5:]
    ),
    "replicate/image": Operation(
        "replicate", ("/models/{owner/name}/predictions",), PICTURE, PICTURE
    ),
    "openai-responses/chat": Operation("openai", ("/responses",), GREETING, GREETING),
    "anthropic-messages/chat": Operation("anthropic", ("/messages",), GREETING, GREETING),
    "google-genai/chat": Operation("google", ("/models/{id}:generateContent",), GREETING, GREETING),
    "google-genai/embedding": Operation(
        "google",
        ("/models/{id}:embedContent", "/models/{id}:batchEmbedContents"),
        _VECTOR,
        str(VECTOR[1]),
    ),
    "google-genai/transcription": Operation(
        "google", ("/models/{id}:generateContent",), GREETING, GREETING
    ),
    "google-vertex/transcription": Operation(
        "vertex", ("/publishers/{publisher}:generateContent",), GREETING, GREETING
    ),
    "google-genai/image": Operation(
        "google", ("/models/{id}:generateContent",), "Saved as image.png", '"inlineData"'
    ),
    "google-genai/speech": Operation(
        "google", ("/models/{id}:generateContent",), "Saved as speech.", '"inlineData"'
    ),
    "google-vertex/image": Operation(
        "vertex",
        ("/publishers/{publisher}:generateContent",),
        "Saved as image.png",
        '"inlineData"',
    ),
    "google-vertex/speech": Operation(
        "vertex", ("/publishers/{publisher}:generateContent",), "Saved as speech.", '"inlineData"'
    ),
    "google-vertex/embedding": Operation(
        "vertex",
        ("/publishers/{publisher}:predict", "/publishers/{publisher}:embedContent"),
        _VECTOR,
        str(VECTOR[1]),
    ),
    "google-vertex/video": Operation(
        "vertex",
        (
            "/publishers/{publisher}:predictLongRunning",
            "/publishers/{publisher}:fetchPredictOperation",
        ),
        "Saved as video.mp4",
        VIDEO,
        times=3,
        curl_times=3,
    ),
    "google-vertex/chat": Operation(
        "vertex", ("/publishers/{publisher}:generateContent",), GREETING, GREETING
    ),
    "vertex-anthropic/chat": Operation(
        "vertex", ("/publishers/anthropic/models/{owner/name}:rawPredict",), GREETING, GREETING
    ),
    "aws-bedrock-converse/chat": Operation(
        "bedrock", ("/model/{id}/converse",), GREETING, GREETING
    ),
    "aws-bedrock-invoke/embedding": Operation(
        "bedrock", ("/model/{id}/invoke",), _VECTOR, str(VECTOR[1])
    ),
    "aws-bedrock-invoke/image": Operation(
        "bedrock", ("/model/{id}/invoke",), "Saved as image.png", PIXEL
    ),
    "aws-bedrock-invoke/rerank": Operation("bedrock", ("/model/{id}/invoke",), *_RANKED),
    **BEYOND,
}
# Anthropic's own clients send a bearer token since their version 2; its documents and curl use
# x-api-key.
KEY_HEADERS = {
    ("openai", "python"): {"authorization": "Bearer "},
    ("openai", "curl"): {"authorization": "Bearer "},
    ("anthropic", "python"): {"authorization": "Bearer ", "x-api-key": ""},
    ("anthropic", "curl"): {"x-api-key": ""},
    ("google", "python"): {"x-goog-api-key": ""},
    ("google", "curl"): {"x-goog-api-key": ""},
    ("openai", "javascript"): {"authorization": "Bearer "},
    ("anthropic", "javascript"): {"authorization": "Bearer ", "x-api-key": ""},
    ("google", "javascript"): {"x-goog-api-key": ""},
    # OpenAI's client sends Azure's key as a bearer token to /v1, and its Azure client as api-key.
    ("azure", "python"): {"authorization": "Bearer ", "api-key": ""},
    ("azure", "curl"): {"api-key": ""},
    ("azure", "javascript"): {"authorization": "Bearer ", "api-key": ""},
    **{
        (family, language): {"authorization": "Bearer "}
        for family in ("cohere", "mistral", "replicate", "vertex", "bedrock")
        for language in ("python", "curl", "javascript")
    },
}
"""By family and language, the header that carries the key, and what stands before it there."""


def faults(call: Published, outcome: Outcome, variables: dict[str, str]) -> Iterator[str]:
    """Everything that is wrong with a call, one sentence each."""
    operation = OPERATIONS[call.operation]
    if outcome.status != 0:
        yield f"it ended with status {outcome.status}: {outcome.stderr.strip()[-400:]}"
    expected = operation.replied if call.language == "curl" else operation.printed
    if _without_spaces(expected) not in _without_spaces(outcome.stdout):
        yield f"the reply was not printed: {outcome.stdout[:200]!r} has no {expected!r}"
    yield from printed.untrue(call.prints, outcome.stdout)
    for name in outcome.unknown_hosts:
        yield f"it went to {name}, which is no provider's host"
    answers = [asked for asked in outcome.asked if not _is_sign_in(call, asked)]
    times = operation.curl_times if call.language == "curl" else operation.times
    if len(answers) != times:
        yield f"it asked {len(answers)} times, not {times if times > 1 else 'once'}"
    for asked in answers:
        if asked.status not in {200, 201}:
            yield f"{asked.method} {asked.path} was refused: {asked.status} {asked.said}"
        yield from _wrongly_asked(call, asked, variables)


def _is_sign_in(call: Published, asked: Asked) -> bool:
    """Google's clients first exchange the credentials for a token, which is no call yet."""
    is_google = OPERATIONS[call.operation].family == "vertex"
    return is_google and f"{asked.scheme}://{asked.host}" == SIGN_IN and asked.status == 200


def _without_spaces(text: str) -> str:
    """Languages print a list each in its own way."""
    return "".join(text.split())


def _wrongly_asked(call: Published, asked: Asked, variables: dict[str, str]) -> Iterator[str]:
    operation, base = OPERATIONS[call.operation], urlsplit(filled(call.base_url, variables))
    if operation.led_to and _address(asked).startswith(operation.led_to):
        yield from _wrong_key(call, asked, variables) if asked.auth else ()
        return
    if (asked.scheme, asked.host) != (base.scheme, base.netloc):
        yield f"it asked {asked.scheme}://{asked.host}, not {base.scheme}://{base.netloc}"
    paths = [
        prefix + _path(path, call)
        for prefix in _prefixes(call, base.path.rstrip("/").removesuffix(operation.beside))
        for path in operation.paths
    ]
    if asked.path not in paths:
        yield f"it asked for {asked.path}, not {' or '.join(paths)}"
    if asked.model != call.id:
        yield f"it asked for model {asked.model}, not {call.id}"
    yield from _wrong_key(call, asked, variables)


def _address(asked: Asked) -> str:
    return f"{asked.scheme}://{asked.host}{asked.path}"


def _path(path: str, call: Published) -> str:
    publisher, _, model = call.id.rpartition("/")
    return (
        path.replace("{id}", quote(call.id, safe=""))
        .replace("{owner/name}", call.id)
        .replace("{publisher}", f"{publisher or 'google'}/models/{model}")
    )


def _prefixes(call: Published, path: str) -> tuple[str, ...]:
    """Google's own clients ask below /v1 where its documents and curl say /v1beta."""
    if call.language != "curl" and call.base_url == GOOGLE:
        return ("/v1", path)
    if call.operation.startswith("google-vertex/") and call.language != "curl":
        return (path.replace("/v1/", "/v1beta1/", 1),)
    return (path,)


def _wrong_key(call: Published, asked: Asked, variables: dict[str, str]) -> Iterator[str]:
    allowed = KEY_HEADERS[OPERATIONS[call.operation].family, call.language]
    if call.key is None:
        secrets = set(variables.values())
        if any(secret in value for value in asked.auth.values() for secret in secrets):
            yield f"it sent a key to a server that asks for none: {asked.auth}"
        return
    key = variables[call.key]
    if OPERATIONS[call.operation].family == "vertex" and call.language == "curl":
        key = GCLOUD_TOKEN
    right = {name: before + key for name, before in allowed.items()}
    if not asked.auth or any(right.get(name) != value for name, value in asked.auth.items()):
        yield f"it sent {asked.auth or 'no key'}, not the value of {call.key} in {list(right)}"
