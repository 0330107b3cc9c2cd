"""A site that is published below a path, as project sites are, leads nowhere outside of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import Faults
from tests.browser.kinds import OFFERING, TYPICAL
from tests.browser.server import serving
from tests.sites import built
from tests.worlds import lay

pytestmark = pytest.mark.browser
DRAWING = """\
---
title: A drawing
description: What a page shows.
---
![A dot, which stands for a drawing](/images/dot.svg)
"""
PUBLISHED = "https://owner.github.io/repo/"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's home page below /repo."""
    folder = tmp_path_factory.mktemp("below")
    site, seeds = folder / "site", lay(folder / "seeds", "typical")
    (seeds / "pages/drawing.md").write_text(DRAWING, encoding="utf-8")
    built(seeds, site, PUBLISHED)
    with serving(site, "/repo") as address:
        yield f"{address}/repo"


@pytest.mark.parametrize("path", list(TYPICAL.values()), ids=list(TYPICAL))
def test_a_page_finds_all_that_it_needs(page: Page, repo: str, faults: Faults, path: str) -> None:
    page.goto(f"{repo}{path}")

    assert faults.said == []
    assert [asked for asked in faults.requests if not asked.startswith(f"{repo}/")] == []
    expect(page.locator("body")).to_have_css("font-variant-numeric", "tabular-nums")


def test_a_walk_over_all_links_ends_nowhere(page: Page, repo: str) -> None:
    waiting, seen = [f"{repo}/"], {f"{repo}/"}
    lost = []

    while waiting:
        address = waiting.pop()
        answer = page.request.get(address)
        lost += [] if answer.ok else [address]
        page.set_content(answer.text() if "html" in answer.headers["content-type"] else "")
        found = page.evaluate(
            """(base) => [...document.querySelectorAll("[href], [src]")]
              .map((element) => element.getAttribute("href") ?? element.getAttribute("src"))
              .map((link) => new URL(link, base))
              .filter((link) => link.host === new URL(base).host)
              .map((link) => link.origin + link.pathname)""",
            address,
        )
        new = set(found) - seen
        seen |= new
        waiting += sorted(new)

    assert lost == []
    assert [address for address in seen if not address.startswith(f"{repo}/")] == []
    assert len(seen) > 60


def test_clicks_lead_from_the_home_page_to_an_offering(page: Page, repo: str) -> None:
    page.goto(f"{repo}/")

    page.get_by_role("link", name="Models", exact=True).first.click()
    page.get_by_role("link", name="Anvil 2.1 (Turbo)", exact=True).first.click()
    page.locator("#providers a").first.click()
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Home").click()

    expect(page).to_have_url(f"{repo}/")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/model/anvil-two/", "/model/anvil-2.1/"),
        # a chain of two moves
        ("/model/anvil.two/", "/model/anvil-2.1/"),
        # what belongs to a moved record moves with it
        ("/model/anvil-two/acme/", "/model/anvil-2.1/acme/"),
        ("/model/anvil-2.1/acme-cloud/", "/model/anvil-2.1/acme/"),
        ("/provider/acme-cloud/", "/provider/acme/"),
        ("/creator/acme-inc/", "/creator/acme/"),
        ("/family/anvils/", "/family/anvil-2/"),
        ("/docs/reading/", "/docs/how-to-read/"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(page: Page, repo: str, old: str, new: str) -> None:
    page.goto(f"{repo}{old}")

    page.wait_for_url(f"{repo}{new}")

    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", [path for path in TYPICAL.values() if path.endswith("/")])
def test_the_canonical_address_is_the_published_one(page: Page, repo: str, path: str) -> None:
    page.goto(f"{repo}{path}")

    canonical = page.locator("link[rel=canonical]")
    addresses = [link.get_attribute("href") for link in canonical.all()]

    indexed = page.locator("meta[name=robots][content=noindex]").count() == 0
    assert addresses == [f"{PUBLISHED.rstrip('/')}{path}"] * indexed


def test_the_manifest_stays_below_the_path(page: Page, repo: str) -> None:
    page.goto(f"{repo}/")
    link = str(page.locator("link[rel=manifest]").get_attribute("href"))

    manifest = json.loads(page.request.get(f"{repo}{link.removeprefix('/repo')}").text())

    icon = manifest["icons"][0]["src"]
    assert manifest["start_url"] == "/repo/"
    assert icon.startswith("/repo/assets/")
    assert page.request.get(f"{repo}{icon.removeprefix('/repo')}").ok


def test_the_sitemap_and_robots_name_published_addresses(page: Page, repo: str) -> None:
    robots = page.request.get(f"{repo}/robots.txt").text()
    sitemap = page.request.get(f"{repo}/sitemap.xml").text()

    assert f"Sitemap: {PUBLISHED}sitemap.xml\n" in robots
    assert f"<loc>{PUBLISHED}model/anvil-2.1/acme/</loc>" in sitemap


@pytest.mark.parametrize("ending", ["index.json", "index.md"])
def test_the_facts_for_programs_are_linked_and_there(page: Page, repo: str, ending: str) -> None:
    page.goto(f"{repo}{OFFERING}")
    link = str(page.locator(f"link[rel=alternate][href$='{ending}']").get_attribute("href"))

    answer = page.request.get(f"{repo}{link.removeprefix('/repo')}")

    assert answer.ok
    assert f"{PUBLISHED}model/anvil-2.1/acme/" in answer.text()


def test_links_between_documentation_pages_stay_below_the_path(page: Page, repo: str) -> None:
    page.goto(f"{repo}/docs/about/")

    links = page.locator(".prose a[href^='/']")
    outside = [link.get_attribute("href") for link in links.all()]

    assert [link for link in outside if urlsplit(link).path[:6] != "/repo/"] == []


def test_an_image_is_shown_and_has_room_before_it_is_there(
    page: Page, repo: str, faults: Faults
) -> None:
    page.goto(f"{repo}/docs/drawing/")
    image = page.get_by_role("img", name="A dot, which stands for a drawing")

    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("image => image.naturalWidth") > 0
    assert image.evaluate("image => [image.clientWidth, image.clientHeight]") == [8, 8]
    assert (image.get_attribute("width"), image.get_attribute("height")) == ("8", "8")
    assert faults.said == []


@pytest.mark.parametrize("path", ["/nothing/", "/model/no-such-model/", "/model/anvil-2.1/x"])
def test_what_does_not_exist_leads_back(page: Page, repo: str, path: str) -> None:
    answer = page.goto(f"{repo}{path}")

    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("There is no such page")
    page.locator("main").get_by_role("link", name="models", exact=True).click()
    expect(page).to_have_url(f"{repo}/models/")
