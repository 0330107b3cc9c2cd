"""One model, independent of where it runs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from llmref.records.base import Record
from llmref.records.fields import Line, Name, Slug, SomeDay, Url, matching
from llmref.records.kinds import Kind
from llmref.records.markdown import Markdown
from llmref.records.source import Source
from llmref.records.traits import Traits

PARAMETERS = r"[1-9]\d*(\.\d+)?[MBT]|0\.\d+[BT]"
ParameterCount = Annotated[
    str,
    BeforeValidator(matching(PARAMETERS, "a number of parameters", "write it as 405B or 1.5B")),
    WithJsonSchema({"type": "string", "pattern": f"^({PARAMETERS})$"}),
]


class Parameters(Record):
    """How large the model is."""

    total: ParameterCount | None = None
    """All its weights: 405B."""
    active: ParameterCount | None = None
    """The weights used for one token, in a mixture of experts."""


class ModelLinks(Record):
    """The creator's own addresses for this model."""

    announcement: Url | None = None
    """Where it was announced."""
    docs: Url | None = None
    """Its documentation."""
    card: Url | None = None
    """Its model or system card."""
    weights: Url | None = None
    """Where its weights are."""


class ModelRecord(Traits):
    """One model: seeds/models/<creator>/<model>.yaml."""

    name: Name
    """What the creator calls it."""
    family: Slug | None = None
    """The line it belongs to, declared by its creator."""
    kind: Kind
    """What it is called for, which decides how it is called."""
    about: Markdown | None = None
    """One paragraph of our own."""
    released: SomeDay | None = None
    """When it could first be used: YYYY, YYYY-MM or YYYY-MM-DD."""
    knowledge_cutoff: SomeDay | None = None
    """Until when its training data reach."""
    weights: Literal["open", "closed"] | None = None
    """Whether its weights can be downloaded."""
    license: Line | None = None
    """An SPDX id where there is one, or a name."""
    architecture: Line | None = None
    """How it is built, as its creator says."""
    parameters: Parameters = Parameters()
    """How large it is."""
    aliases: list[Slug] = Field(default_factory=list)
    """Other slugs for it."""
    links: ModelLinks = ModelLinks()
    """The creator's own addresses for it."""
    sources: list[Source] = Field(default_factory=list)
    """Where the facts of this record were read."""
