"""A project is found as git finds its own, and its templates win file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from llmref import project
from llmref.project import TEMPLATES, Templates, find_project, project_of, shipped


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for path, text in {
        "seeds/site.yaml": "",
        "templates/pages/home.html": "own",
        "templates/partials/more.html": "own",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.mark.parametrize("below", ["", "seeds", "templates/pages"])
def test_it_is_found_from_any_folder_inside(own: Path, below: str) -> None:
    assert find_project(own / below) == own


def test_outside_of_one_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()

    assert find_project(tmp_path / "seeds") is None


def test_seeds_of_another_name_stand_alone(own: Path) -> None:
    assert project_of(own / "seeds") == own
    assert project_of(own / "walk") is None


def test_what_a_project_has_wins_and_all_else_is_ours(own: Path) -> None:
    templates = Templates.of(own)

    assert templates.file("pages/home.html") == own / "templates/pages/home.html"
    assert templates.file("base.html") == shipped("templates") / "base.html"
    assert templates.own == (own / "templates",)
    assert templates.hold(own / "templates/x.html")
    assert templates.hold(shipped("templates") / "x.html")
    assert not templates.hold(own / "seeds/site.yaml")


def test_a_folder_is_listed_as_one(own: Path) -> None:
    names = [file.name for file in Templates.of(own).listed("partials", "*.html")]

    assert names == sorted(
        {"more.html", *(f.name for f in shipped("templates").glob("partials/*"))}
    )


def test_a_project_without_templates_has_ours(tmp_path: Path) -> None:
    assert Templates.of(tmp_path).file("base.html") == shipped("templates") / "base.html"
    assert Templates.of(tmp_path).listed("pages", "*.html") == TEMPLATES.listed("pages", "*.html")
    assert Templates.of(None).own == ()


def test_the_checkout_is_no_project_of_its_own() -> None:
    assert Templates.of(shipped("templates").parent).own == ()


def test_inside_of_a_wheel_templates_lie_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(project, "PACKAGE", tmp_path)

    assert shipped("templates") == tmp_path / "templates"
