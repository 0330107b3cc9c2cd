"""Every path of the site, and the links between its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import quote, urlencode, urlsplit

from llmref.catalogue.benchmarks import Benchmark
from llmref.catalogue.entities import Creator, Family, Model, Offering, Provider

SinglePage = Literal[
    "/",
    "/models/",
    "/providers/",
    "/creators/",
    "/benchmarks/",
    "/retirements/",
    "/retirements/past/",
    "/changes/",
    "/compare/",
    "/search/",
    "/resolve/",
    "/docs/",
    "/patterns/",
    "/404.html",
]
"""The addresses of pages of which there is one, whatever the seeds."""
NOT_FOUND: SinglePage = "/404.html"


def model_path(model: Model) -> str:
    """The address of a model's page, below the base URL."""
    return f"/model/{model.slug}/"


def offering_path(offering: Offering) -> str:
    """The address of an offering's page."""
    return f"/model/{offering.model.slug}/{offering.provider.slug}/"


def provider_path(provider: Provider) -> str:
    """The address of a provider's page."""
    return f"/provider/{provider.slug}/"


def calls_path(provider: Provider, recipe_class: str) -> str:
    """The address of the page of a provider's calls for single features, in one class of API."""
    return f"/provider/{provider.slug}/calls/{recipe_class}/"


def creator_path(creator: Creator) -> str:
    """The address of a creator's page."""
    return f"/creator/{creator.slug}/"


def family_path(family: Family) -> str:
    """The address of a family's page."""
    return f"/family/{family.slug}/"


def feature_path(feature: str) -> str:
    """The address of a capability's page: structured_output is at structured-output."""
    return f"/capability/{feature.replace('_', '-')}/"


def kind_path(kind: str) -> str:
    """The address of the page of a kind of model."""
    return f"/kind/{kind}/"


def benchmark_path(benchmark: Benchmark) -> str:
    """The address of a benchmark's page."""
    return f"/benchmarks/{benchmark.slug}/"


def docs_path(slug: str) -> str:
    """The address of a documentation page."""
    return f"/docs/{slug}/"


def filtered_path(**chosen: str) -> str:
    """The address of the models that have these values, by the filters of the explorer."""
    return f"/models/?{urlencode(chosen)}"


def ranking_path(example: str) -> str:
    """The address of all models by what an example costs, where another one can be chosen."""
    return f"/models/?example={example}"


BESIDE: dict[str, tuple[str, ...]] = {
    "/search/": ("names.json", "ids.json"),
    "/models/": ("models.json", "offerings.json"),
    "/changes/": ("price-cuts.atom",),
}
"""The files beside single pages: data that their scripts load, and a feed of price cuts."""


def files_beside(path: str, examples: Iterable[str]) -> tuple[str, ...]:
    """The files beside a page; beside the explorer, the costs of each example of the site."""
    costs = [costs_file(slug) for slug in examples] if path == "/models/" else ()
    return (*BESIDE.get(path, ()), *costs)


def costs_file(example: str) -> str:
    """The file of the explorer that has what an example costs."""
    return f"costs-{example}.json"


ATOM, CUTS, CALENDAR = "changes.atom", "price-cuts.atom", "retirements.ics"
"""Feeds and calendars beside the pages that they follow."""
OWN_FILES = frozenset(
    {
        "robots.txt",
        "_headers",
        "manifest.webmanifest",
        "assets",
        "api",
        "drop-in",
        "llms.txt",
        "llms-full.txt",
    }
)
"""What the site has beside pages and sitemaps; `assets`, `api` and `drop-in` are folders."""
SITEMAP = re.compile(r"sitemap(-\d+)?\.xml")
DISAGREEMENTS = "disagreements"
DATA = "data"
"""The documentation page of the documents for programs, by its slug."""
OWN_DOCS = frozenset({DISAGREEMENTS})
"""Pages among the documentation that are made from records, by what would be their slug."""


@dataclass(frozen=True)
class Addresses:
    """Links for a site that may be published below a path."""

    base: str
    """The base URL, with or without a slash at its end: https://owner.github.io/repo."""

    @cached_property  # asked for by every link
    def root(self) -> str:
        """What every link on the site starts with: "" at the top of a host, else /repo."""
        return urlsplit(self.base).path.rstrip("/")

    def link(self, path: str) -> str:
        """The link to a path of the site, as it stands in a page."""
        return f"{self.root}{path}"

    def whole(self, path: str) -> str:
        """The whole address of a path of the site."""
        return f"{self.base.rstrip('/')}{path}"

    def edit(self, repository: str, branch: str, seed: str) -> str:
        """Where a reader can propose a change of a seed."""
        return f"{repository.rstrip('/')}/edit/{branch}/seeds/{quote(seed)}"

    def report(self, repository: str, path: str) -> str:
        """Where a reader can report a wrong fact of a page, with its address filled in."""
        asked = urlencode({"title": "Wrong fact", "body": f"{self.whole(path)}\n"}, safe="/:")
        return f"{repository.rstrip('/')}/issues/new?{asked}"


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that some paths of files lie in, without slashes at the ends."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
