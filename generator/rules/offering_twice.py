"""A model has one page at one provider: a second entry for it would overwrite the first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each entry whose model its provider's file has before."""
    for offerings in catalogue.at_provider.values():
        first: dict[str, str] = {}
        for offering in offerings:
            slug = offering.model.slug
            if slug in first:
                yield offering.error(
                    "model",
                    f"{slug!r} is offered as {first[slug]!r} above, and here as {offering.id!r}",
                    f"make {offering.id!r} one of the `variants` of {first[slug]!r}",
                )
            first.setdefault(slug, offering.id)
