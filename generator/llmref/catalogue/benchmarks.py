"""Benchmarks and their scores, joined with the models that were measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from llmref.catalogue.entities import Entity, Model
from llmref.records.benchmark import BenchmarkRecord, ScoreRecord


@dataclass(frozen=True, slots=True, eq=False)
class Benchmark(Entity):
    """One table of scores."""

    slug: str
    record: BenchmarkRecord

    @property
    def name(self) -> str:
        """Name of the benchmark."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Score(Entity):
    """One score of one model."""

    benchmark: Benchmark
    model: Model
    record: ScoreRecord

    @property
    def day(self) -> date | None:
        """The date that the table gives; None where it gives none."""
        return self.record.date

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key of a table: as its direction ranks scores, then by model and setting."""
        points = self.record.score
        ranked = -points if self.benchmark.record.direction == "higher" else points
        return ranked, self.model.name.casefold(), self.model.slug, self.record.setting or ""


def scores_of(benchmark: Benchmark, models: Mapping[str, Model]) -> list[Score]:
    """The scores of a table in its order, of models that exist; a rule reports the others."""
    listed = enumerate(benchmark.record.scores)
    scores = (
        Score(benchmark.place.at("scores", position), benchmark, model, record)
        for position, record in listed
        if (model := models.get(record.model))
    )
    return sorted(scores, key=lambda score: score.order)
