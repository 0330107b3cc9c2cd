"""Links to parts of pages are judged by what the pages have, and none that they have is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from llmref import judge
from llmref.pages import plans
from llmref.pages.context import PageContext
from llmref.problems import Problem
from llmref.urls import Addresses
from tests.sites import built

pytestmark = pytest.mark.world("typical")


def judged(seeds: Path, body: str) -> tuple[Problem, ...]:
    """The problems of seeds with a page that says so."""
    text = f"---\ntitle: Links\ndescription: d\n---\n{body}\n"
    (seeds / "pages/links.md").write_text(text, encoding="utf-8")
    return judge.check(seeds)[1].problems


def test_every_section_of_every_page_can_be_linked(seeds: Path, tmp_path: Path) -> None:
    catalogue, _ = judge.check(seeds)
    assert catalogue is not None
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    pages = [plan.make() for plan in plans(context)]
    addresses = [
        f"{page.path}#{section.id}"
        for page in pages
        for section in page.sections
        if page.in_sitemap and "/calls/" not in page.path
    ]

    assert judged(seeds, "\n".join(f"[a]({address})" for address in addresses)) == ()
    built(seeds, tmp_path / "site")


def test_sections_of_records_are_not_judged_while_records_have_errors(seeds: Path) -> None:
    body = "[a](#nowhere) [b](model:anvil-2.1#nowhere) [c](model:anvil-2.0)"

    assert [problem.message for problem in judged(seeds, body)] == [
        "/docs/links/ has no section 'nowhere'",
        "there is no record 'model:anvil-2.0'",
    ]


def test_a_kind_may_be_that_of_a_model_that_was_refused(seeds: Path) -> None:
    (seeds / "models/acme/refused.yaml").write_text("name: <\n")

    found = judged(seeds, "[a](/kind/video/) [b](/capability/nope/)")

    assert [problem.rule for problem in found if problem.place.path == "pages/links.md"] == [
        "dead-link"
    ]
