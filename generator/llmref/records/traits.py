"""What a model can do and how long it lives; an offering or a variant may say otherwise."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from llmref.records.base import Record
from llmref.records.dates import Day
from llmref.records.features import Feature
from llmref.records.fields import Count, Distinct, Line, Slug, YesNo
from llmref.records.modalities import Modality

Status = Literal["announced", "preview", "active", "deprecated", "retired"]


class Limits(Record):
    """How much fits."""

    context: Count | None = None
    """Context window, in tokens: all tokens of one request."""
    output: Count | None = None
    """Max output, in tokens."""
    dimensions: Count | None = None
    """The length of an embedding's vector."""


class Lifecycle(Record):
    """Lifecycle, from announcement to retirement."""

    status: Status
    """announced, preview, active, deprecated or retired."""
    deprecated_on: Day | None = None
    """The day from which new use is discouraged."""
    retires_on: Day | None = None
    """The day from which calls fail, or have failed."""
    redirects: YesNo | None = None
    """Whether calls are answered by another model from `retires_on` on; else they fail."""
    successor: Slug | None = None
    """The model to move to."""


class Traits(Record):
    """What may differ between a model, an offering of it and a variant of that."""

    limits: Limits = Limits()
    """How much fits; what is left out is not known, or as the model has it."""
    input: Distinct[Modality] | None = Field(None, min_length=1)
    """What it takes."""
    output: Distinct[Modality] | None = Field(None, min_length=1)
    """What it gives."""
    features: dict[Feature, YesNo] = Field(default_factory=dict)
    """What it can do: yes or no; what is left out is not known."""
    lifecycle: Lifecycle | None = None
    """Lifecycle, from announcement to retirement."""


class Plan(Record):
    """A subscription that includes offerings."""

    name: Line
    """What the plan is called."""
    fee: Line | None = None
    """The fee as published, with its currency: $20."""
    per: Literal["month", "year", "week"] | None = None
    """How often the fee is due."""
    includes: Line | None = None
    """What it includes: requests, tokens, limits."""
