"""The shapes of benchmarks and of their scores."""

from __future__ import annotations

from typing import get_args

from llmref.open_data import schema_facts as facts
from llmref.open_data.basis import Data
from llmref.open_data.schema_words import (
    address_of,
    day_of,
    list_of,
    object_of,
    one_word,
    or_null,
    text_of,
    yes_no,
)
from llmref.records.benchmark import POINTS, ScoreDirection

_POINTS = text_of("A score with all its digits.", pattern=f"^{POINTS}$")
_UNIT = text_of("What a score is counted in: percent, points.")
SCORE: dict[str, Data] = {
    "model": facts.MODEL,
    "setting": or_null(text_of("What the score depends on besides the model.")),
    "score": _POINTS,
    "unit": _UNIT,
    "date": or_null(day_of("The date that the table gives for the score.")),
    "checked": day_of("The date of the copy of the table, the latest that the score can have."),
    "self_reported": or_null(yes_no("Whether the creator of the model measured it.")),
    "source_url": address_of("Where the score is published."),
}
SCORES_OF_MODEL = list_of(
    object_of({"benchmark": text_of("Slug of the benchmark."), **SCORE}),
    "Scores of the model, by benchmark.",
)
BENCHMARK: dict[str, Data] = {
    "slug": facts.SLUG,
    "name": facts.NAME,
    "kinds": list_of(text_of("A kind of model that it is for.")),
    "measures": text_of("What a score says."),
    "unit": _UNIT,
    "direction": one_word("Which scores say more for a model.", get_args(ScoreDirection)),
    "range": or_null(object_of({"low": _POINTS, "high": _POINTS}, "The possible scores.")),
    "benchmark_version": or_null(text_of("Version of tasks and harness.")),
    "published_at": address_of("Where the benchmark is published."),
    "license": text_of("License of the scores."),
    "attribution": or_null(text_of("Whose the scores are, as the license asks to state it.")),
    "source": facts.CITED,
    "scores": list_of(object_of(SCORE), "Ranked as the direction says."),
}
