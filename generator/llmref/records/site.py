"""What concerns the whole site, and the seeds that no record owns."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from llmref.records.base import Record
from llmref.records.catalogs import CatalogName
from llmref.records.dates import Day
from llmref.records.fields import (
    Amount,
    Count,
    Distinct,
    Line,
    Name,
    OfferingKey,
    Sentence,
    SitePath,
    Slug,
    Url,
    YesNo,
    matching,
)
from llmref.records.kinds import Kind
from llmref.records.price import Currency, Mode, WeekTime
from llmref.records.rates import RateKey
from llmref.records.site_url import SiteUrl
from llmref.records.source import Source

FORMAT = 1
"""The version of the seed format that this code reads."""

_Format = Annotated[
    str,
    BeforeValidator(
        matching(
            str(FORMAT),
            f"seed format {FORMAT}, the one that this version of llmref reads",
            "for an earlier format run `llmref migrate`, for a newer format install a newer llmref",
        )
    ),
    WithJsonSchema({"type": "integer", "const": FORMAT}),
]


class Workload(Record):
    """An amount of work whose cost can be compared between offerings."""

    name: Name | None = None
    """What kind of use it stands for, in lists to choose from: Agent with cache."""
    label: Line
    """What it is, to be read after "for": 1,000 chats of 3,000 input and 500 output tokens."""
    kinds: Distinct[Kind] = Field(min_length=1)
    """The kinds of model it is for; the first workload of a kind is its default."""
    requests: Count
    """How many requests it is made of."""
    uses: dict[RateKey, Count] = Field(min_length=1)
    """What one request uses: tokens, images, minutes … as counted for each rate."""
    mode: Mode | None = None
    """How its requests are made; it has no cost where that mode has no price of its own."""
    at: WeekTime | None = None
    """When its requests are made, in UTC, for models with prices by the hour: mon 02:00."""

    @property
    def title(self) -> str:
        """Its name with what it is; what it is where it has no name."""
        return f"{self.name}: {self.label}" if self.name else self.label


class ExchangeRate(Record):
    """What one unit of a currency was worth."""

    usd: Amount
    """In US dollars."""
    source: Source
    """Its source."""


class CatalogueAddress(Record):
    """Address of an outside catalog."""

    name: CatalogName
    """Name of the catalog in `llmref import`."""
    url: Url
    """The address that `llmref refresh` reads."""


class NavigationLink(Record):
    """One link at the top of each page."""

    text: Name
    """Text of the link."""
    path: SitePath
    """The address of a page on this site: /models/."""


class SiteRecord(Record):
    """The whole site: seeds/site.yaml."""

    format: _Format = str(FORMAT)
    """The version of the seed format."""
    name: Name
    """What the site is called."""
    description: Line
    """What it is, in one sentence."""
    base_url: SiteUrl
    """URL where it will be published; may have a path."""
    repository: Url | None = None
    """Repository of its seeds; without one, pages have no link to edit or report."""
    branch: Slug = "main"
    """The branch that pull requests go to."""
    as_of: Day
    """The date that counts as today."""
    logo: SitePath | None = None
    """An image in seeds/static/ that is shown before the site's name: /logo.svg."""
    navigation: list[NavigationLink] = Field(default_factory=list)
    """The links at the top of each page, in order. Default: models, providers, creators and
    documentation."""
    footer: Sentence | None = None
    """A sentence at the end of each page, such as who publishes it."""
    faq_for_search_engines: YesNo = False
    """Whether the questions of a page are also given to search engines, as a FAQPage in JSON-LD.
    Readers see them anyway."""
    workloads: dict[Slug, Workload]
    """Work whose cost is compared, by slug."""
    featured: Distinct[Slug] = Field(default_factory=list)
    """Models on the home page."""
    exchange_rates: dict[Currency, ExchangeRate] = Field(default_factory=dict)
    """What other currencies were worth, for figures marked as derived."""
    catalogues: list[CatalogueAddress] = Field(default_factory=list)
    """Outside catalogs that `llmref refresh` imports; if two disagree, the first one wins."""


class Redirects(Record):
    """Old slugs and the new ones they lead to: seeds/redirects.yaml."""

    models: dict[Slug, Slug] = Field(default_factory=dict)
    """Old model slug to new."""
    providers: dict[Slug, Slug] = Field(default_factory=dict)
    """Old provider slug to new."""
    offerings: dict[OfferingKey, Slug] = Field(default_factory=dict)
    """An offering that does not exist, as <model>/<provider>, to a model."""
    creators: dict[Slug, Slug] = Field(default_factory=dict)
    """Old creator slug to new."""
    families: dict[Slug, Slug] = Field(default_factory=dict)
    """Old family slug to new."""
    docs: dict[Slug, Slug] = Field(default_factory=dict)
    """Old documentation page to new."""


class Acceptance(Record):
    """A warning that was reviewed and accepted."""

    rule: Slug
    """The rule of the warning."""
    file: Line
    """The seed of the warning, relative to the seeds folder."""
    subject: Line | None = None
    """The slug or model ID of the warning, if the file has several."""
    reason: Sentence
    """Why the seed is right."""


class Exceptions(Record):
    """Accepted warnings: seeds/exceptions.yaml."""

    exceptions: list[Acceptance]
    """One entry for each warning."""


class PageMatter(Record):
    """Front matter of a documentation page: seeds/pages/<slug>.md."""

    title: Name
    """Heading, and title in the browser."""
    description: Line
    """What the page is for, in one sentence."""
    search_terms: Distinct[Name] = Field(default_factory=list)
    """What it is about, in words that people search for."""
    section: Literal["About", "Using", "Maintaining"] = "About"
    """Section of the navigation."""
    order: Count = 100
    """Position in the section."""
    updated: date | None = None
    """The day on which its text last changed."""
