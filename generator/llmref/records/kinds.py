"""The one table of the kinds of model: a row for each, a column for each question asked of it.

A new kind is a member of `Kind` and a row here; mypy names a column that the row lacks, and
`llmref check` a row that the table lacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from llmref.records.features import Feature
from llmref.records.modalities import Modality
from llmref.records.rates import RateKey

Kind = Literal[
    "chat",
    "completion",
    "embedding",
    "rerank",
    "image",
    "video",
    "speech",
    "transcription",
    "moderation",
    "router",
    "other",
]
"""What a model is called for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelKind:
    """One kind of model. No column has a default, so that no row can forget one."""

    label: str
    """Its name in tables and headings: Image generation."""
    noun: str
    """One model of it in a sentence, with its article: an image model."""
    plural: str
    """Several models of it in a sentence: image models."""
    rates_shown: tuple[RateKey, ...]
    """The rates that tables of such models compare, the most telling first."""
    shows_batch: bool
    """Whether these tables have a column for the batch price of input."""
    writes: bool | None
    """Whether such a model writes text, in one piece or streamed; None: some do, some do not."""
    asks_every_capability: bool
    """Whether a capability that no source names is listed as unknown; else it is left out."""
    no_output_tokens: str
    """Why there is no output in tokens, neither priced nor limited; empty where there may be."""
    no_text: str
    """Why no max output is stated, where it gives no text; empty where it may give some."""
    no_context: str
    """Why there is no context window where none is stated; empty where there may be one."""
    has_dimensions: bool
    """Whether it gives vectors, whose length is compared instead of a context window."""
    features: frozenset[Feature]
    """What it can have of what seeds state below `features`; all of them where it may write."""


_TEXT: tuple[RateKey, ...] = ("input", "output", "cache_read")
_ANY: frozenset[Feature] = frozenset(get_args(Feature))
_TRAINED: frozenset[Feature] = frozenset({"fine_tuning"})
_TUNED: frozenset[Feature] = frozenset({"reasoning", "tools", "parallel_tools", "computer_use"})
"""What a base model, which is trained to go on with a text and nothing else, does not have."""
_OF_ANSWERS: frozenset[RateKey] = frozenset(
    {
        "output",
        "reasoning",
        "cache_read",
        "cache_write",
        "cache_write_1h",
        "cache_storage",
        "audio_output",
        "image_output",
    }
)
"""Rates that only a model whose answers are counted in tokens can have."""
_MEDIA = frozenset[Modality]({"image", "video", "audio"})
MODEL_KINDS: dict[Kind, ModelKind] = {
    "chat": ModelKind(
        label="Chat",
        noun="a chat model",
        plural="chat models",
        rates_shown=_TEXT,
        shows_batch=True,
        writes=True,
        asks_every_capability=True,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_ANY,
    ),
    "completion": ModelKind(
        label="Completion",
        noun="a completion model",
        plural="completion models",
        rates_shown=_TEXT,
        shows_batch=True,
        writes=True,
        asks_every_capability=True,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_ANY,
    ),
    "embedding": ModelKind(
        label="Embedding",
        noun="an embedding model",
        plural="embedding models",
        rates_shown=("input",),
        shows_batch=True,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="An embedding model gives vectors, not tokens",
        no_text="",
        no_context="",
        has_dimensions=True,
        features=_TRAINED,
    ),
    "rerank": ModelKind(
        label="Reranking",
        noun="a reranker",
        plural="rerankers",
        rates_shown=("rerank", "input"),
        shows_batch=False,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="A reranker gives scores, not tokens",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_TRAINED,
    ),
    "image": ModelKind(
        label="Image generation",
        noun="an image model",
        plural="image models",
        rates_shown=("image", "input", "image_output"),
        shows_batch=False,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="",
        no_text="An image model gives images, not text",
        no_context="An image model is not limited by a context window",
        has_dimensions=False,
        features=_TRAINED | {"streaming", "web_search"},
    ),
    "video": ModelKind(
        label="Video generation",
        noun="a video model",
        plural="video models",
        rates_shown=("video_second", "input", "video_output"),
        shows_batch=False,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="",
        no_text="A video model gives videos, not text",
        no_context="A video model is not limited by a context window",
        has_dimensions=False,
        features=_TRAINED,
    ),
    "speech": ModelKind(
        label="Speech",
        noun="a speech model",
        plural="speech models",
        rates_shown=("characters", "input", "audio_output"),
        shows_batch=False,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="",
        no_text="A speech model gives sound, not text",
        no_context="A speech model is not limited by a context window",
        has_dimensions=False,
        features=_TRAINED | {"streaming"},
    ),
    "transcription": ModelKind(
        label="Transcription",
        noun="a transcription model",
        plural="transcription models",
        rates_shown=("audio_minute", "input", "output"),
        shows_batch=False,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_TRAINED | {"streaming", "temperature"},
    ),
    "moderation": ModelKind(
        label="Moderation",
        noun="a moderation model",
        plural="moderation models",
        rates_shown=("input", "output"),
        shows_batch=False,
        writes=None,  # some answer in sentences and charge for them, others only give scores
        asks_every_capability=False,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_ANY,
    ),
    "router": ModelKind(
        label="Router",
        noun="a router",
        plural="routers",
        rates_shown=_TEXT,
        shows_batch=False,
        writes=True,
        asks_every_capability=True,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_ANY,
    ),
    "other": ModelKind(
        label="Other",
        noun="a model",
        plural="models of this kind",
        rates_shown=_TEXT,
        shows_batch=False,
        writes=None,
        asks_every_capability=True,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_ANY,
    ),
}
"""In the order in which kinds are listed everywhere."""


def possible_rates(kind: Kind) -> frozenset[RateKey]:
    """What a model of that kind can be charged by: an embedding model has no output to charge."""
    every: frozenset[RateKey] = frozenset(get_args(RateKey))
    return every - _OF_ANSWERS if MODEL_KINDS[kind].no_output_tokens else every


def possible_features(slug: str, kind: Kind, output: Iterable[Modality]) -> frozenset[Feature]:
    """What a model of that slug, kind and output can have of what seeds state below `features`.

    A model that generates images, video or sound and writes text beside them can have what any
    model that writes can: `gemini-2.5-flash-image` takes a temperature, `flux-2-pro` does not.
    """
    given = set(output)
    features = _ANY if "text" in given and given & _MEDIA else MODEL_KINDS[kind].features
    return features - _TUNED if "base" in slug.split("-") else features
