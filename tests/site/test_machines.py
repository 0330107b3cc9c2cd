"""What programs read: JSON, Markdown, JSON-LD, sitemap, robots, headers."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.site.faults import canonical
from tests.site.walk import Look, Walk
from tests.sites import json_ld

pytestmark = pytest.mark.site
BASE = "https://reference.example.com"
RECORDS = re.compile(r"/(model|provider|creator|family|benchmarks)/[^/]+/|/model/[^/]+/[^/]+/")
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
REQUIRED = {
    "Dataset": {"name", "description", "distribution"},
    "Organization": {"name"},
    "Product": {"name", "sku", "url"},
    "SoftwareApplication": {"name", "applicationCategory"},
    "WebAPI": {"name"},
    "WebPage": {"url", "breadcrumb"},
    "WebSite": {"name", "url"},
}
"""What an object of JSON-LD must have, by its type."""
CURRENCIES = {"USD", "EUR", "CNY", "GBP", "JPY"}
_POLICY = "meta[http-equiv='Content-Security-Policy']"


# --- what is looked at on each page -----------------------------------------------------------


def other_addresses(address: str, document: LexborHTMLParser) -> list[str | None]:
    """What a page calls itself by, where that is not its address."""
    heads = document.css("link[rel=canonical]")
    called = (head.attributes.get("href") for head in heads)
    return [name for name in called if name != f"{BASE}{address}"]


def hidden(_: str, document: LexborHTMLParser) -> bool:
    """Whether a page asks not to be listed."""
    return bool(document.css("[content=noindex]"))


def alternates(_: str, document: LexborHTMLParser) -> list[str]:
    """The other forms of itself that a page names."""
    return [str(link.attributes["href"]) for link in document.css("link[rel=alternate]")]


def headings(_: str, document: LexborHTMLParser) -> list[str]:
    """The first headings of a page."""
    return [heading.text() for heading in document.css("h1")]


def types(_: str, document: LexborHTMLParser) -> set[tuple[str, str]]:
    """The type and the vocabulary of each object."""
    return {(thing["@type"], thing["@context"]) for thing in json_ld(document)}


def incomplete(_: str, document: LexborHTMLParser) -> list[str]:
    """The types of objects that have not what their type requires."""
    return [
        thing["@type"]
        for thing in json_ld(document)
        if not REQUIRED.get(thing["@type"], set())
        <= {name for name, value in thing.items() if value}
    ]


def offers(_: str, document: LexborHTMLParser) -> list[tuple[str, str, str]]:
    """The price, the currency and the unit of each rate of an offer."""
    return [
        (rate["price"], rate["priceCurrency"], rate["unitText"])
        for thing in json_ld(document)
        if "offers" in thing
        for rate in thing["offers"]["priceSpecification"]
    ]


def way(_: str, document: LexborHTMLParser) -> list[str]:
    """The breadcrumbs that a page shows."""
    return [link.text(strip=True) for link in document.css("nav.crumbs li")]


def other_way(address: str, document: LexborHTMLParser) -> list[str]:
    """The breadcrumbs that programs read, where the page shows other ones."""
    told = [
        step["name"]
        for thing in json_ld(document)
        if "breadcrumb" in thing
        for step in thing["breadcrumb"]["itemListElement"]
    ]
    shown = way(address, document)
    return (told or ["none"]) if shown and told != shown else []


def policies(_: str, document: LexborHTMLParser) -> list[str]:
    """The policies that a page asks a browser for."""
    return [str(meta.attributes["content"]) for meta in document.css(_POLICY)]


def refused(_: str, document: LexborHTMLParser) -> list[str | None]:
    """Elements that the policy refuses."""
    elements = document.css("[style], style, [onclick], [onload], iframe, object, embed")
    scripts = document.css("script:not([src])")
    data = {"application/ld+json", "application/json"}
    return [
        *(element.html for element in elements),
        *(script.html for script in scripts if script.attributes.get("type") not in data),
    ]


LOOKS: list[Look[Any]] = [
    canonical,
    other_addresses,
    hidden,
    alternates,
    headings,
    types,
    incomplete,
    offers,
    way,
    other_way,
    policies,
    refused,
]


# --- pages and the facts beside them ----------------------------------------------------------


def listed(site: Path) -> dict[str, str]:
    """The addresses of the sitemap, and when each was last changed."""
    sitemap = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    return {
        entry.findtext("s:loc", "", NAMESPACE): entry.findtext("s:lastmod", "", NAMESPACE)
        for entry in sitemap.findall("s:url", NAMESPACE)
    }


def test_the_sitemap_lists_exactly_the_canonical_pages(site: Path, walk: Walk) -> None:
    addresses = set(walk.all(canonical))

    assert set(listed(site)) == addresses
    assert len(addresses) > 300


def test_every_address_of_the_sitemap_exists(site: Path) -> None:
    paths = [address.removeprefix(f"{BASE}/") for address in listed(site)]

    assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_every_lastmod_is_a_day_that_has_come(site: Path) -> None:
    days = {date.fromisoformat(day) for day in listed(site).values() if day}

    assert days
    assert max(days).year < 2100


def test_canonical_and_open_graph_name_the_page_itself(walk: Walk) -> None:
    assert walk.took(other_addresses) == {}


PART = re.compile(r"/(search/(ids|models)|models/[a-z-]+)/\d+/")
"""A part of a complete list, for readers without scripts."""


def test_pages_without_a_canonical_address_ask_not_to_be_listed(walk: Walk) -> None:
    unlisted, with_address = set(walk.took(hidden)), set(walk.took(canonical))

    assert unlisted | with_address == set(walk.addresses)
    assert unlisted & with_address == set()
    assert {address for address in unlisted if not PART.fullmatch(address)} == {
        "/404.html",
        "/patterns/",
        "/resolve/",
    }


def test_every_record_has_its_facts_beside_it(site: Path, walk: Walk) -> None:
    records = [address for address in walk.addresses if RECORDS.fullmatch(address)]
    wrong = [
        address
        for address in records
        if json.loads((site / address[1:] / "index.json").read_text())["url"] != BASE + address
        or not (site / address[1:] / "index.md").read_text().startswith("---\ntitle: ")
    ]

    assert wrong == []
    assert len(records) > 250


def test_every_page_has_a_twin_in_markdown_that_begins_with_what_it_is(
    site: Path, walk: Walk
) -> None:
    wrong = []
    for address in walk.addresses:
        if address == "/404.html":
            continue
        file = site / address[1:] / "index.md"
        _, matter, text = (file.read_text("utf-8") if file.is_file() else "\n---\n").split(
            "---\n", 2
        )
        facts = yaml.load(matter, yaml.CSafeLoader) or {}
        is_whole = all(facts.get(key) for key in ("title", "updated", "summary"))
        if not is_whole or facts.get("canonical") != BASE + address or not text.strip():
            wrong.append(address)

    assert wrong[:5] == []


def test_feeds_calendars_and_files_in_the_shape_of_others_are_few(site: Path) -> None:
    files = [
        file
        for pattern in ("*.atom", "*.ics", "drop-in/**/*.json", "llms*.txt")
        for file in site.rglob(pattern)
    ]

    assert 1_000 < len(files) <= 1_500
    assert len([file for file in (site / "api/v1").rglob("*") if file.is_file()]) <= 60


def test_pages_link_the_facts_beside_them(site: Path, walk: Walk) -> None:
    files = [
        *(file for file in site.rglob("index.[jm][sd]*") if "api" not in file.parts),
        *site.rglob("*.atom"),
        *site.rglob("*.ics"),
    ]
    beside = {f"/{file.relative_to(site).as_posix()}" for file in files}

    assert set(walk.all(alternates)) == beside


def test_markdown_says_what_its_page_says(site: Path, walk: Walk) -> None:
    wrong = [
        address
        for address, texts in walk.took(headings).items()
        if (file := site / address[1:] / "index.md").is_file()
        for text in texts
        if f"\n---\n\n# {text}\n" not in file.read_text().replace("\\", "")
    ]

    assert wrong == []


def test_no_markdown_slipped(site: Path) -> None:
    slips = re.compile(
        r"\bNone\b(?! listed| named| needed| of)|(?<![/`])\bnan\b(?!\.)|\$0\.00\b|Undefined"
        r"|\{\{|\{%|&(amp|lt|gt|quot|#\d+);"
    )
    slipped = {
        f"{file.relative_to(site)}: {found[0]}"
        for file in site.rglob("index.md")
        for found in slips.finditer(re.sub(r"```.*?```", "", file.read_text(), flags=re.S))
    }

    assert slipped == set()


# --- JSON-LD --------------------------------------------------------------------------------


def test_every_object_has_what_its_type_requires(walk: Walk) -> None:
    assert set().union(*walk.took(types).values()) == {
        (name, "https://schema.org") for name in REQUIRED
    }
    assert walk.took(incomplete) == {}


def test_offers_have_prices_in_a_currency(walk: Walk) -> None:
    prices, currencies, units = zip(*walk.all(offers), strict=True)

    assert len(prices) > 200
    assert [price for price in prices if not re.fullmatch(r"\d+(\.\d+)?", price)] == []
    assert set(currencies) <= CURRENCIES
    assert set(units) >= {"1M tokens", "image"}


def test_breadcrumbs_are_the_way_that_the_page_shows(walk: Walk) -> None:
    assert walk.took(other_way) == {}
    assert len(walk.took(way)) > 300


# --- hosts ------------------------------------------------------------------------------------


def test_robots_leads_to_the_sitemap(site: Path) -> None:
    assert (site / "robots.txt").read_text().endswith(f"\nSitemap: {BASE}/sitemap.xml\n")


def test_headers_hold_the_policy_that_pages_hold(site: Path, walk: Walk) -> None:
    held = set(walk.all(policies))

    assert len(held) == 1
    assert f"Content-Security-Policy: {held.pop()};" in (site / "_headers").read_text()


def test_the_policy_trusts_nothing_that_is_written_into_a_page(walk: Walk) -> None:
    policy = walk.took(policies)["/"][0]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_no_page_holds_what_the_policy_refuses(walk: Walk) -> None:
    assert walk.took(refused) == {}
