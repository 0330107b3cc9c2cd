"""The one table of what models can do: a row for each capability, a column for each question.

A new feature is a member of `Feature` and a row here; mypy names a column that the row lacks, and
`llmref check` a row that the table lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from llmref.records.modalities import Modality
from llmref.records.price import Mode
from llmref.records.rates import RateKey

Feature = Literal[
    "reasoning",
    "tools",
    "parallel_tools",
    "structured_output",
    "json_mode",
    "streaming",
    "temperature",
    "web_search",
    "code_execution",
    "computer_use",
    "fine_tuning",
]
"""What seeds state below `features`, of a provider's API, a model, an offering or a variant."""
CapabilityKey = Literal[
    "vision",
    "audio_input",
    "video_input",
    "pdf_input",
    Feature,
    "prompt_caching",
    "batch",
    "image_output",
    "audio_output",
    "video_output",
]
"""What pages list: the features, and what follows from other facts."""
Listed = Literal["always", "asked or known", "asked or had", "had"]
"""Where a capability is listed.

On every page; where its kind of model is asked for everything, and else where it is known, or only
where a model has it; or never but there.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityKind:
    """One capability. No column has a default, so that no row can forget one."""

    label: str
    """Its name in tables and headings."""
    meaning: str
    """What a model with it can do, in one sentence without its subject; the hint of editors."""
    derived_from: Literal["features", "input", "output", "prices"]
    """The fact that it follows from. What only prices show is up to each provider."""
    modality: Modality | None
    """What has to be among the input or the output, where it follows from those."""
    mode: Mode | None
    """The mode whose price shows it."""
    charged_by: RateKey | None
    """The rate whose price shows it, where nobody states it."""
    needed_by: RateKey | None
    """The rate whose price nobody has without it: it makes a catalog's no doubtful."""
    by_provider: bool
    """Whether a provider runs or sells it, so that no other provider has it of the model."""
    listed: Listed


def _stated(
    label: str,
    meaning: str,
    charged_by: RateKey | None = None,
    needed_by: RateKey | None = None,
    *,
    by_provider: bool = False,
) -> CapabilityKind:
    return CapabilityKind(
        label=label,
        meaning=meaning,
        derived_from="features",
        modality=None,
        mode=None,
        charged_by=charged_by,
        needed_by=needed_by,
        by_provider=by_provider,
        listed="asked or known",
    )


def _taken(
    label: str, meaning: str, modality: Modality, needed_by: RateKey | None = None
) -> CapabilityKind:
    return CapabilityKind(
        label=label,
        meaning=meaning,
        derived_from="input",
        modality=modality,
        mode=None,
        charged_by=None,
        needed_by=needed_by,
        by_provider=False,
        listed="asked or had",
    )


def _given(label: str, meaning: str, modality: Modality) -> CapabilityKind:
    return CapabilityKind(
        label=label,
        meaning=meaning,
        derived_from="output",
        modality=modality,
        mode=None,
        charged_by=None,
        needed_by=None,
        by_provider=False,
        listed="had",
    )


CAPABILITIES: dict[CapabilityKey, CapabilityKind] = {
    "vision": _taken("Vision", "Accepts images.", "image", "image_input"),
    "audio_input": _taken("Audio input", "Accepts audio.", "audio", "audio_input"),
    "video_input": _taken("Video input", "Accepts video.", "video", "video_input"),
    "pdf_input": _taken("PDF input", "Accepts PDF files.", "pdf"),
    "reasoning": _stated(
        "Reasoning", "Generates reasoning tokens before it answers.", needed_by="reasoning"
    ),
    "tools": _stated("Tool calling", "Can call tools (functions) that the request defines."),
    "parallel_tools": _stated("Parallel tool calling", "Can call several tools in one reply."),
    "structured_output": _stated(
        "Structured output", "Returns JSON that matches a schema in the request."
    ),
    "json_mode": _stated("JSON mode", "Returns valid JSON, without a schema."),
    "streaming": _stated("Streaming", "Sends the reply in pieces while it is generated."),
    "temperature": _stated(
        "Temperature setting", "Accepts a temperature: how random the reply is."
    ),
    "web_search": _stated(
        "Web search",
        "Can search the web while it answers.",
        charged_by="web_search",
        by_provider=True,
    ),
    "code_execution": _stated("Code execution", "Can run code while it answers.", by_provider=True),
    "computer_use": _stated("Computer use", "Can control a screen, a mouse and a keyboard."),
    "fine_tuning": _stated(
        "Fine-tuning", "Can be trained further on your own data.", by_provider=True
    ),
    "prompt_caching": CapabilityKind(
        label="Prompt caching",
        meaning="Charges less for input that an earlier request already sent.",
        derived_from="prices",
        modality=None,
        mode=None,
        charged_by="cache_read",
        needed_by=None,
        by_provider=True,
        listed="asked or known",
    ),
    "batch": CapabilityKind(
        label="Batch API",
        meaning="Processes many requests later, at a separate price.",
        derived_from="prices",
        modality=None,
        mode="batch",
        charged_by=None,
        needed_by=None,
        by_provider=True,
        listed="always",
    ),
    "image_output": _given("Image output", "Outputs images.", "image"),
    "audio_output": _given("Audio output", "Outputs audio.", "audio"),
    "video_output": _given("Video output", "Outputs video.", "video"),
}
"""In the order in which capabilities are listed everywhere. Vision is image input."""
OF_PROVIDERS: frozenset[Feature] = frozenset(
    key for key in get_args(Feature) if key in CAPABILITIES and CAPABILITIES[key].by_provider
)
"""Features that each provider has or has not, whatever the model's creator offers with it."""
