"""What a benchmark measures, and the scores of one table as it publishes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from llmref.records.base import Record
from llmref.records.dates import Day
from llmref.records.fields import Distinct, Line, Name, Sentence, Slug, Url, YesNo, matching
from llmref.records.kinds import Kind
from llmref.records.source import Source

POINTS = r"-?(0|[1-9]\d{0,8})(\.\d{1,18})?"
_POINTS = matching(POINTS, "a score", "write digits and one point: 56.9")
Points = Annotated[
    Decimal,
    BeforeValidator(lambda value: Decimal(_POINTS(value))),
    PlainSerializer(lambda points: f"{points:f}", return_type=str),
    WithJsonSchema({"type": ["number", "string"], "pattern": f"^{POINTS}$"}),
]
ScoreUnit = Literal["percent", "points"]
ScoreDirection = Literal["higher", "lower"]


class ScoreRange(Record):
    """The scores that are possible."""

    low: Points
    """The lowest possible score."""
    high: Points
    """The highest possible score."""


PERCENT = ScoreRange.model_validate({"low": "0", "high": "100"})


class ScoreRecord(Record):
    """One score of one model."""

    model: Slug
    """The model that was measured, by its slug."""
    setting: Line | None = None
    """What the score depends on besides the model, such as the reasoning effort."""
    score: Points
    """The score as published, in the unit of the table."""
    date: Day | None = None
    """The date that the table gives for this score."""
    self_reported: YesNo | None = None
    """Whether the creator of the model measured it itself."""
    url: Url | None = None
    """Where this score is published, if the table names an address."""


class BenchmarkRecord(Record):
    """One table of scores as one benchmark publishes it: seeds/benchmarks/<benchmark>.yaml."""

    name: Name
    """Name of the benchmark, with the part that the table is about."""
    kinds: Distinct[Kind] = Field(min_length=1)
    """The kinds of model that it is for."""
    measures: Sentence
    """What a score says, in one sentence."""
    unit: ScoreUnit
    """What a score is counted in."""
    direction: ScoreDirection
    """Whether a higher or a lower score says more for a model."""
    range: ScoreRange | None = None
    """The possible scores; 0 to 100 if the unit is percent."""
    version: Line | None = None
    """Version of tasks and harness that all scores share."""
    url: Url
    """Where the benchmark is published."""
    license: Line
    """License of the scores: its SPDX ID, or its name if it has none."""
    attribution: Line | None = None
    """Whose the scores are, as the license asks to state it."""
    source: Source
    """Where the scores were read."""
    scores: list[ScoreRecord] = Field(min_length=1)
    """The scores: one for each model and setting."""

    @property
    def possible(self) -> ScoreRange | None:
        """The possible scores; None where the record gives no bounds."""
        return self.range or (PERCENT if self.unit == "percent" else None)
