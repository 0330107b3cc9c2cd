"""Scores of benchmarks as rows of tables, on the pages of benchmarks, models and offerings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from llmref import formats, urls
from llmref.catalogue.benchmarks import Benchmark, Score
from llmref.catalogue.entities import Model
from llmref.insights.cells import source_name
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.pages.page import Link
from llmref.records.benchmark import ScoreUnit
from llmref.speed.values import value

_ROWS = Once[Model, Sequence["ScoreRow"]]("scores of a model")
UNITS: dict[ScoreUnit, str] = {"percent": "percent", "points": "points"}
"""What readers call each unit."""
_BY = {True: "the model's creator", False: "the publisher", None: "Not stated"}


@value()
class ScoreRow:
    """One score in a table, headed by its model or by its benchmark."""

    head: Link
    score: str
    setting: str
    day: date | None
    checked: date
    """The day on which the table had it, which is the latest that `day` can be."""
    by: str
    """Who measured it."""
    is_by_known: bool
    url: str
    """Where it is published."""
    where: str
    """What readers call that place."""


def score_text(score: Score) -> str:
    """A score with all its digits and its unit."""
    return formats.score(score.record.score, score.benchmark.record.unit)


def score_row(context: PageContext, score: Score, head: str) -> ScoreRow:
    """A score, headed by its "model" or by its "benchmark"."""
    record, benchmark = score.record, score.benchmark
    source = benchmark.record.source
    link = Link(context.name(score.model), urls.model_path(score.model))
    return ScoreRow(
        benchmark_link(benchmark) if head == "benchmark" else link,
        score_text(score),
        record.setting or "",
        score.day,
        source.checked,
        _BY[record.self_reported],
        record.self_reported is not None,
        record.url or source.url,
        host_of(record.url) if record.url else source_name(source),
    )


def score_rows(context: PageContext, model: Model) -> Sequence[ScoreRow]:
    """The scores of a model, by benchmark."""
    scores = context.catalogue.scores_of_models[model.slug]
    return context.memo.once(
        _ROWS, model, lambda: tuple(score_row(context, score, "benchmark") for score in scores)
    )


def benchmark_link(benchmark: Benchmark) -> Link:
    """The page of a benchmark, by its name."""
    return Link(benchmark.name, urls.benchmark_path(benchmark))


def host_of(url: str) -> str:
    """What readers call a place where scores are published: its host."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
