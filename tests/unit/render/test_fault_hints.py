"""What to do about a template that names another one wrongly, or that cannot be parsed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateNotFound

from llmref.project import Templates, shipped
from llmref.render import template_check
from llmref.render.faults import fault_in


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    (tmp_path / "templates/pages").mkdir(parents=True)
    return Templates((tmp_path / "templates", shipped("templates")))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("partials/receipt.html", "did you mean `partials/recipe.html`"),
        ("recipe.html", "did you mean `partials/recipe.html`"),
        ("macros/part.html", "did you mean `macros/parts.html`"),
        ("zzz", "name a template by its path below templates/"),
    ],
)
def test_a_missing_template_names_the_nearest_only(
    templates: Templates, name: str, hint: str
) -> None:
    file = templates.folders[0] / "pages/model.html"

    problem = fault_in(file, 1, TemplateNotFound(name), templates).problem

    assert problem.hint.startswith(hint)
    assert len(problem.hint) < 160


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{% wenn x %}", "a tag is one of Jinja's"),
        ("{% if x %}", "close every tag that is open"),
        ("{{ x|nonsense }}", "the filters are in the README of templates/"),
        ("{{ x", "close every tag that is open"),
        ("{{ }}", "check the tag on this line"),
    ],
)
def test_a_template_that_cannot_be_parsed_says_what_to_do(
    templates: Templates, text: str, hint: str
) -> None:
    (templates.folders[0] / "pages/model.html").write_text(text)

    problems = list(template_check.problems(templates))

    assert problems[0].hint.startswith(hint), problems[0]
