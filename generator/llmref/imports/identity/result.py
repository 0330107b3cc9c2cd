"""What identity gives: links, models that the seeds do not have yet, and what stays unlinked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from llmref.imports.candidate import Candidate
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.traits import Status

How = Literal["seeds", "stated", "id", "name"]
"""By the seeds' own offering; by seeds/identity.yaml for this id; by the id; by the name."""


@dataclass(frozen=True, slots=True)
class Link:
    """Which model a candidate is, or a variant of it."""

    candidate: Candidate
    creator: str
    """Its slug; empty where nobody knows who made the model."""
    model: str
    label: str
    """How the variant differs; empty for the model's own offering."""
    moving: bool
    """Whether the id may mean another model later."""
    how: How


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A candidate that nobody can be sure of."""

    candidate: Candidate
    reason: str
    models: tuple[str, ...]
    """The slugs that it may be."""


@dataclass(frozen=True, slots=True)
class Losing:
    """A value that another was preferred to."""

    field: str
    value: str
    where: tuple[str, ...]
    """The records that say so: source provider/id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """What the sources say of a model, one value for each fact."""

    released: str = ""
    knowledge_cutoff: str = ""
    weights: Literal["open", "closed"] | None = None
    license: str = ""
    context: int | None = None
    output_limit: int | None = None
    dimensions: int | None = None
    input: tuple[Modality, ...] = ()
    output: tuple[Modality, ...] = ()
    features: Mapping[Feature, bool] = field(default_factory=dict)
    status: Status | None = None
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each fact, the sources that say it."""
    losing: tuple[Losing, ...] = ()
    backed: frozenset[str] = frozenset()
    """The limits that the creator or more than one provider states."""


@dataclass(frozen=True, slots=True)
class NewModel:
    """A model that the seeds do not have yet."""

    creator: str
    """Its slug; empty where nobody knows who made the model."""
    slug: str
    name: str
    family: str
    """Empty where it is not clear."""
    kind: Kind
    aliases: tuple[str, ...]
    facts: ModelFacts


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is known of all candidates; every tuple is sorted."""

    links: tuple[Link, ...]
    models: tuple[NewModel, ...]
    creators: Mapping[str, str]
    """The names of creators that have no record yet, by slug."""
    families: Mapping[str, tuple[str, str]]
    """Families that no record declares yet: slug → creator and name."""
    facts: Mapping[str, ModelFacts]
    """What the sources say of the models that the seeds do have, by slug."""
    unlinked: tuple[Unlinked, ...]
    kinds: Mapping[str, Kind]
    """The kind of every model that is linked, by its slug."""
