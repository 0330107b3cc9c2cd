"""A few seeds with every published call, for tests that must not depend on the real ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.catalogue.link import Catalogue, link
from generator.seeds import load

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
  kinds: [chat, embedding, image, speech, transcription]
- {class: openai-responses, base_url: https://api.acme.example/v1, kinds: [chat]}
links: {docs: https://acme.example/docs}
""",
    "claudius": """
kind: first-party
auth: [{name: CLAUDIUS_API_KEY, role: key}]
recipes:
- {class: anthropic-messages, base_url: https://api.claudius.example/v1, kinds: [chat]}
""",
    "gemma": """
kind: first-party
auth: [{name: GEMMA_API_KEY, role: key}]
recipes:
- class: google-genai
  base_url: https://generativelanguage.googleapis.com/v1beta
  kinds: [chat, embedding]
""",
    "gemma-mirror": """
kind: gateway
auth: [{name: MIRROR_API_KEY, role: key}]
recipes:
- {class: google-genai, base_url: https://mirror.example/gemini/v1beta, kinds: [chat]}
""",
    "lake": """
kind: cloud
auth: [{name: LAKE_ACCOUNT, role: account}, {name: LAKE_TOKEN, role: key}]
recipes:
- {class: openai-chat, base_url: 'https://${LAKE_ACCOUNT}.lake.example/api/v1', kinds: [chat]}
""",
    "workbench": """
kind: local
recipes:
- {class: openai-chat, base_url: http://localhost:11434/v1, kinds: [chat]}
""",
}
OFFERINGS = {
    "acme": [
        "writer|'@cf/acme~writer:free'",
        "drawer|acme/drawer",
        "speaker|acme/speaker",
        "thinker|acme/thinker, recipe: openai-responses",
        "typist|'@cf/acme/typist'",
        "vectors|acme/vectors",
    ],
    "claudius": ["writer|claudius-4@20260101"],
    "gemma": ["vectors|gemma-embed", "writer|gemma-pro"],
    "gemma-mirror": ["writer|gemma-mini"],
    "lake": ["writer|lake-writer"],
    "workbench": ["writer|'writer:8b'"],
}
MODELS = {
    "drawer": "image",
    "speaker": "speech",
    "thinker": "chat",
    "typist": "transcription",
    "vectors": "embedding",
    "writer": "chat",
}


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
        model = f"name: {slug.title()}\nkind: {kind}\nweights: closed\n"
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
