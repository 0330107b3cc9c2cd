"""The one list of the kinds of page, by the template that each is rendered by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageTemplate = Literal[
    "pages/offering.html",
    "pages/model.html",
    "pages/provider.html",
    "pages/calls.html",
    "pages/creator.html",
    "pages/benchmark.html",
    "pages/explorer.html",
    "pages/model-list.html",
    "pages/list.html",
    "pages/disagreements.html",
    "pages/retirements.html",
    "pages/changes.html",
    "pages/compare.html",
    "pages/compare-pair.html",
    "pages/search.html",
    "pages/complete-list.html",
    "pages/resolve.html",
    "pages/docs.html",
    "pages/home.html",
    "pages/patterns.html",
    "pages/not-found.html",
    "redirect.html",
]
"""A file below templates/."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page. No column has a default, so that no row can forget one."""

    noun: str
    """What the summary of a build calls one of them."""
    plural: str
    """What it calls several."""


PAGE_KINDS: dict[PageTemplate, PageKind] = {
    "pages/offering.html": PageKind("offering", "offerings"),
    "pages/model.html": PageKind("model", "models"),
    "pages/provider.html": PageKind("provider", "providers"),
    "pages/calls.html": PageKind("page of more calls", "pages of more calls"),
    "pages/creator.html": PageKind("creator or family", "creators and families"),
    "pages/benchmark.html": PageKind("benchmark", "benchmarks"),
    "pages/explorer.html": PageKind("table of models", "tables of models"),
    "pages/model-list.html": PageKind("part of a list of models", "parts of lists of models"),
    "pages/list.html": PageKind("list", "lists"),
    "pages/disagreements.html": PageKind("page of disagreements", "pages of disagreements"),
    "pages/retirements.html": PageKind("page of retirements", "pages of retirements"),
    "pages/changes.html": PageKind("page of changes", "pages of changes"),
    "pages/compare.html": PageKind("page to compare models", "pages to compare models"),
    "pages/compare-pair.html": PageKind("pair of models", "pairs of models"),
    "pages/search.html": PageKind("search page", "search pages"),
    "pages/resolve.html": PageKind("resolver", "resolvers"),
    "pages/complete-list.html": PageKind("complete list", "complete lists"),
    "pages/docs.html": PageKind("docs page", "docs pages"),
    "pages/home.html": PageKind("home page", "home pages"),
    "pages/patterns.html": PageKind("pattern page", "pattern pages"),
    "pages/not-found.html": PageKind("not-found page", "not-found pages"),
    "redirect.html": PageKind("redirect", "redirects"),
}
"""In the order in which the summary of a build lists them."""
