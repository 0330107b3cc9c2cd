"""A few seeds with every published call, for tests that must not depend on the real ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from llmref.catalogue.link import Catalogue, link
from llmref.seeds import load

SITE = """
name: Few
description: A few seeds.
base_url: https://few.example/
repository: https://code.example/few
as_of: 2026-11-23
workloads:
  chats: {label: a chat, kinds: [chat], requests: 1, uses: {input: 1000, output: 500}}
"""
PROVIDERS = {
    "acme": """
kind: gateway
auth: [{name: ACME_API_KEY, role: key, any_of: [ACME_TOKEN]}]
recipes:
- class: openai-chat
  base_url: https://api.acme.example/v1
  kinds: [chat, completion, embedding, image, moderation, rerank, router, speech, transcription]
- {class: openai-responses, base_url: https://api.acme.example/v1, kinds: [chat]}
links: {docs: https://acme.example/docs}
""",
    "azurite": """
kind: cloud
auth: [{name: AZURITE_RESOURCE, role: resource}, {name: AZURITE_API_KEY, role: key}]
recipes:
- class: azure-openai
  base_url: https://${AZURITE_RESOURCE}.azurite.example/openai/v1
  kinds: [chat, completion, embedding, image, router, speech, transcription]
""",
    "canvas": """
kind: gateway
auth: [{name: CANVAS_API_KEY, role: key}]
recipes:
- class: openai-chat
  base_url: https://api.canvas.example/v1
  kinds: [image]
  models: [drawer]
  called_as: chat-image-output
- class: openai-chat
  base_url: https://api.canvas.example/v1
  kinds: [image, speech, video]
  called_as: chat-link
- class: openai-chat
  base_url: https://api.canvas.example/v1
  kinds: [chat]
  models: [thinker]
  called_as: chat-streaming
- {class: openai-chat, base_url: https://api.canvas.example/v1, kinds: [chat]}
""",
    "claudius": """
kind: first-party
auth: [{name: CLAUDIUS_API_KEY, role: key}]
recipes:
- {class: anthropic-messages, base_url: https://api.claudius.example/v1, kinds: [chat]}
""",
    "coherent": """
kind: first-party
auth: [{name: COHERENT_API_KEY, role: key}]
recipes:
- {class: cohere-v2, base_url: https://api.cohere.com/v2, kinds: [chat, embedding, rerank]}
""",
    "coherent-mirror": """
kind: gateway
auth: [{name: MIRROR_API_KEY, role: key}]
recipes:
- {class: cohere-v2, base_url: https://mirror.example/cohere/v2, kinds: [chat]}
""",
    "gemma": """
kind: first-party
auth: [{name: GEMMA_API_KEY, role: key}]
recipes:
- class: google-genai
  base_url: https://generativelanguage.googleapis.com/v1beta
  kinds: [chat, embedding, image, speech, transcription]
""",
    "gemma-mirror": """
kind: gateway
auth: [{name: MIRROR_API_KEY, role: key}]
recipes:
- class: google-genai
  base_url: https://mirror.example/gemini/v1beta
  kinds: [chat, image, speech]
""",
    "lake": """
kind: cloud
auth: [{name: LAKE_ACCOUNT, role: account}, {name: LAKE_TOKEN, role: key}]
recipes:
- {class: openai-chat, base_url: 'https://${LAKE_ACCOUNT}.lake.example/api/v1', kinds: [chat]}
""",
    "sirocco": """
kind: first-party
auth: [{name: SIROCCO_API_KEY, role: key}]
recipes:
- class: mistral
  base_url: https://api.mistral.ai/v1
  kinds: [chat, completion, embedding, moderation, speech, transcription]
""",
    "sirocco-mirror": """
kind: gateway
auth: [{name: MIRROR_API_KEY, role: key}]
recipes:
- {class: mistral, base_url: https://mirror.example/sirocco/v1, kinds: [chat]}
""",
    "twins": """
kind: inference-host
auth: [{name: TWINS_API_TOKEN, role: key}]
recipes:
- {class: replicate, base_url: https://api.replicate.com/v1, kinds: [chat, image]}
""",
    "twins-mirror": """
kind: inference-host
auth: [{name: MIRROR_API_KEY, role: key}]
recipes:
- {class: replicate, base_url: https://mirror.example/twins/v1, kinds: [chat]}
""",
    "rock": """
kind: cloud
auth: [{name: AWS_BEARER_TOKEN_BEDROCK, role: key}, {name: AWS_REGION, role: region}]
recipes:
- {class: aws-bedrock-converse, kinds: [chat]}
- {class: aws-bedrock-invoke, kinds: [embedding, image, rerank]}
""",
    "summit": """
kind: cloud
auth:
- {name: SUMMIT_PROJECT, role: project}
- {name: SUMMIT_LOCATION, role: region}
- {name: GOOGLE_APPLICATION_CREDENTIALS, role: key}
recipes:
- {class: google-vertex, kinds: [chat, embedding, image, speech, transcription, video]}
- {class: vertex-anthropic, kinds: [chat]}
""",
    "summit-global": """
kind: cloud
auth:
- {name: SUMMIT_PROJECT, role: project}
- {name: SUMMIT_GLOBAL_LOCATION, role: region}
- {name: GOOGLE_APPLICATION_CREDENTIALS, role: key}
recipes:
- {class: google-vertex, kinds: [chat, embedding]}
- {class: vertex-anthropic, kinds: [chat]}
""",
    "summit-eu": """
kind: cloud
auth:
- {name: SUMMIT_PROJECT, role: project}
- {name: SUMMIT_EU_LOCATION, role: region}
- {name: GOOGLE_APPLICATION_CREDENTIALS, role: key}
recipes:
- {class: google-vertex, kinds: [chat, embedding]}
- {class: vertex-anthropic, kinds: [chat]}
""",
    "workbench": """
kind: local
recipes:
- {class: openai-chat, base_url: http://localhost:11434/v1, kinds: [chat]}
""",
}
CACHED = "billing: usage, prices: [{rates: {input: '1', cache_read: '0.1'}}]"
OFFERINGS = {
    "acme": [
        "censor|acme/censor",
        "finisher|acme/finisher",
        "sorter|acme/sorter",
        "switch|acme/switch",
        f"writer|'@cf/acme~writer:free', {CACHED}",
        "drawer|acme/drawer",
        "speaker|acme/speaker",
        f"thinker|acme/thinker, recipe: openai-responses, {CACHED}",
        "typist|'@cf/acme/typist'",
        "vectors|acme/vectors",
    ],
    "azurite": [
        "drawer|azurite-drawer",
        "finisher|azurite-finisher",
        "speaker|azurite-speaker",
        "switch|azurite-switch",
        f"thinker|azurite-5-pro, recipe: azure-responses, {CACHED}",
        "typist|azurite-typist",
        "vectors|azurite-vectors",
        f"writer|azurite-4.1, {CACHED}",
    ],
    "canvas": [
        "drawer|canvas/drawer",
        "filmer|canvas/filmer",
        "painter|'canvas/painter:2'",
        "thinker|canvas/thinker",
        "writer|canvas/writer",
    ],
    "claudius": [f"writer|claudius-4@20260101, {CACHED}"],
    "coherent": ["sorter|coherent-sort", "vectors|coherent-embed", "writer|coherent-a-2026"],
    "coherent-mirror": ["writer|coherent-mini"],
    "gemma": [
        "drawer|gemma-image",
        "speaker|gemma-tts",
        "typist|gemma-transcribe",
        "vectors|gemma-embed",
        f"writer|gemma-pro, {CACHED}",
    ],
    "gemma-mirror": ["drawer|gemma-banana", "speaker|gemma-3.8-tts", "writer|gemma-mini"],
    "lake": ["writer|lake-writer"],
    "sirocco": [
        "censor|sirocco-censor",
        "finisher|sirocco-code",
        "speaker|sirocco-speaker",
        "typist|sirocco-typist",
        "vectors|sirocco-embed",
        f"writer|sirocco-large, {CACHED}",
    ],
    "sirocco-mirror": ["writer|sirocco-mini"],
    "twins": ["drawer|gemini/drawer", "writer|gemini/writer-4.1"],
    "twins-mirror": ["writer|gemini/writer"],
    "rock": [
        "drawer|amazon.titan-image-generator-v9",
        "painter|'stability.sd3-9-large-v1:0'",
        "sketcher|stability.stable-diffusion-xl-v9",
        "sorter|'cohere.rerank-v9:0'",
        "thinker|'acme.thinker-v1:0', variants: [{id: 'us.acme.thinker-v1:0', label: US}]",
        "vectors|'amazon.titan-embed-text-v9:0'",
        "vectors-2|'cohere.embed-v9:0', variants: [{id: 'us.cohere.embed-v9:0', label: US}]",
        "vectors-3|'amazon.nova-2-multimodal-embeddings-v9:0'",
        f"writer|'acme.writer-v1:0', {CACHED}",
    ],
    "summit": [
        "drawer|gemma-image",
        "filmer|veo-9",
        "speaker|gemma-3.8-tts",
        f"thinker|claudius@20260101, recipe: vertex-anthropic, {CACHED}",
        "typist|gemma-transcribe",
        "vectors|text-embedding-5",
        f"writer|acme/writer-maas, {CACHED}",
    ],
    "summit-eu": [
        "thinker|claudius-5, recipe: vertex-anthropic",
        "vectors|gemini-embedding-001",
        "writer|gemma-pro",
    ],
    "summit-global": [
        "thinker|claudius-5, recipe: vertex-anthropic",
        "vectors|gemini-embedding-2",
        "writer|gemma-pro",
    ],
    "workbench": ["writer|'writer:8b'"],
}
MODELS = {
    "censor": "moderation",
    "drawer": "image",
    "filmer": "video",
    "finisher": "completion",
    "painter": "image",
    "sketcher": "image",
    "sorter": "rerank",
    "speaker": "speech",
    "switch": "router",
    "thinker": "chat",
    "typist": "transcription",
    "vectors": "embedding",
    "vectors-2": "embedding",
    "vectors-3": "embedding",
    "writer": "chat",
}
ABLE = """
input: [text, image]
features: {streaming: yes, tools: yes, structured_output: yes}
"""
"""What the chat models can do; that some offerings cache is seen by their prices."""


def write(
    folder: Path,
    *,
    providers: Mapping[str, str] = PROVIDERS,
    models: Mapping[str, str] = MODELS,
    offerings: Mapping[str, Sequence[str]] = OFFERINGS,
) -> Path:
    """The seeds, in a folder."""
    for kind in ("models/unattributed", "providers", "offerings"):
        (folder / kind).mkdir(parents=True)
    (folder / "site.yaml").write_text(SITE)
    for slug, kind in models.items():
        able = ABLE if kind == "chat" else ""
        model = f"name: {slug.title()}\nkind: {kind}\nweights: closed\n{able}"
        (folder / f"models/unattributed/{slug}.yaml").write_text(model)
    for slug, held in providers.items():
        named = f"name: {slug.title()}\nrefresh: weekly\n{held}"
        (folder / f"providers/{slug}.yaml").write_text(named)
    for slug, pairs in offerings.items():
        listed = "".join(f"- {{model: {pair.replace('|', ', id: ')}}}\n" for pair in pairs)
        (folder / f"offerings/{slug}.yaml").write_text(f"offerings:\n{listed}")
    return folder


def catalogue(folder: Path) -> Catalogue:
    """What a folder of seeds holds; all of it must be readable."""
    read, problems = load(folder)
    assert not problems, problems
    return link(read, None)
