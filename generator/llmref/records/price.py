"""What a provider charges, under one condition and in one period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from llmref.records.base import Record
from llmref.records.dates import Day
from llmref.records.fields import Count, Distinct, Line, Rate, YesNo, matching, refused
from llmref.records.rates import RateKey

Mode = Literal["batch", "flex", "priority", "fast"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Currency = Literal["USD", "EUR", "CNY", "GBP", "JPY"]
Published = Literal[Currency, "DBU"]
"""What a provider publishes its amounts in: a currency, or Databricks' units, DBU."""
SourceKey = Line


HOURS = r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"
Hours = Annotated[
    str,
    BeforeValidator(matching(HOURS, "a range of hours", "write it as 16:30-00:30, in UTC")),
    WithJsonSchema({"type": "string", "pattern": f"^{HOURS}$"}),
]


WEEK_TIME = r"(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d"
WeekTime = Annotated[
    str,
    BeforeValidator(matching(WEEK_TIME, "a time of the week", "write it as mon 02:00, in UTC")),
    WithJsonSchema({"type": "string", "pattern": f"^{WEEK_TIME}$"}),
]


class When(Record):
    """The conditions of a price. All that are given must apply."""

    mode: Mode | None = None
    """How the request is made: batch, flex, priority, fast."""
    input_above: Count | None = None
    """Applies to the whole request if its input has more tokens than this."""
    input_from: Count | None = None
    """Applies to the whole request if its input has this many tokens or more."""
    region: Line | None = None
    """Region that serves the request."""
    hours_utc: Hours | None = None
    """The hours of the day, in UTC: 16:30-00:30."""
    weekdays: Distinct[Weekday] | None = Field(None, min_length=1)
    """The days of the week. Public holidays are no condition of a price: a gotcha names them."""
    thinking: YesNo | None = None
    """Whether reasoning is enabled."""
    quality: Line | None = None
    """Requested quality."""
    resolution: Line | None = None
    """Requested resolution."""

    @model_validator(mode="after")
    def _one_threshold(self) -> When:
        if self.input_above is not None and self.input_from is not None:
            hint = "keep the one that the provider states"
            raise refused("`input_above` and `input_from` say the same in two ways", hint)
        return self

    def given(self) -> Mapping[str, object]:
        """The conditions that are given, by name, lists as tuples."""
        stated = self.model_dump(exclude_none=True)
        return {
            key: tuple(item) if isinstance(item, list) else item for key, item in stated.items()
        }

    @property
    def longest_below(self) -> int | None:
        """The most tokens of input of a request that is charged otherwise, if length matters."""
        return self.input_from - 1 if self.input_from is not None else self.input_above


class Dispute(Record):
    """Rates according to another source."""

    rates: dict[RateKey, Rate]
    """Its rates."""
    source: SourceKey
    """Key of the source."""
    checked: Day | None = None
    """The date on which the source said this."""


class Correction(Record):
    """Wrong rates of another source, which this price corrects."""

    rates: dict[RateKey, Rate] = Field(min_length=1)
    """Its rates; the correction lapses when the source changes them."""
    source: SourceKey
    """Key of the source."""
    checked: Day | None = None
    """The date on which the source said this."""


class Revision(Record):
    """Other figures of a source for the same price; nothing shows that the price changed."""

    rates: dict[RateKey, Rate] = Field(min_length=1)
    """The rates that the source stated before."""
    source: SourceKey
    """Key of the source."""
    after: Day
    """The date of its last copy that stated them."""
    by: Day
    """The date of its first copy that stated other ones."""


class Price(Record):
    """A set of rates under one condition and in one period."""

    when: When | None = None
    """The conditions; a price without any applies if no other does."""
    rates: dict[RateKey, Rate] = Field(min_length=1)
    """What is charged, each in the unit of its key; `free` for no charge beside paid rates."""
    currency: Currency | None = None
    """The currency that the provider publishes; USD where this is left out."""
    converted_from: Published | None = None
    """What the provider publishes, where its source converted the amounts: CNY, EUR, DBU."""
    starts: Day | None = None
    """The first day of this price; the last on which it can have started, with `starts_after`."""
    starts_after: Day | None = None
    """The last day on which it had not started, where a source shows the first day only so."""
    ends: Day | None = None
    """The first day on which this price no longer applies; by then, with `ends_after`."""
    ends_after: Day | None = None
    """The last day on which it still applied, where a source shows its end only so."""
    source: SourceKey | None = None
    """Its source, if not that of the offering."""
    checked: Day | None = None
    """The date on which the source said this."""
    rate_sources: dict[RateKey, SourceKey] = Field(default_factory=dict)
    """Sources of single rates, if not that of the price."""
    disputed: list[Dispute] = Field(default_factory=list)
    """Other rates according to other sources."""
    corrects: list[Correction] = Field(default_factory=list)
    """Wrong rates of other sources, until those change them."""
    revised: list[Revision] = Field(default_factory=list)
    """Figures of its sources before they revised them, written by imports."""
