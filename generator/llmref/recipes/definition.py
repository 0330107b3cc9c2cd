"""What templates/recipes/<class>/class.yaml may say: all about a class but its code."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from llmref.recipes.call_kinds import CallName
from llmref.recipes.languages import LanguageKey
from llmref.records.base import Record
from llmref.records.fields import (
    BaseUrl,
    Distinct,
    Line,
    Package,
    Sentence,
    Url,
    YesNo,
    matching,
)
from llmref.records.recipe_class import RecipeClass

_ROLE = r"\$\{(?:account|project|region|resource)\}"
_EVERYWHERE = matching(
    rf"https://(?:[a-z0-9./-]|{_ROLE})+",
    "an address that is made of roles",
    "https://host/path, with a provider's variables written by their role: ${region}",
)
Version = Annotated[str, BeforeValidator(matching(r"v\d[a-z0-9]*", "a version", "such as v1"))]
Verb = Annotated[str, BeforeValidator(matching(r"[A-Za-z]+", "a verb", "letters alone"))]


class Address(Record):
    """How calls write the base URL."""

    everywhere: Annotated[str, BeforeValidator(_EVERYWHERE)] | None = None
    """Where the API is for every provider that names no base URL; ${region} stands for the
    provider's variable of that role."""
    home: BaseUrl | None = None
    """Where the maker of the API serves it."""
    home_left_out: YesNo = False
    """Whether clients go there by themselves, so that calls leave it out."""
    added: dict[LanguageKey, Version] = Field(default_factory=dict)
    """The version that a client adds by itself; calls leave it out."""
    in_parts: Distinct[LanguageKey] = Field(default_factory=list)
    """The languages whose client takes the version apart from the rest."""
    same_as: RecipeClass | None = None
    """The class whose base URL at a provider is this one's, too."""


class Note(Record):
    """What else has to be known of a call."""

    text: Sentence
    """A few sentences."""
    docs: Url | None = None
    """The vendor's page about it."""


class CallDefinition(Record):
    """One call; its code is in `<name of the call>.<language>` beside this file."""

    same_as: CallName | None = Field(None, alias="as")
    """The call of this class that is sent for it, too, whose templates it has."""
    prints: dict[LanguageKey, Sentence] = Field(default_factory=dict)
    """What its reader sees; a path in it leads through the reply, [] to all of a list."""
    before: list[Sentence] = Field(default_factory=list)
    """What to know before the first such call."""
    note: Note | None = None
    """What else has to be known of it; shown with further calls."""
    beside: Annotated[str, BeforeValidator(matching(r"/\w+", "an end", "/v1"))] | None = None
    """The end of the base URL that it is not below, but beside."""
    verbs: dict[Line, Verb] = Field(default_factory=dict)
    """The slot `verb` by a part of the model's id; the first that fits counts."""
    other_verb: Verb | None = None
    """The verb for any other id; without it, no other id is called."""


class NoCalls(Record):
    """Calls that do not exist, and the reason."""

    text: Sentence
    """Why, in one sentence."""
    kinds: Distinct[CallName] = Field(default_factory=list)
    """The calls it concerns; left out: every kind of model without a call or a reason here."""
    languages: Distinct[LanguageKey] = Field(default_factory=list)
    """The languages it concerns; all where this is left out."""


class ClassDefinition(Record):
    """A recipe class: templates/recipes/<class>/class.yaml."""

    extends: RecipeClass | None = None
    """The class whose calls say what those of the same name here leave out."""
    api: Line | None = None
    """What readers call its API."""
    only: Sentence | None = None
    """What an offering with this API does, where its provider's other models have another one."""
    libraries: Line | None = None
    """Whose libraries its clients are."""
    clients: dict[LanguageKey, Package] = Field(default_factory=dict)
    """The package that the calls of a language import."""
    address: Address = Address()
    """How calls write the base URL."""
    before: list[Sentence] = Field(default_factory=list)
    """What to know before the first call."""
    calls: dict[CallName, CallDefinition] = Field(default_factory=dict)
    """Every call that it has."""
    no_calls: list[NoCalls] = Field(default_factory=list)
    """Calls that it could have and has not, and why."""
