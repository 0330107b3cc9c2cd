"""What search engines read about pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.sites import built, json_ld

OFFERING = "model/anvil-1/acme"


def objects(seeds: Path, path: str) -> tuple[LexborHTMLParser, dict[str, dict[str, Any]]]:
    """A page, and its objects of JSON-LD by their type."""
    site = seeds.with_name("site")
    built(seeds, site)
    document = LexborHTMLParser((site / path / "index.html").read_text())
    return document, {thing["@type"]: thing for thing in json_ld(document)}


def test_readers_have_the_questions_and_search_engines_one_offer_and_a_date(seeds: Path) -> None:
    document, told = objects(seeds, OFFERING)

    offer = told["Product"]["offers"]
    rates = [(rate["name"], rate["price"]) for rate in offer["priceSpecification"]]
    assert document.css("dl.faq dt")
    assert "FAQPage" not in told
    assert offer["@type"] == "Offer"
    assert len(set(rates)) == len(rates) > 1
    modified = told["WebPage"]["dateModified"]
    assert document.css(".checked")[0].text().startswith(f"Last updated {modified}")


def test_a_site_can_give_its_questions_to_search_engines(seeds: Path) -> None:
    with (seeds / "site.yaml").open("a", encoding="utf-8") as record:
        record.write("faq_for_search_engines: true\n")

    document, told = objects(seeds, OFFERING)

    questions = [item.text() for item in document.css("dl.faq dt")]
    answers = [item.text() for item in document.css("dl.faq dd")]
    assert [
        (item["name"], item["acceptedAnswer"]["text"]) for item in told["FAQPage"]["mainEntity"]
    ] == list(zip(questions, answers, strict=True))
