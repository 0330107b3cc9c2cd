"""One model, independent of where it runs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from llmref.records.base import Record
from llmref.records.dates import Day, SomeDay
from llmref.records.fields import Line, Name, Slug, Url, matching
from llmref.records.kinds import Kind
from llmref.records.markdown import Markdown
from llmref.records.request_parameters import ModelParameters
from llmref.records.source import NoCallReason, Source
from llmref.records.traits import Traits

ALIAS_NAME = "(floating alias)"
"""How the name of a record ends that is about a floating alias itself, not about a model."""
PARAMETERS = r"[1-9]\d*(\.\d+)?[MBT]|0\.\d+[BT]"
ParameterCount = Annotated[
    str,
    BeforeValidator(matching(PARAMETERS, "a number of parameters", "write it as 405B or 1.5B")),
    WithJsonSchema({"type": "string", "pattern": f"^({PARAMETERS})$"}),
]


class Parameters(Record):
    """Number of parameters of a model."""

    total: ParameterCount | None = None
    """Total parameters: 405B."""
    active: ParameterCount | None = None
    """Active parameters per token, of a mixture of experts: 17B."""


class ModelLinks(Record):
    """The creator's own addresses for this model."""

    announcement: Url | None = None
    """Where it was announced."""
    docs: Url | None = None
    """Its documentation."""
    card: Url | None = None
    """Its model or system card."""
    weights: Url | None = None
    """Where its weights can be downloaded."""


class ModelRecord(Traits):
    """One model: seeds/models/<creator>/<model>.yaml."""

    name: Name
    """What the creator calls it."""
    family: Slug | None = None
    """The family it belongs to, declared by its creator."""
    kind: Kind
    """What it is for, which decides how it is called."""
    about: Markdown | None = None
    """One paragraph about it, in your own words."""
    released: SomeDay | None = None
    """Release date: YYYY, YYYY-MM or YYYY-MM-DD."""
    listed_by: Day | None = None
    """Where no release date is known: the day of the oldest source that lists the model."""
    knowledge_cutoff: SomeDay | None = None
    """The last date that its training data cover."""
    weights: Literal["open", "closed"] | None = None
    """Whether its weights can be downloaded."""
    license: Line | None = None
    """License: its SPDX ID, or its name if it has none."""
    architecture: Line | None = None
    """Architecture, as stated by its creator."""
    parameters: Parameters = Parameters()
    """Number of parameters."""
    request_parameters: ModelParameters | None = None
    """Parameters of a request that it takes or refuses where its provider states none."""
    no_call: NoCallReason | None = None
    """Why no provider has a call, unless the offering names a `recipe` that suits it."""
    aliases: list[Slug] = Field(default_factory=list)
    """Other slugs for it."""
    links: ModelLinks = ModelLinks()
    """The creator's own addresses for it."""
    sources: list[Source] = Field(default_factory=list)
    """Sources of the facts in this record."""
