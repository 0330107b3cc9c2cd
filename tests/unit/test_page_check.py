"""`check` finds what would stop a build: in templates, in our own code, and between pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import judge, page_check
from llmref.catalogue.link import Catalogue
from llmref.cli import main
from llmref.pages import model
from llmref.project import TEMPLATES
from tests.sites import world
from tests.worlds import lay

TEMPLATE = "templates/pages/model.html"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a folder for a template of its own."""
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "seeds", "tiny")
    (tmp_path / TEMPLATE).parent.mkdir(parents=True)
    return tmp_path


def run(*command: str) -> Result:
    return CliRunner().invoke(main, command)


def catalogue_of(name: str) -> Catalogue:
    catalogue, _ = judge.check(world(name))
    assert catalogue
    return catalogue


def model_page(text: str) -> str:
    return f'{{% extends "base.html" %}}\n{{% block main %}}\n{text}\n{{% endblock %}}\n'


FAILING = [
    ("{{ page.nothing }}", "3:1: template: 'Page' object has no attribute 'nothing'"),
    ("{{ nothing }}", "3:1: template: 'nothing' is undefined"),
    ("{{ 'a'|tokens }}", "3:1: template: "),
]


@pytest.mark.parametrize(("text", "words"), FAILING, ids=[text for text, _ in FAILING])
@pytest.mark.parametrize("most", [500, 0], ids=["small site", "large site"])
def test_a_template_that_fails_on_a_page_stops_a_check_as_it_stops_a_build(
    here: Path, text: str, words: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_check.page_problems, "__defaults__", (most,))
    (here / TEMPLATE).write_text(model_page(text))

    check, build = run("check"), run("build")

    assert (check.exit_code, build.exit_code) == (1, 1)
    assert f"{TEMPLATE}:{words}" in check.output
    assert not (here / "site").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<a href="/nowhere/">a</a>', "links to /nowhere/, which does not exist"),
        ('<p id="x"><p id="x">', "has the id 'x' twice"),
    ],
)
def test_a_fault_between_pages_stops_a_check_as_it_stops_a_build(
    here: Path, text: str, words: str
) -> None:
    (here / TEMPLATE).write_text(model_page(text))

    check, build = run("check"), run("build")

    assert (check.exit_code, build.exit_code) == (1, 1)
    assert f"{TEMPLATE}:1:1: broken-page: /model/anvil-1/ {words}" in check.output
    assert f"/model/anvil-1/ {words}" in build.output


def test_a_failure_of_our_own_code_is_told_with_its_place(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> str:
        raise KeyError("a row")

    monkeypatch.setattr(model, "price_summary", failing)

    result = run("check")

    assert result.exit_code == 1
    assert re.search(r"pages/model\.py:\d+:1: generator: KeyError: 'a row'", result.output)
    assert result.output.endswith("1 error, 0 warnings.\n")


@pytest.mark.parametrize("name", ["tiny", "typical"])
def test_a_site_without_faults_has_none(name: str) -> None:
    assert list(page_check.page_problems(catalogue_of(name), TEMPLATES)) == []
    assert list(page_check.page_problems(catalogue_of(name), TEMPLATES, most=0)) == []
