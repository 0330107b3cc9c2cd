"""Where no call is published, the page says why, and where that was read."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.sites import built
from tests.worlds import lay


def test_the_reason_is_shown_with_its_source(tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(lay(tmp_path / "seeds", "typical"), site)
    page = site / "model/magnet-embed-3/nuts-and-bolts"

    shown = LexborHTMLParser((page / "index.html").read_text())
    (told,) = shown.css("#recipe .recipe-steps p")
    (link,) = shown.css("#recipe .recipe-steps p small a")
    (read,) = shown.css("#recipe .recipe-steps p time")
    markdown = (page / "index.md").read_text()

    assert shown.css("pre[data-call]") == []
    assert told.text().startswith("No call is published. Vectors are made by its batch jobs only")
    assert link.attributes["href"] == "https://nuts.example.com/docs/vectors"
    assert read.text() == "2026-11-18"
    assert "(https://nuts.example.com/docs/vectors, 2026-11-18)" in markdown


def test_a_page_with_calls_gives_no_reason(tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(lay(tmp_path / "seeds", "typical"), site)
    page = (site / "model/auto/nuts-and-bolts/index.html").read_text()

    assert LexborHTMLParser(page).css("pre[data-call]")
    assert "No call is published" not in page
