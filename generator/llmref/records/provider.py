"""Who sells access through an API, and how it is called."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from llmref.records.base import Record
from llmref.records.catalogs import CatalogName
from llmref.records.charging import Allowance, Minimum
from llmref.records.data_policy import DataPolicy
from llmref.records.features import Feature
from llmref.records.fields import (
    BaseUrl,
    Distinct,
    EnvName,
    Line,
    Name,
    NativeId,
    Package,
    Slug,
    Url,
    YesNo,
)
from llmref.records.kinds import Kind
from llmref.records.markdown import Markdown
from llmref.records.price import Currency
from llmref.records.recipe_class import RecipeClass
from llmref.records.source import Gotcha, NoCallReason, Source

ProviderKind = Literal["first-party", "cloud", "inference-host", "gateway", "subscription", "local"]
Cadence = Literal["daily", "weekly", "monthly", "quarterly"]
Role = Literal["key", "account", "project", "region", "resource", "base_url"]
CalledAs = Literal[Kind, "chat-image-output", "chat-link", "chat-streaming"]
"""A kind whose call models take, or a chat that streams, or whose answer is a picture or a link."""


class Variable(Record):
    """An environment variable that a call needs."""

    name: EnvName
    """Its name, which every sample uses."""
    role: Role
    """What it contains: key, account, project, region, resource or base_url."""
    any_of: Distinct[EnvName] = Field(default_factory=list)
    """Other variables that may contain the same."""


class RecipeRecord(Record):
    """One way of calling the provider."""

    recipe_class: RecipeClass = Field(alias="class")
    """Class of the API: a folder in templates/recipes/."""
    base_url: BaseUrl | None = None
    """Base URL without the operation. Variables are written as ${NAME}."""
    kinds: Distinct[Kind] = Field(min_length=1)
    """The kinds of model that it serves."""
    models: Distinct[Slug] = Field(default_factory=list)
    """The models of these kinds that it serves; all of them if omitted."""
    called_as: CalledAs | None = None
    """The kind of call they take, if not their own: chat, chat-streaming, chat-link …"""
    pip: Package | None = None
    """The Python client."""
    npm: Package | None = None
    """The JavaScript client."""

    @property
    def packages(self) -> dict[str, str]:
        """The clients that are named, by key."""
        named = {"pip": self.pip, "npm": self.npm}
        return {key: package for key, package in named.items() if package}


class NoCall(NoCallReason):
    """Models for which no call is published, and the reason."""

    kinds: Distinct[Kind] = Field(default_factory=list)
    """The kinds of model it applies to; any kind if omitted."""
    models: Distinct[Slug] = Field(default_factory=list)
    """The models it applies to; all of the provider's if omitted."""


class ProviderLinks(Record):
    """The provider's own addresses."""

    home: Url | None = None
    """Home page."""
    docs: Url | None = None
    """Documentation of its API."""
    pricing: Url | None = None
    """Published prices."""
    models: Url | None = None
    """Its own list of models."""
    console: Url | None = None
    """Where API keys are created."""
    status: Url | None = None
    """Status page."""


class ProviderRecord(Record):
    """Who sells access: seeds/providers/<provider>.yaml."""

    name: Name
    """What the provider is called."""
    kind: ProviderKind
    """Kind of provider."""
    creator: Slug | None = None
    """The creator whose own API this is; omit it if the creator has the provider's slug."""
    links: ProviderLinks = ProviderLinks()
    """Its own addresses."""
    about: Markdown | None = None
    """What it is, in one or two sentences of your own."""
    refresh: Cadence
    """How often its facts must be checked again."""
    auth: list[Variable] = Field(default_factory=list)
    """The environment variables that a call needs."""
    recipes: list[RecipeRecord] = Field(default_factory=list)
    """Ways of calling it; the first that serves a model's kind is used."""
    features: dict[Feature, YesNo] = Field(default_factory=dict)
    """What its API can do with each model that writes, unless model or offering say otherwise."""
    regions: Distinct[Line] = Field(default_factory=list)
    """Regions that serve all its offerings, as it names them; an offering may state its own."""
    data_policy: DataPolicy = DataPolicy()
    """Where and how it keeps data: countries, retention of prompts, training on them."""
    no_calls: list[NoCall] = Field(default_factory=list)
    """Models without calls, and why; the first entry that matches an offering applies."""
    id_format: Line | None = None
    """Format of its model IDs: creator/model."""
    id_example: NativeId | None = None
    """An example of its model IDs."""
    catalogue_ids: dict[Line, Line] = Field(default_factory=dict)
    """IDs of this provider in outside catalogs."""
    catalogue_currencies: dict[CatalogName, Currency] = Field(default_factory=dict)
    """The currency of a catalog's prices of this provider, where the catalog does not name it."""
    aliases: list[Slug] = Field(default_factory=list)
    """Other slugs for it."""
    search_terms: Distinct[Name] = Field(default_factory=list)
    """Other names that people search for it by."""
    gotchas: list[Gotcha] = Field(default_factory=list)
    """Pitfalls that would cost a user an hour."""
    minimums: list[Minimum] = Field(default_factory=list)
    """The least that is billed for a request."""
    allowances: list[Allowance] = Field(default_factory=list)
    """What an account has free of charge, or included in a plan."""
    sources: list[Source] = Field(default_factory=list)
    """Sources of the facts in this record."""
