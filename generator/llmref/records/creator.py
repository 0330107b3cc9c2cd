"""Who made models, and how the models group."""

from __future__ import annotations

from pydantic import Field

from llmref.records.base import Record
from llmref.records.fields import Distinct, Name, Slug, Url
from llmref.records.markdown import Markdown
from llmref.records.source import Source


class Family(Record):
    """A creator's family of models."""

    name: Name
    """Name of the family."""
    about: Markdown | None = None
    """What it is, in one or two sentences."""


class CreatorLinks(Record):
    """A creator's own addresses."""

    home: Url | None = None
    """Home page."""
    docs: Url | None = None
    """Documentation of its models."""
    news: Url | None = None
    """Where it announces models."""
    weights: Url | None = None
    """Where its open weights are."""


class CreatorRecord(Record):
    """Who made models: seeds/creators/<creator>.yaml."""

    name: Name
    """What the creator is called."""
    about: Markdown | None = None
    """Who it is, in one or two sentences of your own."""
    links: CreatorLinks = CreatorLinks()
    """Its own addresses."""
    aliases: list[Slug] = Field(default_factory=list)
    """Other names for it in outside catalogs."""
    search_terms: Distinct[Name] = Field(default_factory=list)
    """Other names that people search for it by."""
    families: dict[Slug, Family] = Field(default_factory=dict)
    """Its lines of models, by slug."""
    sources: list[Source] = Field(default_factory=list)
    """Sources of the facts in this record."""
