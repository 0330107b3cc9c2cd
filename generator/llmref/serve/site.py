"""One state of the seeds and templates, whose files are rendered when they are asked for."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import unquote

from llmref import feeds, pages
from llmref.build import site_view
from llmref.catalogue.link import Catalogue
from llmref.open_data.documents import data_files, data_paths
from llmref.pages.call_block import CallBlocks
from llmref.pages.context import PageContext
from llmref.printing import Printed
from llmref.project import Templates
from llmref.recipes import proof
from llmref.records.slugs import PAGE_FILES
from llmref.render.renderer import Renderer
from llmref.urls import Addresses, files_beside


class Showing:
    """The files of a site, as a build would write them."""

    def __init__(
        self, catalogue: Catalogue, templates: Templates, base_url: str, styles: int = 0
    ) -> None:
        """Show a catalogue; `styles` counts the changes of templates before."""
        self.catalogue = catalogue
        self.styles = styles
        addresses = Addresses(base_url)
        self._view = site_view(catalogue, addresses, templates)
        self._renderer = Renderer(templates, self._view, CallBlocks(proof.of(templates)))
        self._context = PageContext(catalogue, addresses)
        plans = pages.plans(self._context)
        self._plans = {plan.path: plan for plan in plans}
        self._files = {file.path: file.content for file in catalogue.seeds.static}

    def file(self, address: str) -> tuple[str, bytes] | None:
        """Name and content of the file that a host would send for an address, if there is one."""
        name = unquote(address).lstrip("/")
        name = f"{name}index.html" if name.endswith("/") or not name else name
        if name not in self._files:
            self._render(name)
        return (name, self._files[name]) if name in self._files else None

    def is_folder(self, address: str) -> bool:
        """Whether a page stands at the address with a slash added."""
        return f"{unquote(address)}/" in self._plans

    def _render(self, name: str) -> None:
        folder, _, last = f"/{name}".rpartition("/")
        examples = self.catalogue.site.workloads
        own = (*PAGE_FILES, *files_beside(f"{folder}/", examples))
        path = f"{folder}/" if last in own else f"/{name}"
        if path in self._plans:
            self._files |= self._renderer.files(self._plans[path].make())
        elif name.startswith("sitemap"):
            self._files |= feeds.feed_files(self._renderer, self._view, self._printed)
        elif name in data_paths():
            self._files |= data_files(self._context)
        else:
            sitemaps = self._without_sitemap
            self._files |= {name: sitemaps[name]} if name in sitemaps else {}

    @cached_property
    def _without_sitemap(self) -> dict[str, bytes]:
        files = dict(feeds.feed_files(self._renderer, self._view, ()))
        del files["sitemap.xml"]
        return files

    @property
    def _printed(self) -> list[Printed]:
        return [Printed.of(plan.make()) for plan in self._plans.values()]
