"""A source that nothing names is left over, or the facts that were read there name another."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem, error


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each declared source that no entry of its file names."""
    for seed in catalogue.seeds.offerings:
        used = seed.record.named_sources()
        for key in seed.record.sources:
            if key not in used:
                yield error(
                    seed.place().at("sources", key),
                    f"the source {key!r} is not used in this file",
                    "cite it where facts come from it, or delete it",
                )
