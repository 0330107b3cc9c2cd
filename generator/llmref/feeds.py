"""Files that are no pages: sitemap, robots.txt, headers for hosts, the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llmref import assets
from llmref.printing import Printed
from llmref.render.renderer import POLICY, Renderer, SiteView

LARGEST_SITEMAP = 50_000
"""Addresses that one sitemap may hold, by the protocol of sitemaps.org."""


def feed_files(
    renderer: Renderer, site: SiteView, pages: Sequence[Printed]
) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file."""
    yield from _sitemaps(renderer, sorted(pages, key=lambda page: page.path))
    yield "robots.txt", renderer.text("feeds/robots.txt")
    yield "_headers", renderer.text("feeds/_headers", policy=POLICY)
    yield (
        "manifest.webmanifest",
        assets.manifest(site.name, site.description, site.link("/"), site.icon),
    )
    yield from site.assets.files.items()


def _sitemaps(renderer: Renderer, pages: Sequence[Printed]) -> Iterator[tuple[str, bytes]]:
    listed = [page for page in pages if page.in_sitemap]
    if len(listed) <= LARGEST_SITEMAP:
        yield "sitemap.xml", renderer.text("feeds/sitemap.xml", pages=listed)
        return
    parts = [
        listed[start : start + LARGEST_SITEMAP] for start in range(0, len(listed), LARGEST_SITEMAP)
    ]
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, start=1)]
    for name, part in zip(names, parts, strict=True):
        yield name, renderer.text("feeds/sitemap.xml", pages=part)
    yield "sitemap.xml", renderer.text("feeds/sitemap-index.xml", names=names)
