"""Ways that come back to where they were, among things of which each leads to one other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llmref import numerals
from llmref.limits import SHOWN


def rings(leads: Mapping[str, str]) -> Iterator[list[str]]:
    """Each ring once, from the member that is listed first; every step is taken once."""
    positions = {slug: position for position, slug in enumerate(leads)}
    walked: dict[str, int] = {}
    for start, walk in positions.items():
        path: list[str] = []
        slug = start
        while slug in leads and slug not in walked:
            walked[slug] = walk
            path.append(slug)
            slug = leads[slug]
        if walked.get(slug) == walk and path:
            ring = path[path.index(slug) :]
            first = ring.index(min(ring, key=positions.__getitem__))
            yield ring[first:] + ring[:first]


def ends(leads: Mapping[str, str]) -> dict[str, str]:
    """Where each chain ends that has an end; every step is taken once."""
    end_of: dict[str, str] = {}
    for start in leads:
        path: dict[str, None] = {}
        slug = start
        while slug in leads and slug not in end_of and slug not in path:
            path[slug] = None
            slug = leads[slug]
        end_of.update(dict.fromkeys(path, end_of.get(slug, slug)))
    return end_of


def ring_text(ring: list[str], joint: str, start: int = 0) -> str:
    """A ring in words, from one of its positions back to it; of a long one the first steps."""
    first = ring[start]
    steps = joint.join(ring[(start + step) % len(ring)] for step in range(min(len(ring), SHOWN)))
    if len(ring) <= SHOWN:
        return f"{steps}{joint}{first}"
    return f"{steps}, and {numerals.count(len(ring) - SHOWN)} more steps later to {first}"
