"""Which model a provider's ID means, where general rules cannot decide it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from llmref.records.base import Record
from llmref.records.fields import Line, Name, NativeId, Slug, YesNo
from llmref.records.kinds import Kind

DateStyle = Literal["mmdd", "mm-dd", "mm-yyyy"]
"""How a short date is written at the end of a name: 0613, 05-06, 09-2025."""


class CreatorIdentity(Record):
    """IDs and names by which a creator's models are recognized."""

    name: Name | None = None
    """Its name, if it has no record yet."""
    prefixes: list[Line] = Field(default_factory=list)
    """Parts of IDs before the model that mean this creator: meta-llama."""
    words: list[Line] = Field(default_factory=list)
    """Words that names of its models start with or contain: llama."""
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
    """Prefixes of its IDs without meaning: databricks."""
    editions: dict[Line, Line] = Field(default_factory=dict)
    """Prefixes of its IDs that mean a variant, with its label: azure."""
    endings: dict[Line, Line] = Field(default_factory=dict)
    """Endings of its IDs that always mean a variant, with its label."""
    offerings: dict[NativeId, OfferingIdentity] = Field(default_factory=dict)
    """Single IDs that mean something else than they seem to."""


class OfferingIdentity(Record):
    """What one ID means, or why it is not linked to a model."""

    model: Slug | None = None
    """The model it means."""
    label: Line | None = None
    """How it differs from the model, if it is a variant."""
    unclear: Line | None = None
    """Why the model is unknown; used instead of `model`."""


class ModelIdentity(Record):
    """Spellings of one model, and facts that its names do not show."""

    creator: Slug | None = None
    """Its creator, if its names do not show it."""
    unattributed: YesNo = False
    """Whether its creator is unknown, whatever its names start with."""
    name: Name | None = None
    """Its name according to its creator, if the sources disagree."""
    kind: Kind | None = None
    """Its kind, if the sources do not show it or are wrong."""
    spellings: list[Line] = Field(default_factory=list)
    """Other spellings of it in ids and names."""
    variants: dict[Line, Line] = Field(default_factory=dict)
    """Spellings that mean a variant of it, with its label."""
    moving: dict[Line, Line] = Field(default_factory=dict)
    """Spellings that mean it now and may mean another model later, with the variant's label."""


class IdentityRecord(Record):
    """Which model an ID means: seeds/identity.yaml."""

    wrappers: list[Line] = Field(default_factory=list)
    """Parts of IDs before the model without meaning: accounts/fireworks/models."""
    regions: dict[Line, Line] = Field(default_factory=dict)
    """Prefixes of IDs, up to the first dot, that mean a region, with its label."""
    tunings: list[Line] = Field(default_factory=list)
    """Endings that most names leave out, since only one such model exists: instruct."""
    editions: dict[Line, Line] = Field(default_factory=dict)
    """Parts of IDs before the model that mean a variant, with its label: TEE."""
    endings: dict[Line, Line] = Field(default_factory=dict)
    """Endings that always mean a variant, with its label: free, fp8."""
    modes: dict[Line, Line] = Field(default_factory=dict)
    """Endings that mean a variant if the rest is the name of a model: thinking, fast."""
    silent: list[Line] = Field(default_factory=list)
    """Endings that may be omitted if the rest is the name of a model: v1."""
    generic: list[Line] = Field(default_factory=list)
    """Words that name no model without the part of the id, or the provider, before them: auto."""
    derived: list[Line] = Field(default_factory=list)
    """Words that mean a fine-tune by someone other than the model's creator: abliterated."""
    kinds: dict[Kind, list[Line]] = Field(default_factory=dict)
    """Words in names that show the kind of a model: embedding: [embed]."""
    creators: dict[Slug, CreatorIdentity] = Field(default_factory=dict)
    """Who made models."""
    providers: dict[Line, ProviderIdentity] = Field(default_factory=dict)
    """Providers, by slug or by the name that an outside catalog uses."""
    models: dict[Slug, ModelIdentity] = Field(default_factory=dict)
    """Models, by slug."""
