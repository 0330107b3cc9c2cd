"""The parameters of a request that an offering takes: their ranges, words and defaults."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema

from llmref.records.base import Record
from llmref.records.fields import Distinct, Line, matching
from llmref.records.price import SourceKey

Parameter = Literal[
    "reasoning_effort",
    "thinking_budget",
    "reasoning_switch",
    "verbosity",
    "temperature",
    "top_p",
    "top_k",
    "min_p",
    "frequency_penalty",
    "presence_penalty",
    "repetition_penalty",
    "seed",
    "stop",
    "logprobs",
]
PARAMETERS: dict[Parameter, str] = {
    "reasoning_effort": "Reasoning effort",
    "thinking_budget": "Thinking budget",
    "reasoning_switch": "Reasoning on or off",
    "verbosity": "Verbosity",
    "temperature": "Temperature",
    "top_p": "Top P",
    "top_k": "Top K",
    "min_p": "Min P",
    "frequency_penalty": "Frequency penalty",
    "presence_penalty": "Presence penalty",
    "repetition_penalty": "Repetition penalty",
    "seed": "Seed",
    "stop": "Stop sequences",
    "logprobs": "Log probabilities",
}
"""What pages call them, in the order in which they are listed."""
REASONING: tuple[Parameter, ...] = ("reasoning_effort", "thinking_budget", "reasoning_switch")
"""Those that say how much a model reasons; one that does not reason has none of them."""
EFFORTS = ("none", "default", "minimal", "low", "medium", "high", "xhigh", "max")
"""Reasoning efforts from the least to the most, as APIs call them."""
_number = matching(
    r"-?(0|[1-9]\d{0,8})(\.\d{1,6})?", "a number", "write digits and one point: 0.95, -2"
)


class PlainNumber(Decimal):
    """A number that is no amount of money: it is written with the digits that it has."""


Bound = Annotated[
    PlainNumber,
    PlainValidator(lambda value: PlainNumber(_number(value))),
    PlainSerializer(lambda number: f"{number:f}", return_type=str),
    WithJsonSchema({"type": ["number", "string"]}),
]
"""A number with all the digits that are written."""


class TakenParameter(Record):
    """How a request may set one parameter; what is left out is not known."""

    min: Bound | None = None
    """The smallest number."""
    max: Bound | None = None
    """The largest number."""
    values: Distinct[Line] = Field(default_factory=list)
    """The words that it may be."""
    default: Annotated[Line, WithJsonSchema({"type": ["string", "number", "boolean"]})] | None = (
        None
    )
    """What applies where a request does not set it."""
    name: Line | None = None
    """What the API calls it, if that is another name: generationConfig.topP."""
    condition: Line | None = None
    """When it may be set, if not always."""


class ModelParameters(Record):
    """The parameters of a request that are known to be taken or refused; the rest is not known."""

    takes: dict[Parameter, TakenParameter] = Field(default_factory=dict)
    """Parameters that a request may set."""
    refuses: Distinct[Parameter] = Field(default_factory=list)
    """Parameters that make a request fail."""


class RequestParameters(ModelParameters):
    """What one provider takes and refuses, and where that was read."""

    source: SourceKey | None = None
    """Its source, if not that of the offering."""
