"""Sites to test with: worlds and seeds, built; and what is read from built pages."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref.build import Built, build
from tests.worlds import WORLDS

REAL = Path(__file__).parent.parent / "seeds"


def built(seeds: Path, site: Path, base_url: str | None = None) -> Built:
    """What a build made of seeds that have no errors."""
    verdict, made = build(seeds, site, base_url)
    assert made is not None, verdict.problems
    return made


def real_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the real seeds, which the first worker that asks builds, and all only read."""

    def build_real(folder: Path) -> None:
        built(REAL, folder / "site", "https://reference.example.com/")

    return once(factory, "real", build_real) / "site"


def once(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]) -> Path:
    """A folder that the first worker that asks for its name fills, and all only read.

    It is filled under another name: nobody reads half of it, and it may not say where it lies.
    """
    session = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        session = session.parent  # each worker has a folder of its own in that of the session
    with (session / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (session / name).exists():
            with TemporaryDirectory(dir=session) as folder:
                Path(folder, name).mkdir()
                fill(Path(folder, name))
                Path(folder, name).rename(session / name)
    return session / name


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
    return [thing for script in scripts for thing in json.loads(script.text())]
