"""Benchmarks and their scores as JSON. A score is text with all its digits."""

from __future__ import annotations

from typing import Any

from llmref import formats
from llmref.catalogue.benchmarks import Benchmark, Score
from llmref.insights.source_json import read_data

Data = dict[str, Any]


def benchmark_facts(benchmark: Benchmark) -> Data:
    """What a benchmark says of itself, without its scores."""
    record = benchmark.record
    possible = record.possible
    return {
        "slug": benchmark.slug,
        "name": benchmark.name,
        "kinds": record.kinds,
        "measures": record.measures,
        "unit": record.unit,
        "direction": record.direction,
        "range": (
            {
                "low": formats.amount_text(possible.low),
                "high": formats.amount_text(possible.high),
            }
            if possible
            else None
        ),
        "benchmark_version": record.version,
        "published_at": record.url,
        "license": record.license,
        "attribution": record.attribution,
        "source": read_data(record.source),
    }


def score_data(score: Score) -> Data:
    """One score; what its table does not state is null."""
    record = score.record
    return {
        "model": score.model.slug,
        "setting": record.setting,
        "score": formats.amount_text(record.score),
        "unit": score.benchmark.record.unit,
        "date": record.date,
        "checked": score.benchmark.record.source.checked,
        "self_reported": record.self_reported,
        "source_url": record.url or score.benchmark.record.source.url,
    }
