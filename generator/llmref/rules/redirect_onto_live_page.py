"""A redirect page at the address of a living record would take the record's place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Place, Problem, error


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each old slug that a record still has."""
    live: dict[str, Collection[str]] = {
        "models": catalogue.models,
        "providers": catalogue.providers,
        "offerings": catalogue.by_key,
        "creators": catalogue.creators,
        "families": catalogue.families,
        "docs": {page.slug for page in catalogue.pages},
    }
    for group, pairs in catalogue.redirects:
        for old, new in pairs.items():
            if old in live[group]:
                yield error(
                    Place("redirects.yaml", (group, old)),
                    f"{old!r} redirects to {new!r}, but still has its own page",
                    "delete the redirect, or the record",
                )
