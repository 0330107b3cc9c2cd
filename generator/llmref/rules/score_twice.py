"""Two scores of one model in one setting: readers could not tell which of them counts."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each score whose model and setting its table has before."""
    for benchmark in catalogue.benchmarks.values():
        earlier: set[tuple[str, str | None]] = set()
        for position, score in enumerate(benchmark.record.scores):
            key = (score.model, score.setting)
            if key in earlier:
                setting = f" with the setting {score.setting!r}" if score.setting else ""
                yield benchmark.error(
                    f"scores.{position}.model",
                    f"{score.model!r} has a score{setting} above",
                    "state the `setting` that differs, or delete one of the two",
                )
            earlier.add(key)
