"""What every page has, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from llmref.pages.page_kinds import PageTemplate
from llmref.speed.values import value


@value()
class Link:
    """Text that leads somewhere on this site."""

    text: str
    path: str


@value()
class Section:
    """A part of a page that its table of contents leads to."""

    id: str
    title: str


@value()
class FeedEntry:
    """One entry of a feed."""

    id: str
    """The same in every build."""
    title: str
    url: str
    updated: date
    lines: Sequence[str]


@value()
class Feed:
    """A feed in Atom, as the file beside its page has it."""

    file: str
    label: str
    """What it follows, on its own page."""
    title: str
    url: str
    page: str
    """The whole address of the page that it follows."""
    author: str
    updated: date
    entries: Sequence[FeedEntry]


@value()
class Page:
    """One page, ready to be rendered: nothing is left to look up, sort or compute."""

    path: str
    """Its address below the base URL, from slash to slash."""
    template: PageTemplate
    """The file below templates/; it says of which kind the page is."""
    title: str
    """Unique on the site; also the title in browsers."""
    heading: str
    """What the page is about, as its first heading says."""
    description: str
    """One sentence for search results and previews."""
    crumbs: Sequence[Link] = ()
    """The way from the home page, without this page itself."""
    sections: Sequence[Section] = ()
    """The table of contents."""
    body: Any = None
    """What its template shows; each kind of page has a type of its own."""
    seed: str = ""
    """The seed that can correct it, below the seeds folder."""
    updated: date | None = None
    """The newest date on which a fact of the page was checked."""
    json_ld: Sequence[Mapping[str, Any]] = ()
    """What search engines read, besides the date of the page and its breadcrumbs."""
    data: Mapping[str, Any] | None = None
    """The same facts for machines: index.json."""
    markdown: str = ""
    """The file below templates/feeds/ that gives index.md, without its ending."""
    feeds: Sequence[Feed] = ()
    """Feeds of its changes, beside it."""
    calendar: str = ""
    """Its retirements as a calendar, beside it, if it has one: retirements.ics."""
    in_sitemap: bool = True
    """Whether search engines are to list it."""
    beside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What its scripts load: JSON files beside it, by name, those that `urls.BESIDE` lists."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page that is made when it is needed."""

    path: str
    make: Callable[[], Page]
    updated: date | None = None
    in_sitemap: bool = True
    title: str = field(default="", compare=False)
    subject: object = field(default=None, compare=False)
    """The entity that it is about, if it is about one."""
