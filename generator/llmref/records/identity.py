"""What tells which model a provider's id means, where general rules do not know it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from llmref.records.base import Record
from llmref.records.fields import Line, Name, NativeId, Slug, YesNo
from llmref.records.kinds import Kind

DateStyle = Literal["mmdd", "mm-dd", "mm-yyyy"]
"""How a short date stands at the end of a name: 0613, 05-06, 09-2025."""


class CreatorIdentity(Record):
    """How ids and names tell that a creator made a model."""

    name: Name | None = None
    """What it is called, where it has no record yet."""
    prefixes: list[Line] = Field(default_factory=list)
    """Parts of ids before the model that stand for it: meta-llama."""
    words: list[Line] = Field(default_factory=list)
    """What names of its models begin with, or where written so, hold: llama."""
    providers: list[Line] = Field(default_factory=list)
    """Providers, by slug or outside name, that are its own."""
    snapshots: list[DateStyle] = Field(default_factory=list)
    """Short dates that it puts on snapshots of one model; elsewhere they belong to the name."""
    models: list[Slug] = Field(default_factory=list)
    """Models whose names would be taken for variants, or are often cut short."""
    families: dict[Slug, Name] = Field(default_factory=dict)
    """Lines of models whose slugs begin so, where its record does not declare them."""


class ProviderIdentity(Record):
    """How a provider's ids differ from the names of the models."""

    prefixes: list[Line] = Field(default_factory=list)
    """What its ids begin with and says nothing: databricks."""
    editions: dict[Line, Line] = Field(default_factory=dict)
    """What its ids begin with and tells a variant: azure."""
    endings: dict[Line, Line] = Field(default_factory=dict)
    """What its ids end in and tells a variant, always."""
    offerings: dict[NativeId, OfferingIdentity] = Field(default_factory=dict)
    """Single ids that say something else than they seem to."""


class OfferingIdentity(Record):
    """What one id means, or why it is left unlinked."""

    model: Slug | None = None
    """The model it means."""
    label: Line | None = None
    """How it differs from the model, if it is a variant."""
    unclear: Line | None = None
    """Why nobody can tell, instead of a model."""


class ModelIdentity(Record):
    """How one model is spelt, and what its names do not tell."""

    creator: Slug | None = None
    """Who made it, where its names do not tell."""
    unattributed: YesNo = False
    """Whether nobody is known to have made it, whatever its names begin with."""
    name: Name | None = None
    """What its creator calls it, where the sources do not agree."""
    kind: Kind | None = None
    """What it is called for, where sources give no evidence or wrong evidence."""
    spellings: list[Line] = Field(default_factory=list)
    """Other spellings of it in ids and names."""
    variants: dict[Line, Line] = Field(default_factory=dict)
    """Spellings that mean a variant of it, with its label."""
    moving: dict[Line, Line] = Field(default_factory=dict)
    """Spellings that mean it now and may mean another model later, with the variant's label."""


class IdentityRecord(Record):
    """What tells which model an id means: seeds/identity.yaml."""

    wrappers: list[Line] = Field(default_factory=list)
    """Parts of ids before the model that say nothing of it: accounts/fireworks/models."""
    regions: dict[Line, Line] = Field(default_factory=dict)
    """What stands before a dot at the start of ids for a region, and the region's label."""
    tunings: list[Line] = Field(default_factory=list)
    """Endings that most names leave out, since only one such model exists: instruct."""
    editions: dict[Line, Line] = Field(default_factory=dict)
    """Parts of ids before the model that tell a variant: TEE."""
    endings: dict[Line, Line] = Field(default_factory=dict)
    """Endings that always tell a variant, with its label: free, fp8."""
    modes: dict[Line, Line] = Field(default_factory=dict)
    """Endings that tell a variant where the rest is the name of a model: thinking, fast."""
    silent: list[Line] = Field(default_factory=list)
    """Endings that may be left out where the rest is the name of a model: v1."""
    generic: list[Line] = Field(default_factory=list)
    """Words that name no model without the part of the id, or the provider, before them: auto."""
    derived: list[Line] = Field(default_factory=list)
    """Words that tell a finetune by somebody else than the model's maker: abliterated."""
    kinds: dict[Kind, list[Line]] = Field(default_factory=dict)
    """Words in names that tell the kind of a model: embedding: [embed]."""
    creators: dict[Slug, CreatorIdentity] = Field(default_factory=dict)
    """Who made models."""
    providers: dict[Line, ProviderIdentity] = Field(default_factory=dict)
    """Providers, by slug or by the name that an outside catalogue uses."""
    models: dict[Slug, ModelIdentity] = Field(default_factory=dict)
    """Models, by slug."""
