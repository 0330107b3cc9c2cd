"""A model has one page at one provider: a second entry for it would overwrite the first."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each entry whose model its provider's file has before."""
    for offerings in catalogue.at_provider.values():
        first: dict[str, str] = {}
        for offering in offerings:
            slug = offering.model.slug
            if slug in first:
                yield offering.error("model", *_twice(slug, first[slug], offering.id))
            first.setdefault(slug, offering.id)


def _twice(slug: str, above: str, second: str) -> tuple[str, str]:
    if above == second:
        return f"{slug!r} is already offered as {second!r} above", "delete one of the two entries"
    return (
        f"{slug!r} is offered as {above!r} above, and here as {second!r}",
        f"make {second!r} one of the `variants` of {above!r}",
    )
