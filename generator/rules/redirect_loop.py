"""Redirects that lead to each other never arrive: the browser gives up, and so does the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalogue.link import Catalogue
from generator.problems import Place, Problem, error


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each ring of redirects, at its first slug."""
    for group, pairs in catalogue.redirects:
        told: set[str] = set()
        for old in pairs:
            ring = _ring(old, pairs)
            if ring and not told & set(ring):
                told |= set(ring)
                yield error(
                    Place("redirects.yaml", (group, old)),
                    " leads to ".join([*ring, old]),
                    "lead each old slug to one that exists",
                )


def _ring(start: str, pairs: Mapping[str, str]) -> list[str]:
    """The slugs from this one back to itself; empty where the way does not come back."""
    way = [start]
    while (following := pairs.get(way[-1])) is not None and following not in way:
        way.append(following)
    return way if following == start else []
