"""Where a fact was read, how, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from pydantic import Field

from llmref.records.base import Record
from llmref.records.dates import Day
from llmref.records.fields import Distinct, Line, Sentence, Slug, Url
from llmref.records.kinds import Kind

Via = Literal["page", "api", "docs", "announcement", "catalogue"]
STALE = timedelta(days=92)
"""Where one copy was read so much earlier than another, what it says may have changed since."""


class Origin(Record):
    """An address where facts are read, named by a key in an offerings file."""

    url: Url
    """URL that was read."""
    via: Via
    """page, api, docs or announcement if first-hand; `catalogue` for a third-party list."""
    name: Line | None = None
    """Display name, such as models.dev; the host is shown if omitted."""
    revision: Line | None = None
    """Revision that was read: a commit or version."""
    checked: Day | None = None
    """The date of this source, for facts that name it themselves."""


class Source(Record):
    """A source of a record's facts."""

    url: Url
    """URL that was read."""
    via: Via
    """page, api, docs or announcement if first-hand; `catalogue` for a third-party list."""
    name: Line | None = None
    """Display name, such as models.dev; the host is shown if omitted."""
    revision: Line | None = None
    """Revision that was read: a commit or version."""
    checked: Day
    """The date on which the source said this."""
    covers: Distinct[Line] = Field(default_factory=list, alias="for")
    """The fields of this record that this source covers."""


def source_of(sources: Sequence[Source], field: str) -> Source | None:
    """The source of one field of a record: one that names it, else one that names no field.

    For `features.tools` a source that names just that goes before one that names `features`.
    """
    group = field.partition(".")[0]
    named = (source for name in (field, group) for source in sources if name in source.covers)
    general = (source for source in sources if not source.covers)
    return next(named, None) or next(general, None)


Derived = Literal[
    "price_changes",
    "tier",
    "hours",
    "free",
    "free_variant",
    "assumed",
    "dearer_variant",
    "no_batch",
    "batch_elsewhere",
    "gone",
    "retires",
    "deprecated",
    "model_deprecated",
    "variant_retired",
    "variant_retires",
    "variant_deprecated",
    "last_seen",
    "variant_last_seen",
    "other_api",
    "base_url",
    "version_in_url",
    "shared_variable",
    "id",
    "lookalike",
    "moving",
    "context",
    "output",
    "variant_limit",
    "dimensions",
]
"""The gotchas that follow from other facts, by the names of their weights."""


PriceCondition = Literal["mode", "input_above", "region", "hours_utc", "quality", "resolution"]
"""Conditions of prices, by the names that they have there."""
CallFeature = Literal["streaming", "tools", "structured", "image-input", "caching"]
"""A feature of chat models that has calls of its own, as templates name them: `chat-tools`."""


class NoCallReason(Record):
    """Why no call is published."""

    text: Sentence
    """Why, in one sentence: what such a call would need, or what to call instead."""
    source: Source | None = None
    """Its source."""


class Gotcha(Record):
    """A pitfall that would cost a user an hour, in one sentence."""

    text: Sentence
    """The sentence: what happens, and what to do instead."""
    source: Source | None = None
    """Its source."""
    models: Distinct[Slug] = Field(default_factory=list)
    """The models it applies to; all of the provider's if omitted."""
    kinds: Distinct[Kind] = Field(default_factory=list)
    """The kinds of model it applies to; any kind if omitted."""
    unless_priced_by: Distinct[PriceCondition] = Field(default_factory=list)
    """It does not apply to offerings that have prices under one of these conditions: region …"""
    id_form: Literal["bare", "profile"] | None = None
    """The form of ID it applies to: a profile has a geography before it (us., global.)."""
    covers: Distinct[Derived] = Field(default_factory=list)
    """Gotchas derived from other facts that this one replaces."""
    refuses: Distinct[CallFeature] = Field(default_factory=list)
    """The further calls that fail because of it, so that pages do not show them: tools …"""
