"""A static file at an address of the site is a problem of the seeds, not a page that is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from llmref import collisions, judge
from llmref.catalogue.link import Catalogue
from llmref.static import StaticFile
from tests.sites import built, tree, world


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    catalogue, _ = judge.check(world("tiny"))
    assert catalogue is not None
    return catalogue


def told(catalogue: Catalogue, *paths: str) -> dict[str, str]:
    """What is wrong with static files of these paths."""
    static = tuple(StaticFile(path, b"") for path in paths)
    seeds = replace(catalogue.seeds, static=static)
    found = collisions.collision_problems(replace(catalogue, seeds=seeds))
    return {problem.place.path.removeprefix("static/"): problem.message for problem in found}


def test_no_file_of_the_site_can_be_taken(catalogue: Catalogue, tmp_path: Path) -> None:
    built(world("tiny"), tmp_path / "site")
    paths = [path for path in tree(tmp_path / "site") if not path.startswith(".")]

    assert sorted(told(catalogue, *paths)) == sorted(paths)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("index.html", "/ is a page of the site"),
        ("INDEX.html", "/ is a page of the site"),
        ("models/index.md", "/models/ is a page of the site"),
        ("404.html", "/404.html is a page of the site"),
        ("404.html/why.txt", "/404.html is a page of the site"),
        ("models", "/models/ is a folder of the site, so no file can have this name"),
        ("model/anvil-1", "/model/anvil-1/ is a folder of the site, so no file can have this"),
        ("model/anvil-1/index.html/x", "/model/anvil-1/ is a page of the site"),
        ("sitemap-12.xml", "/sitemap-12.xml is reserved for generated files"),
        ("assets/logo.svg", "/assets/logo.svg is reserved for generated files"),
    ],
)
def test_what_would_hide_a_page_is_refused(catalogue: Catalogue, path: str, message: str) -> None:
    assert told(catalogue, path)[path].startswith(message)


@pytest.mark.parametrize(
    "path", ["CNAME", "docs/figure.svg", "model/anvil-1/photo.jpg", "sitemaps/old.xml", "home.html"]
)
def test_other_addresses_are_free(catalogue: Catalogue, path: str) -> None:
    assert told(catalogue, path) == {}
