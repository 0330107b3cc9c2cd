"""Every heading has an id of its own, made of its words, that nothing else on the page has."""

from __future__ import annotations

from pathlib import Path

import pytest

from llmref.markdown.headings import RESERVED, headings, ids
from llmref.markdown.text import parse_markdown
from tests.sites import built, pages
from tests.worlds import lay


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## Add a model\n\n### Sources, and `code`", ["add-a-model", "sources-and-code"]),
        ("# One\n\n#### Four", []),
        # any script, with the marks of its letters
        ("## 価格", ["価格"]),
        ("## Preis für Eingabe", ["preis-für-eingabe"]),
        ("## मूल्य सूची", ["मूल्य-सूची"]),
        ("## می\N{ZERO WIDTH NON-JOINER}خواهم", ["می\N{ZERO WIDTH NON-JOINER}خواهم"]),
        ("## \N{WARNING SIGN}\N{VARIATION SELECTOR-16} Careful", ["-careful"]),
        # equal words, no words
        ("## a\n\n## A\n\n### a", ["a", "a-1", "a-2"]),
        ("## a-1\n\n## a\n\n## a\n\n## a-1", ["a-1", "a", "a-2", "a-1-1"]),
        ("## !!!\n\n##\n", ["section", "section-1"]),
        # what the page around them has
        ("## Content\n\n## Edit\n\n## Content", ["content-1", "edit-1", "content-2"]),
        ("## Fn1\n\n## fnref2-3\n\n## fn", ["fn1-1", "fnref2-3-1", "fn"]),
        # words that are marked, linked or on two lines
        ("## *a* [b](/c/) ![d](/e.png)", ["a-b-"]),
        ("a\nb\n---", ["a-b"]),
    ],
)
def test_a_heading_is_called_by_its_words(markdown: str, expected: list[str]) -> None:
    assert [heading.id for heading in headings(parse_markdown(markdown))] == expected


def test_footnotes_are_parts_of_a_page() -> None:
    assert ids(parse_markdown("## a\n\nb[^c]\n\n[^c]: d ^[e]")) == {"a", "fn1", "fn2"}


def test_every_id_around_the_text_of_a_page_is_reserved(tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")
    blocks = "[[price-table model:anvil-1]]\n\n[[recipe offering:anvil-1/acme]]\n\n[[recipe-cells]]"
    with (seeds / "pages/about.md").open("a") as page:
        page.write(f"\n\n## a\n\n## b\n\n## c\n\n{blocks}\n")
    built(seeds, tmp_path / "site")

    page_ids = {
        node.attributes["id"]
        for address, document in pages(tmp_path / "site")
        for node in document.css("[id]")
        if address == "/docs/about/"
    }

    assert page_ids - {"a", "b", "c"} == {each for each in RESERVED if not each.endswith("-tab")}
