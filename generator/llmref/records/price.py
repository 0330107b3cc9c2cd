"""What a provider charges, under one condition and in one period."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from llmref.records.base import Record
from llmref.records.fields import Count, Day, Distinct, Line, Rate, YesNo, matching
from llmref.records.rates import RateKey

Mode = Literal["batch", "flex", "priority", "fast"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Currency = Literal["USD", "EUR", "CNY", "GBP", "JPY"]
SourceKey = Line


HOURS = r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"
Hours = Annotated[
    str,
    BeforeValidator(matching(HOURS, "a range of hours", "write it as 16:30-00:30, in UTC")),
    WithJsonSchema({"type": "string", "pattern": f"^{HOURS}$"}),
]


class When(Record):
    """The conditions of a price. All that are given must hold."""

    mode: Mode | None = None
    """How the request is made: batch, flex, priority, fast."""
    input_above: Count | None = None
    """The whole request is charged so when its input has more tokens than this."""
    region: Line | None = None
    """Where the request is answered."""
    hours_utc: Hours | None = None
    """The hours of the day, in UTC: 16:30-00:30."""
    weekdays: Distinct[Weekday] | None = Field(None, min_length=1)
    """The days of the week."""
    thinking: YesNo | None = None
    """Whether the model thinks before it answers."""
    quality: Line | None = None
    """The quality asked for."""
    resolution: Line | None = None
    """The resolution asked for."""


class Dispute(Record):
    """What another source says the rates are."""

    rates: dict[RateKey, Rate]
    """Its rates."""
    source: SourceKey
    """Which source."""
    checked: Day | None = None
    """The date of the copy that was read."""


class Correction(Record):
    """What a source said, wrongly, of rates that this price states as they are."""

    rates: dict[RateKey, Rate] = Field(min_length=1)
    """What it said; the correction lapses when it says something else."""
    source: SourceKey
    """Which source."""
    checked: Day | None = None
    """The date of the copy that was read."""


class Price(Record):
    """A set of rates under one condition and in one period."""

    when: When | None = None
    """The conditions; a price without any applies where no other does."""
    rates: dict[RateKey, Rate] = Field(min_length=1)
    """What is charged, each in the unit of its key; `free` for no charge beside paid rates."""
    currency: Currency | None = None
    """The currency that the provider publishes; USD where this is left out."""
    starts: Day | None = None
    """The first day of this price."""
    ends: Day | None = None
    """The first day on which this price no longer holds."""
    source: SourceKey | None = None
    """Where it was read, if not where the offering was."""
    checked: Day | None = None
    """The date of the copy that was read."""
    rate_sources: dict[RateKey, SourceKey] = Field(default_factory=dict)
    """Where single rates were read elsewhere."""
    disputed: list[Dispute] = Field(default_factory=list)
    """What other sources say."""
    corrects: list[Correction] = Field(default_factory=list)
    """What other sources are known to have wrong, until they say something else."""
