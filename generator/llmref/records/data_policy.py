"""Where a provider is, where it computes, and what becomes of prompts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from llmref.records.base import Record
from llmref.records.countries import Country
from llmref.records.fields import Count, Distinct, Sentence, Url, YesNo
from llmref.records.source import Source

TrainingChoice = Literal["opt-in", "opt-out"]


class DataNote(Record):
    """What else a reader has to know of how data are kept, in one sentence."""

    text: Sentence
    """The sentence: an exception, a condition, who may ask for it."""
    source: Source
    """Its source."""


class DataPolicy(Record):
    """Where and how a provider's API keeps data; what is left out is not known."""

    country: Country | None = None
    """Country of its head office, in two letters: US, DE."""
    datacenters: Distinct[Country] = Field(default_factory=list)
    """Countries of its data centers, in two letters."""
    retains_prompts: YesNo | None = None
    """Whether prompts and replies are stored after a request, by default."""
    retention_days: Count | None = None
    """The longest time for which they are stored by default, in days."""
    trains_on_prompts: YesNo | None = None
    """Whether prompts may train models, by default."""
    training_choice: TrainingChoice | None = None
    """What a customer can choose where the default is not the only way: opt-in, opt-out."""
    zero_retention: YesNo | None = None
    """Whether customers can have nothing stored: by a setting, on request or always."""
    privacy_policy: Url | None = None
    """Its privacy policy, or its page on how data of API requests are used."""
    terms: Url | None = None
    """Its terms of service."""
    notes: list[DataNote] = Field(default_factory=list)
    """Exceptions and conditions, each with its source."""
    sources: list[Source] = Field(default_factory=list)
    """Sources of the facts here; each names under `for` those that were read there."""
