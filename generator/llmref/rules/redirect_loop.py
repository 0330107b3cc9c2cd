"""Redirects that lead to each other never arrive: the browser gives up, and so does the reader."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Place, Problem, error
from llmref.rings import ring_text, rings


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each ring of redirects, at its first slug."""
    for group, pairs in catalogue.redirects:
        for ring in rings(pairs):
            yield error(
                Place("redirects.yaml", (group, ring[0])),
                f"the redirects form a loop: from {ring_text(ring, ' to ')}",
                "redirect each old slug to one that exists",
            )
