"""Pages are light: what a reader's device has to fetch, compressed as hosts do it."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from statistics import median

import pytest

pytestmark = pytest.mark.site
KB = 1024


def heavy(site: Path, pattern: str, limit: int) -> dict[str, int]:
    """The files that are heavier than the limit when compressed, and by how much of it."""
    files = list(site.glob(pattern))
    assert files
    # Most are light before anything is compressed, or as soon as it is in a hurry.
    doubtful = [file for file in files if file.stat().st_size >= limit and packed(file, 1) >= limit]
    found = {file.relative_to(site).as_posix(): packed(file, 9) for file in doubtful}
    return {path: size for path, size in found.items() if size >= limit}


@cache
def packed(file: Path, level: int) -> int:
    """How much of a file a host sends."""
    return len(gzip.compress(file.read_bytes(), level))


@pytest.mark.parametrize(
    ("pattern", "limit"),
    [
        ("model/**/*.html", 12 * KB),
        ("provider/*/calls/**/*.html", 12 * KB),
        ("creator/**/*.html", 12 * KB),
        ("family/**/*.html", 12 * KB),
        ("docs/[!s]*/*.html", 12 * KB),
        # Every key of every seed on one page, to be searched; it grows with the format.
        ("docs/seed-format/*.html", 16 * KB),
        ("index.html", 12 * KB),
        # Complete lists, which grow with the catalogue: all models, of a kind, at a provider.
        ("**/*.html", 64 * KB),
        ("assets/*.css", 12 * KB),
        ("assets/*.js", 7 * KB),
        ("assets/*.svg", 2 * KB),
        ("search/names.json", 25 * KB),
        ("models/offerings.json", 120 * KB),
    ],
)
def test_no_file_is_heavy(site: Path, pattern: str, limit: int) -> None:
    assert heavy(site, pattern, limit) == {}


@pytest.mark.parametrize(
    ("files", "limit"),
    [
        # What the search field loads, at over 11,000 pairs of an ID and a provider.
        (("search/names.json", "search/ids.json"), 64 * KB),
        # What the explorer shows, filters and sorts before offerings are asked for.
        (("models/index.html", "models/models.json"), 45 * KB),
        # The script that searches: fetching the data, unpacking and matching.
        (("assets/search-data.*.js", "assets/match.*.js", "assets/packed.*.js"), 3 * KB),
    ],
)
def test_data_are_light_together(site: Path, files: tuple[str, ...], limit: int) -> None:
    assert sum(packed(next(site.glob(file)), 9) for file in files) < limit


def test_the_usual_page_of_an_offering_is_light(site: Path) -> None:
    beside = sorted(site.glob("model/*/*/index.json"))[::20]  # a sample; redirects have no JSON
    files = [file.with_suffix(".html") for file in beside]
    sizes = [file.stat().st_size for file in files]

    assert median(sizes) < 26 * KB
    assert median(packed(file, 9) for file in files) < 6 * KB


PAGES = ("/", "/models/", "/model/gpt-4.1-mini/", "/model/gpt-4.1-mini/openai/", "/search/")


def loaded(site: Path, page: str) -> set[Path]:
    """The scripts that a page names, and all that these import, at once or when asked."""
    named = re.findall(
        r'<script[^>]* src="[^"]*/assets/([^"]+)"', (site / f"{page[1:]}index.html").read_text()
    )
    waiting, scripts = [site / "assets" / name for name in named], set[Path]()
    while waiting:
        script = waiting.pop()
        if script not in scripts:
            scripts.add(script)
            names = re.findall(r'(?:from|import\()\s*"\./([^"]+)"', script.read_text())
            waiting += [site / "assets" / name for name in names]
    return scripts


@pytest.mark.parametrize("page", PAGES)
def test_no_page_loads_many_files(site: Path, page: str) -> None:
    scripts = loaded(site, page)

    assert len(list((site / "assets").glob("*.css"))) == 1
    assert len(scripts) > 2
    assert sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) < 20 * KB
