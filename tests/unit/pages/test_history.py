"""What was charged before is told on the page and in the Markdown beside it alike."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.sites import built, world


def test_both_forms_of_a_page_tell_the_same_history(tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(world("typical"), site)
    found = 0
    for feed in site.glob("model/*/*/index.md"):
        shown = LexborHTMLParser(feed.with_name("index.html").read_text())
        rows = [
            [cell.text().strip() for cell in row.css("th, td")]
            for row in shown.css("#history tbody tr")
        ]
        _, _, markdown = feed.read_text().partition("## Price history\n")
        told = [
            re.split(r"(?<!\\) \| ", line.strip("| "))
            for line in markdown.partition("\n## ")[0].splitlines()[3:]
            if line.startswith("|")
        ]
        assert [row[:5] for row in told] == [row[:5] for row in rows]
        revised = [item.text() for item in shown.css("#history details li")]
        assert [f"- {text}" for text in revised] == re.findall(
            "^- .*changed its.*$", markdown, re.M
        )
        found += len(rows)

    assert found > 0
