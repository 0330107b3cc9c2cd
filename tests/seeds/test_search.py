"""Names that people use find their record first, in the project's own seeds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from llmref import seeds
from llmref.catalogue.link import link
from llmref.pages.context import PageContext
from llmref.pages.find import ids_data, names_data, search_groups
from llmref.pages.site_lists import LIST_TERMS, site_lists
from llmref.search.match import Matcher
from llmref.search.words import squeezed
from llmref.urls import Addresses

pytestmark = pytest.mark.site
ROOT = Path(__file__).parents[2]
QUERIES = json.loads((ROOT / "tests/browser/search-queries.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def context() -> PageContext:
    catalogue = link(seeds.load(ROOT / "seeds")[0])
    return PageContext(catalogue, Addresses(catalogue.site.base_url))


@pytest.fixture(scope="module")
def matcher(context: PageContext) -> Matcher:
    return Matcher(names_data(context), ids_data(context))


def test_each_term_finds_its_record_before_all_that_are_not_called_so(
    context: PageContext, matcher: Matcher
) -> None:
    named: dict[str, set[str]] = {}
    for group in search_groups(context):
        for entry in group.entries:
            for text in (entry.name, entry.slug, *entry.terms):
                named.setdefault(squeezed(text), set()).add(f"{group.folder}{entry.slug}/")
    terms = {
        term: f"/{folder}/{slug}/"
        for folder, entities in (
            ("creator", context.catalogue.creators),
            ("provider", context.catalogue.providers),
        )
        for slug, entity in entities.items()
        for term in (*entity.record.aliases, *entity.record.search_terms)
    }

    late = {
        term: paths
        for term, path in terms.items()
        if (paths := [result.path for result in matcher.find(term, 12)])
        and (
            path not in paths
            or not named[squeezed(term)].issuperset(paths[: paths.index(path) + 1])
        )
    }

    assert len(terms) > 50
    assert late == {}


def test_everyday_queries_find_what_they_mean(matcher: Matcher) -> None:
    missed = {
        each["query"]: paths
        for each in QUERIES
        if (paths := [result.path.rstrip("/") for result in matcher.find(each["query"], 3)])[:1]
        != [path for path in paths[:1] if path in each["first"]]
    }

    assert missed == {}


def test_each_term_of_a_list_belongs_to_a_page(context: PageContext) -> None:
    assert {link.path for link in site_lists(context)} >= LIST_TERMS.keys()
