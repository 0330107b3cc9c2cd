"""Sites to test with: worlds and seeds, built; and what is read from built pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from llmref.build import Built, build
from tests.worlds import WORLDS

REAL = Path(__file__).parent.parent / "seeds"


def built(seeds: Path, site: Path, base_url: str | None = None) -> Built:
    """What a build made of seeds that have no errors."""
    verdict, made = build(seeds, site, base_url)
    assert made is not None, verdict.problems
    return made


def world(name: str) -> Path:
    """The seeds of a world, or the real ones."""
    return REAL if name == "real" else WORLDS / name


def tree(site: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Address and document of every page that is no redirect."""
    for file in sorted(site.rglob("*.html")):
        document = LexborHTMLParser(file.read_text(encoding="utf-8"))
        if document.css_first("meta[http-equiv=refresh]") is None:
            address = file.relative_to(site).as_posix().removesuffix("index.html")
            yield f"/{address}", document


def json_ld(document: LexborHTMLParser) -> list[dict[str, Any]]:
    """What a page tells search engines."""
    scripts = document.css("script[type='application/ld+json']")
    return [json.loads(script.text()) for script in scripts]
