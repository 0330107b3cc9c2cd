"""Which current models a benchmark has no score of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from llmref.catalogue.benchmarks import Benchmark
from llmref.catalogue.entities import Model
from llmref.catalogue.link import Catalogue
from llmref.insights.market import Market


@dataclass(frozen=True, slots=True)
class Unscored:
    """The current models of a benchmark's kinds that it has no score of."""

    current: int
    """How many current models there are, with and without a score."""
    models: Sequence[Model]
    featured: Sequence[Model]
    """Those of them that the site features, in its order."""


def unscored(
    catalogue: Catalogue, benchmark: Benchmark, market: Callable[[Model], Market]
) -> Unscored:
    """The models without a score; a model is current while a provider offers it."""
    scored = {score.model.slug for score in catalogue.at_benchmark[benchmark.slug]}
    current = [
        model
        for model in catalogue.models.values()
        if model.kind in benchmark.record.kinds and market(model).live
    ]
    lacking = {model.slug: model for model in current if model.slug not in scored}
    featured = [lacking[slug] for slug in catalogue.site.featured if slug in lacking]
    return Unscored(len(current), list(lacking.values()), featured)
