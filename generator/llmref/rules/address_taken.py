"""A page of the seeds at an address where the generator makes one would be lost, or the other."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Place, Problem, error
from llmref.urls import OWN_DOCS, docs_path


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each page, and each redirect, at the address of a page that is made."""
    for page in catalogue.pages:
        if page.slug in OWN_DOCS:
            yield error(page.place(), _taken(page.slug), "rename the file")
    for group, pairs in catalogue.redirects:
        for old in pairs:
            if group == "docs" and old in OWN_DOCS:
                place = Place("redirects.yaml", (group, old))
                yield error(place, _taken(old), "delete the redirect")


def _taken(slug: str) -> str:
    return f"{docs_path(slug)} is a generated page"
