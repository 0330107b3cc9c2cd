"""Where catalogs contradict each other on what a model can do, a confident no misleads."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.source import source_of


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each no of a model, from a catalog, that one of its offerings denies."""
    for slug, model in catalogue.models.items():
        for feature, has in model.record.features.items():
            read = source_of(model.record.sources, f"features.{feature}")
            if has or (read is not None and read.via != "catalogue"):
                continue
            having = [
                offering.provider.name
                for offering in catalogue.at_model[slug]
                if offering.record.features.get(feature)
            ]
            if having:
                yield model.warning(
                    f"features.{feature}",
                    f"{slug!r} is said not to have it, but {having[0]} offers it"
                    f" ({len(having)} in all)",
                    "omit the key, since sources disagree, or name a source of the creator's own",
                    f"{slug} {feature}",
                )
