"""The sitemap, robots.txt, headers and manifest."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from llmref import build, feeds, judge
from llmref.pages.call_block import CallBlocks
from llmref.printing import Printed
from llmref.project import TEMPLATES
from llmref.recipes.proof import Proof
from llmref.render.renderer import POLICY, Renderer
from llmref.urls import Addresses
from tests.sites import world

BASE = "https://owner.github.io/repo/"


def page(path: str, *, updated: date | None = None, in_sitemap: bool = True) -> Printed:
    return Printed(path, "pages/list.html", path, path, updated, in_sitemap)


def files(*pages: Printed) -> dict[str, str]:
    catalogue, _ = judge.check(world("tiny"))
    assert catalogue is not None
    view = build.site_view(catalogue, Addresses(BASE), TEMPLATES)
    renderer = Renderer(TEMPLATES, view, CallBlocks(Proof({}, {})))
    return {
        path: content.decode()
        for path, content in feeds.feed_files(renderer, view, pages)
        if not path.startswith("assets/")
    }


def test_the_sitemap_lists_pages_by_address_with_the_day_of_their_facts() -> None:
    sitemap = files(page("/b/", updated=date(2026, 5, 22)), page("/a/"))["sitemap.xml"]

    assert re.findall("<url>.*</url>", sitemap) == [
        f"<url><loc>{BASE}a/</loc></url>",
        f"<url><loc>{BASE}b/</loc><lastmod>2026-05-22</lastmod></url>",
    ]


def test_pages_that_are_no_destination_are_left_out() -> None:
    assert "/old/" not in files(page("/old/", in_sitemap=False))["sitemap.xml"]


def test_addresses_are_escaped() -> None:
    assert f"<loc>{BASE}a&amp;b/</loc>" in files(page("/a&b/"))["sitemap.xml"]


@pytest.mark.parametrize(("number", "parts"), [(2, 0), (3, 2), (4, 2), (5, 3)])
def test_a_sitemap_that_is_too_long_is_split(
    monkeypatch: pytest.MonkeyPatch, number: int, parts: int
) -> None:
    monkeypatch.setattr(feeds, "LARGEST_SITEMAP", 2)

    made = files(*(page(f"/{at}/") for at in range(number)))

    index = re.findall("<sitemap><loc>(.*)</loc></sitemap>", made["sitemap.xml"])
    assert index == [f"{BASE}sitemap-{part + 1}.xml" for part in range(parts)]
    listed = "".join(text for path, text in made.items() if path.startswith("sitemap"))
    assert sorted(re.findall("<url><loc>(.*?)</loc>", listed)) == [
        f"{BASE}{at}/" for at in range(number)
    ]


def test_a_sitemap_may_hold_what_the_protocol_allows() -> None:
    assert feeds.LARGEST_SITEMAP == 50_000


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert files()["robots.txt"] == (f"User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n")


def test_headers_hold_the_policy_and_keep_assets() -> None:
    headers = files()["_headers"]

    assert f"Content-Security-Policy: {POLICY};" in headers
    assert "\n  Permissions-Policy: accelerometer=(), camera=()," in headers
    assert "/repo/assets/*\n  Cache-Control: public, max-age=31536000, immutable" in headers


def test_the_manifest_starts_at_the_home_page() -> None:
    assert json.loads(files()["manifest.webmanifest"])["start_url"] == "/repo/"
