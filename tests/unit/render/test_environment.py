"""What was compiled is kept for the next environment, and nothing that is no longer used."""

from pathlib import Path

import pytest

from llmref.project import Templates
from llmref.render.compiled import compile_all, forget_compiled
from llmref.render.environment import environment


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    forget_compiled()


def test_a_template_that_did_not_change_is_compiled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("one")
    environment(Templates((tmp_path,))).get_template("page.html")
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_, **__: pytest.fail("compiled"))

    assert environment(Templates((tmp_path,))).get_template("page.html").render() == "one"


def test_of_each_template_only_the_last_content_is_kept(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / "page.html").write_text(f"edit {number}")

        page = environment(Templates((tmp_path,))).get_template("page.html")

        assert page.render() == f"edit {number}"
    assert len(compile_all(Templates((tmp_path,)))) == 1
