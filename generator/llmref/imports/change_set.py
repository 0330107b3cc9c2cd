"""All that a run of imports changes, before a text is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from llmref.imports.findings import Finding
from llmref.records.creator import CreatorRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile


@dataclass(frozen=True, slots=True)
class Changes:
    """The offerings files as they are to be, new texts, and findings."""

    offerings: Mapping[str, OfferingsFile] = field(default_factory=dict)
    """By provider."""
    models: Mapping[str, str] = field(default_factory=dict)
    """Texts of new models' files, by path."""
    followed: Mapping[str, ModelRecord] = field(default_factory=dict)
    """Models' records whose limits or dates the catalogues have otherwise now, by path."""
    creators: Mapping[str, CreatorRecord] = field(default_factory=dict)
    """Creators that are new or get families, by slug."""
    findings: Sequence[Finding] = ()
    as_of: date | None = None
    """The day that counts as today from now on."""
