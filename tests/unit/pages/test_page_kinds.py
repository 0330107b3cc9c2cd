"""Every kind of page has a template, a name in the summary of a build, and an example in tests."""

from __future__ import annotations

import re
from functools import cache

import pytest

from llmref import judge, pages
from llmref.build import Built
from llmref.cli import terminal
from llmref.pages.context import PageContext
from llmref.pages.page import Page
from llmref.pages.page_kinds import PAGE_KINDS
from llmref.project import TEMPLATES
from llmref.urls import Addresses
from tests.browser.kinds import TYPICAL
from tests.sites import world


@cache
def typical() -> dict[str, Page]:
    """Every page of the typical world, by its address."""
    catalogue, _ = judge.check(world("typical"))
    assert catalogue
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    return {plan.path: plan.make() for plan in pages.plans(context)}


@pytest.mark.parametrize("template", PAGE_KINDS)
def test_every_kind_of_page_has_its_template(template: str) -> None:
    assert any((folder / template).is_file() for folder in TEMPLATES.folders)


def test_the_typical_world_has_a_page_of_every_kind() -> None:
    assert {page.template for page in typical().values()} == set(PAGE_KINDS)


def test_browsers_look_at_a_page_of_every_kind_but_redirects() -> None:
    looked_at = {typical()[path].template for path in TYPICAL.values()}

    assert looked_at == set(PAGE_KINDS) - {"redirect.html"}


def test_the_summary_of_a_build_adds_up_to_its_pages() -> None:
    made = Built(files=1, seconds={"total": 1.0})
    made.pages.update(page.template for page in typical().values())

    first = terminal.summary(made, "site", timings=False).splitlines()[0]
    whole, *parts = (int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", first))

    assert whole == len(typical()) == sum(parts[: len(PAGE_KINDS)])
    assert len(parts) == len(PAGE_KINDS) + 1  # the files


def test_one_page_of_a_kind_is_named_in_the_singular() -> None:
    made = Built(files=1, seconds={"total": 1.0})
    made.pages.update(["pages/offering.html", "pages/model.html"])

    first = terminal.summary(made, "site", timings=False).splitlines()[0]

    assert first == "2 pages (1 offering, 1 model), 1 file."


def test_pages_that_exist_once_are_made_at_their_addresses() -> None:
    assert set(pages.SINGLE) <= set(typical())
