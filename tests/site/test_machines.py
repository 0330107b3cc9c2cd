"""What programs read: JSON, Markdown, JSON-LD, sitemap, robots, headers."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.conftest import Documents
from tests.sites import json_ld

pytestmark = pytest.mark.site
BASE = "https://reference.example.com"
RECORDS = re.compile(r"/(model|provider|creator|family)/[^/]+/|/model/[^/]+/[^/]+/")
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed(site: Path) -> dict[str, str]:
    """The addresses of the sitemap, and when each was last changed."""
    sitemap = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    return {
        entry.findtext("s:loc", "", NAMESPACE): entry.findtext("s:lastmod", "", NAMESPACE)
        for entry in sitemap.findall("s:url", NAMESPACE)
    }


def test_the_sitemap_lists_exactly_the_canonical_pages(site: Path, documents: Documents) -> None:
    canonical = {
        str(link.attributes["href"])
        for document in documents.values()
        for link in document.css("link[rel=canonical]")
    }

    assert set(listed(site)) == canonical
    assert len(canonical) > 300


def test_every_address_of_the_sitemap_exists(site: Path) -> None:
    paths = [address.removeprefix(f"{BASE}/") for address in listed(site)]

    assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_every_lastmod_is_a_day_that_has_come(site: Path) -> None:
    days = {date.fromisoformat(day) for day in listed(site).values() if day}

    assert days
    assert max(days).year < 2100


def test_canonical_and_open_graph_name_the_page_itself(documents: Documents) -> None:
    wrong = {
        address: named
        for address, document in documents.items()
        for head in document.css("link[rel=canonical], meta[property='og:url']")
        if (named := head.attributes.get("href") or head.attributes.get("content"))
        != f"{BASE}{address}"
    }

    assert wrong == {}


def test_pages_without_a_canonical_address_ask_not_to_be_listed(documents: Documents) -> None:
    hidden = {
        address for address, document in documents.items() if document.css("[content=noindex]")
    }
    canonical = {
        address for address, document in documents.items() if document.css("[rel=canonical]")
    }

    assert hidden | canonical == set(documents)
    assert hidden & canonical == set()
    assert hidden == {"/404.html", "/patterns/"}


def test_every_record_has_its_facts_beside_it(site: Path, documents: Documents) -> None:
    records = [address for address in documents if RECORDS.fullmatch(address)]
    wrong = [
        address
        for address in records
        if json.loads((site / address[1:] / "index.json").read_text())["url"] != BASE + address
        or not (site / address[1:] / "index.md").read_text().startswith("# ")
    ]

    assert wrong == []
    assert len(records) > 250


def test_pages_link_the_facts_beside_them(site: Path, documents: Documents) -> None:
    linked = {
        str(link.attributes["href"])
        for document in documents.values()
        for link in document.css("link[rel=alternate]")
    }
    beside = {f"/{file.relative_to(site).as_posix()}" for file in site.rglob("index.[jm][sd]*")}

    assert linked == beside


def test_markdown_says_what_its_page_says(site: Path, documents: Documents) -> None:
    wrong = [
        address
        for address, document in documents.items()
        if (file := site / address[1:] / "index.md").is_file()
        for heading in document.css("h1")
        if file.read_text().splitlines()[0].replace("\\", "") != f"# {heading.text()}"
    ]

    assert wrong == []


def test_no_markdown_slipped(site: Path) -> None:
    slips = re.compile(
        r"\bNone\b(?! listed| needed)|\bnan\b|\$0\.00\b|Undefined|\{\{|\{%|&(amp|lt|gt|quot|#\d+);"
    )
    slipped = {
        f"{file.relative_to(site)}: {found[0]}"
        for file in site.rglob("index.md")
        for found in slips.finditer(re.sub(r"```.*?```", "", file.read_text(), flags=re.S))
    }

    assert slipped == set()


# --- JSON-LD --------------------------------------------------------------------------------


def test_questions_and_answers_are_the_words_of_the_page(documents: Documents) -> None:
    told = {
        address: _told(document)
        for address, document in documents.items()
        if document.css("dl.faq") and address != "/patterns/"
    }

    assert told == {address: _shown(documents[address]) for address in told}
    assert len(told) > 250


def _told(document: LexborHTMLParser) -> list[tuple[str, str]]:
    return [
        (item["name"], item["acceptedAnswer"]["text"])
        for found in json_ld(document)
        if found["@type"] == "FAQPage"
        for item in found["mainEntity"]
    ]


def _shown(document: LexborHTMLParser) -> list[tuple[str, str]]:
    questions = (item.text() for item in document.css("dl.faq dt"))
    answers = (item.text() for item in document.css("dl.faq dd"))
    return list(zip(questions, answers, strict=True))


def test_every_object_has_what_its_type_requires(documents: Documents) -> None:
    required = {
        "BreadcrumbList": {"itemListElement"},
        "FAQPage": {"mainEntity"},
        "Organization": {"name"},
        "Product": {"name", "sku", "url"},
        "SoftwareApplication": {"name", "applicationCategory"},
        "WebAPI": {"name"},
        "WebSite": {"name", "url"},
    }
    found = [(address, one) for address, page in documents.items() for one in json_ld(page)]

    assert {one["@type"] for _, one in found} == set(required)
    assert {one["@context"] for _, one in found} == {"https://schema.org"}
    assert [
        (address, one["@type"])
        for address, one in found
        if not required[one["@type"]] <= {name for name, value in one.items() if value}
    ] == []


def test_offers_have_prices_in_a_currency(documents: Documents) -> None:
    offers: list[dict[str, Any]] = [
        offer
        for document in documents.values()
        for one in json_ld(document)
        for offer in one.get("offers", ())
    ]

    assert len(offers) > 200
    assert [offer for offer in offers if not re.fullmatch(r"\d+(\.\d+)?", offer["price"])] == []
    assert {offer["priceCurrency"] for offer in offers} <= {"USD", "EUR", "CNY", "GBP", "JPY"}
    assert {offer["priceSpecification"]["unitText"] for offer in offers} >= {"1M tokens", "image"}


def test_breadcrumbs_are_the_way_that_the_page_shows(documents: Documents) -> None:
    shown, told = {}, {}
    for address, document in documents.items():
        shown[address] = [link.text(strip=True) for link in document.css("nav.crumbs li")]
        told[address] = [
            step["name"]
            for one in json_ld(document)
            if one["@type"] == "BreadcrumbList"
            for step in one["itemListElement"]
        ]

    with_way = {address for address, names in shown.items() if names}
    assert {address: told[address] for address in with_way} == {
        address: shown[address] for address in with_way
    }
    assert len(with_way) > 300


# --- hosts ------------------------------------------------------------------------------------


def test_robots_leads_to_the_sitemap(site: Path) -> None:
    assert (site / "robots.txt").read_text().endswith(f"\nSitemap: {BASE}/sitemap.xml\n")


def test_headers_hold_the_policy_that_pages_hold(site: Path, documents: Documents) -> None:
    policies = {
        str(meta.attributes["content"])
        for document in documents.values()
        for meta in document.css("meta[http-equiv='Content-Security-Policy']")
    }

    assert len(policies) == 1
    assert f"Content-Security-Policy: {policies.pop()};" in (site / "_headers").read_text()


def test_the_policy_trusts_nothing_that_is_written_into_a_page(documents: Documents) -> None:
    policy = str(
        documents["/"].css("meta[http-equiv='Content-Security-Policy']")[0].attributes["content"]
    )

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_no_page_holds_what_the_policy_refuses(documents: Documents) -> None:
    refused = {
        f"{address}: {element.html}"
        for address, document in documents.items()
        for element in document.css("[style], style, [onclick], [onload], iframe, object, embed")
    }
    inline = {
        address
        for address, document in documents.items()
        for script in document.css("script:not([src])")
        if script.attributes.get("type") not in {"application/ld+json", "application/json"}
    }

    assert refused == set()
    assert inline == set()
