"""A score that its table cannot give is a slip, or a fraction among percents."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each score outside the possible ones of its benchmark."""
    for benchmark in catalogue.benchmarks.values():
        possible = benchmark.record.possible
        for position, score in enumerate(benchmark.record.scores if possible else ()):
            if possible and not possible.low <= score.score <= possible.high:
                yield benchmark.error(
                    f"scores.{position}.score",
                    f"{score.score} is not between {possible.low} and {possible.high}",
                    "correct the score, or the `range` of the benchmark",
                )
