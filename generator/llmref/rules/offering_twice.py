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


def _twice(slug: str, above: str, here: str) -> tuple[str, str]:
    if above == here:
        return f"{slug!r} is already offered as {here!r} above", "delete one of the two entries"
    return (
        f"{slug!r} is offered as {above!r} above, and here as {here!r}",
        f"make {here!r} one of the `variants` of {above!r}",
    )
