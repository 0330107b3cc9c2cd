"""The pages of the site that are found by what they list, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats, urls
from llmref.insights.capabilities import LABELS
from llmref.pages import titles
from llmref.pages.context import PageContext
from llmref.pages.explorer_lists import LISTS, model_lists
from llmref.pages.page import Link
from llmref.records.kinds import MODEL_KINDS

_TITLES = {
    "/models/": titles.MODELS,
    "/providers/": titles.PROVIDERS,
    "/creators/": titles.CREATORS,
    "/benchmarks/": titles.BENCHMARKS,
    "/compare/": titles.COMPARE,
    "/retirements/": titles.RETIREMENTS,
    "/retirements/past/": titles.PAST_RETIREMENTS,
    "/changes/": titles.CHANGES,
    "/resolve/": titles.RESOLVE,
}
LIST_TERMS: dict[str, tuple[str, ...]] = {
    "/models/": ("explorer", "filter", "list", "pricing", "prices", "price", "costs", "free"),
    "/providers/": ("list", "hosts", "vendors", "gateways", "EU", "region"),
    "/creators/": ("list", "labs", "makers", "companies"),
    "/benchmarks/": ("scores", "leaderboard", "ranking", "best", "quality"),
    "/compare/": ("comparison", "versus", "vs", "side by side", "difference"),
    "/retirements/": (
        *("retiring", "retired", "deprecated", "deprecations", "sunset", "shutdown"),
        *("end of life", "EOL", "discontinued"),
    ),
    "/retirements/past/": ("retired", "discontinued"),
    "/changes/": (
        *("changelog", "news", "updates", "what's new", "price changes", "price history"),
        *("cuts", "recent"),
    ),
    "/resolve/": ("resolve", "lookup", "native"),
    "/models/newest/1/": ("latest", "new", "recent", "released"),
    "/models/cheapest/1/": ("cheap", "lowest", "price", "prices", "pricing", "free"),
    "/models/longest-context/1/": ("window", "biggest", "largest", "1M", "long"),
    "/models/open-weights/1/": ("open source", "self-hosted", "local", "license"),
    "/kind/embedding/": ("embeddings", "vectors", "RAG"),
    "/kind/rerank/": ("reranker", "rerank"),
    "/kind/image/": ("images", "text to image", "picture", "drawing"),
    "/kind/video/": ("videos", "text to video"),
    "/kind/speech/": ("text to speech", "TTS", "voice", "audio"),
    "/kind/transcription/": ("speech to text", "STT", "ASR", "audio"),
    "/capability/tools/": ("function calling", "functions"),
    "/capability/reasoning/": ("thinking",),
    "/capability/vision/": ("image input", "multimodal"),
    "/capability/structured-output/": ("JSON schema",),
    "/capability/json-mode/": ("JSON",),
    "/capability/prompt-caching/": ("cached input", "cache"),
    "/capability/fine-tuning/": ("finetune", "training"),
}
"""What people search for, by the address of the page that answers it."""


def search_terms(path: str) -> tuple[str, ...]:
    """What people search for when they mean the list of that address, beside its title."""
    return LIST_TERMS.get(path, ())


def site_lists(context: PageContext) -> Iterator[Link]:
    """Every list of the site with its title: of models, providers, changes, and of each kind."""
    kinds = {model.kind for model in context.catalogue.models.values()}
    yield from (Link(title, path) for path, title in _TITLES.items())
    yield from (Link(each.title, each.path(1)) for each in model_lists(context) if each in LISTS)
    for kind in MODEL_KINDS:
        if kind in kinds:
            yield Link(titles.kind_title(kind), urls.kind_path(kind))
    for key, label in LABELS.items():
        yield Link(f"Models with {formats.in_sentence(label)}", urls.feature_path(key))
