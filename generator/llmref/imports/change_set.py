"""All that a run of imports changes, before a text is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from llmref.imports.findings import Finding
from llmref.records.creator import CreatorRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile


@dataclass(slots=True)
class Changes:
    """The offerings files as they are to be, new texts, and findings."""

    offerings: dict[str, OfferingsFile] = field(default_factory=dict)
    """By provider."""
    models: dict[str, str] = field(default_factory=dict)
    """Texts of new models' files, by path."""
    followed: Mapping[str, ModelRecord] = field(default_factory=dict)
    """Models' records whose limits or dates the catalogues have otherwise now, by path."""
    creators: Mapping[str, CreatorRecord] = field(default_factory=dict)
    """Creators that are new or get families, by slug."""
    findings: list[Finding] = field(default_factory=list)
    as_of: date | None = None
    """The day that counts as today from now on."""
