"""A slug that leads to nothing would lose an offering, a neighbour or a link without a word."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem, error
from generator.wording import nearest


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each offering of a model, or file of a provider, that does not exist."""
    models, providers = list(catalogue.models), list(catalogue.providers)
    for seed in catalogue.seeds.offerings:
        if seed.slug not in catalogue.providers:
            yield error(
                seed.place(), f"there is no provider {seed.slug!r}", nearest(seed.slug, providers)
            )
        for position, offering in enumerate(seed.record.offerings):
            if offering.model not in catalogue.models:
                yield error(
                    seed.place().at("offerings", position, "model"),
                    f"there is no model {offering.model!r}",
                    nearest(offering.model, models),
                )
