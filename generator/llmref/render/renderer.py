"""Page → files: its HTML, and the same facts as JSON and Markdown beside it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

import orjson
from jinja2 import Template
from markupsafe import Markup

from llmref import formats
from llmref.assets import Assets
from llmref.markdown.literal import destination, literal
from llmref.memo import Memo, Once
from llmref.pages.call_block import Call, CallBlocks
from llmref.pages.page import Link, Page
from llmref.project import Templates
from llmref.records.site import SiteRecord
from llmref.references import whole
from llmref.render.calls import Calls
from llmref.render.code import Code
from llmref.render.environment import environment
from llmref.urls import CALENDAR, Addresses

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What pages may load: files of their own origin, and nothing that is written into them."""

_NEARBY = 4_096
"""So many fragments are remembered: what the pages of one model share, a few hundred at most."""
_FRAGMENT = Once[tuple[str, Hashable], Markup]("markup of a fragment, by file and value", _NEARBY)
_SHARED = Once[tuple[str, Hashable], Markup]("the same without the end of its last line", _NEARBY)
_JSON = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_APPEND_NEWLINE


class Fragment(Protocol):
    """Something that looks the same wherever it is shown."""

    @property
    def fragment(self) -> str:
        """The file below templates/fragments/ that owns its markup, without ending."""


@dataclass(frozen=True)
class SiteView:
    """What every template may ask of the site."""

    record: SiteRecord
    """What seeds/site.yaml says, by its keys."""
    addresses: Addresses
    assets: Assets
    today: date
    """The date that counts as today."""
    navigation: tuple[Link, ...]
    """The links at the top of each page."""
    footer: tuple[Link, ...]
    """The links at the end of each page: what readers of a fact need, and disagreements."""
    policy: str = Markup(POLICY)  # noqa: S704  # its single quotes need no escape
    """What pages may load, as the Content-Security-Policy says it."""

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.record.name

    @property
    def description(self) -> str:
        """What the site is."""
        return self.record.description

    @cached_property
    def styles(self) -> str:
        """The link to the style sheet."""
        return self.link(self.assets.styles)

    @cached_property
    def icon(self) -> str:
        """The link to the icon."""
        return self.link(self.assets.icons["favicon.svg"])

    @cached_property
    def logo(self) -> str | None:
        """The link to the picture before the site's name, if it has one."""
        return self.link(self.record.logo) if self.record.logo else None

    @cached_property
    def scripts(self) -> dict[str, str]:
        """The link to each script, by name."""
        return {name: self.link(path) for name, path in self.assets.scripts.items()}

    def link(self, path: str) -> str:
        """The link to a path of the site."""
        return self.addresses.link(path)

    def whole(self, path: str) -> str:
        """The whole address of a path of the site."""
        return self.addresses.whole(path)

    def edit(self, seed: str) -> str | None:
        """Where a reader can propose a change of a seed; None where no repository is named."""
        if self.record.repository is None:
            return None
        return self.addresses.edit(self.record.repository, self.record.branch, seed)

    def report(self, page: Page) -> str | None:
        """Where a reader can report a wrong fact of a page; None where no repository is named."""
        if self.record.repository is None:
            return None
        return self.addresses.report(self.record.repository, page.path)


class Renderer:
    """Renders pages; fragments are rendered once and reused as text."""

    def __init__(self, templates: Templates, site: SiteView, blocks: CallBlocks) -> None:
        self.templates = templates
        self._environment = environment(templates)
        self._memo = Memo()
        self._templates: dict[str, Template] = {}
        self._code = Code(self._environment)
        calls = Calls(self._environment, self._code, blocks)
        self._root = site.addresses.root
        self._base = site.addresses.whole("")
        self._name = site.name
        self._today = str(site.today)
        self._environment.globals["site"] = site
        self._environment.filters |= {
            "fragment": self.fragment,
            "shared": self.shared,
            "code_html": self._code.html,
            "code_with_places": self._code.with_places,
            "code_text": self._code.text,
            "calls": calls.block,
            "standing": calls.standing,
            "last_run": blocks.last_run,
            "site_links": self._site_links,
            "whole_links": self._whole_links,
            "linked": self._linked,
        }

    def files(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """Path below the site and content of each file of a page, its HTML first."""
        folder = page.path.lstrip("/")
        name = f"{folder}index.html" if page.path.endswith("/") else folder
        yield name, self._template(page.template).render(page=page).encode()
        for beside, data in page.beside.items():
            yield f"{folder}{beside}", self._json(data)
        for feed in page.feeds:
            yield f"{folder}{feed.file}", self.text("feeds/changes.atom", feed=feed)
        if page.calendar:
            yield f"{folder}{CALENDAR}", page.calendar.encode()
        if page.data is not None:
            yield f"{folder}index.json", self._json(page.data)
        if page.markdown:
            text = self._template(f"feeds/{page.markdown}.md").render(page=page)
            yield f"{folder}index.md", f"{self._front_matter(page)}{text}".encode()

    def _front_matter(self, page: Page) -> str:
        """What the Markdown of a page begins with: which page it is, as YAML."""
        head = {
            "title": page.title,
            "site": self._name,
            "canonical": f"{self._base}{page.path}",
            "updated": str(page.updated) if page.updated else None,
            "as_of": self._today,
            "summary": page.description,
        }
        lines = (f"{key}: {orjson.dumps(value).decode()}\n" for key, value in head.items())
        return f"---\n{''.join(lines)}---\n\n"

    def text(self, template: str, **values: object) -> bytes:
        """A file that is no page: a feed, a list of addresses."""
        return self._template(template).render(**values).encode()

    def fragment(self, view: Fragment, ending: str = "html") -> Markup:
        """A fragment as HTML or as Markdown, rendered once for all equal views."""
        file = f"{view.fragment}.{ending}"
        return self._memo.once(_FRAGMENT, (file, view), lambda: self._rendered(file, view))

    def shared(
        self, value: Hashable | Sequence[Hashable], name: str, ending: str = "html"
    ) -> Markup:
        """A fragment of that name as HTML or as Markdown, rendered once for all equal values."""
        file, view = f"{name}.{ending}", tuple(value) if isinstance(value, list) else value
        return self._memo.once(
            _SHARED, (file, view), lambda: self._rendered(file, view).rstrip("\n")
        )

    def _rendered(self, file: str, view: object) -> Markup:
        text = self._template(f"fragments/{file}").render(view=view)
        return Markup(text)  # noqa: S704  # escaped as it ends

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(name)
        return self._templates[name]

    def _site_links(self, html: Markup) -> Markup:
        """Links and images that Markdown writes from the site's root, as the site has them."""
        linked = str.replace(html, 'href="/', f'href="{self._root}/')  # Markup's own would escape
        linked = linked.replace('src="/', f'src="{self._root}/')
        return Markup(linked)  # noqa: S704  # was markup

    def _whole_links(self, text: str) -> str:
        """Links that Markdown writes from the site's root, as whole addresses."""
        return whole(text, self._base)

    def _linked(self, link: Link) -> str:
        """A link in Markdown, with its whole address."""
        address = (
            f"{self._base}{link.path}" if link.path.startswith("/") else destination(link.path)
        )
        return f"[{literal(link.text)}]({address})" if link.path else literal(link.text)

    def _json(self, data: Mapping[str, Any]) -> bytes:
        return orjson.dumps(data, self._as_json, _JSON)

    def _as_json(self, value: object) -> object:
        match value:
            case Decimal():
                return formats.amount_text(value)
            case Call():
                return {
                    "language": value.language,
                    "client": value.client,
                    "code": self._code.text(value),
                }
        raise TypeError(f"{type(value).__name__} has no JSON form")
