"""A template that is wrong is told with its path and line, whatever is wrong and whose it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import project
from llmref.cli import main
from llmref.speed import workers
from tests.sites import tree
from tests.worlds import lay


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site was built, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        lay(folder / "seeds", "tiny")
        assert run("build").exit_code == 0
    return folder


@pytest.fixture
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site was built, with templates of its own to come."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*command: str) -> Result:
    return CliRunner().invoke(main, command)


def write(here: Path, path: str, text: str) -> None:
    file = here / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


BY_CHECK = [
    # syntax
    ("{% if body %}\n", "1:1: template: Unexpected end of template."),
    ("\n{{ body. }}", "2:1: template: expected name or number"),
    ("{% nothing %}", "1:1: template: Encountered unknown tag 'nothing'"),
    # a filter that does not exist
    ("\n\n{{ 1|tokenz }}", "3:1: template: No filter named 'tokenz'."),
    # an include that leads nowhere
    ("\n{% include 'partials/price.html' %}", "2:1: template: there is no template 'partials/pric"),
    ("{% import 'macros/part.html' as p %}", "hint: did you mean `macros/parts.html`?"),
]
BY_BUILD = [
    # a variable or an attribute that does not exist
    ("<p>\n{{ nothing }}", "2:1: template: 'nothing' is undefined"),
    ("\n{{ page.nothing }}", "2:1: template: 'Page' object has no attribute 'nothing'"),
    ("{{ page.titel }}", "hint: did you mean `title`?"),
    # a value that is used as another
    ("{{ 1 + 'a' }}", "1:1: template: unsupported operand type(s)"),
    ("{{ 'a'|tokens }}", "1:1: template: "),
    ("{% include page.titel ~ '.html' %}", "1:1: template: 'Page' object has no attribute 'titel'"),
    ("{% include 'a' ~ '.html' %}", "1:1: template: there is no template 'a.html'"),
]
TEMPLATE = "partials/checked.html"


@pytest.mark.parametrize(("text", "words"), BY_CHECK)
def test_a_check_finds_what_can_be_seen_without_a_page(here: Path, text: str, words: str) -> None:
    write(here, TEMPLATE, text)

    done = run("check")

    assert done.exit_code == 1
    assert f"templates/{TEMPLATE}:" in done.output
    assert words in done.output


@pytest.mark.parametrize(("text", "words"), BY_CHECK + BY_BUILD)
def test_a_build_ends_in_a_sentence_and_leaves_the_site(here: Path, text: str, words: str) -> None:
    before = tree(here / "site")
    write(here, TEMPLATE, text)

    done = run("build")

    assert done.exit_code == 1, done.exception
    assert done.output.startswith(f"templates/{TEMPLATE}:")
    assert words in done.output
    assert tree(here / "site") == before


def test_all_that_a_check_finds_is_told_at_once(here: Path) -> None:
    for name in ("a", "b"):
        write(here, f"partials/{name}.html", "{% if %}")

    done = run("check")

    assert "templates/partials/a.html:1:1: template: " in done.output
    assert "templates/partials/b.html:1:1: template: " in done.output
    assert done.output.endswith("2 errors, 0 warnings.\n")


@pytest.mark.parametrize("path", ["feeds/robots.txt", "feeds/offering.md", "pages/not-found.html"])
def test_files_beside_pages_are_told_too(here: Path, path: str) -> None:
    write(here, path, "\n{{ nothing }}")

    done = run("build")

    assert done.exit_code == 1, done.exception
    assert done.output.startswith(f"templates/{path}:2:1: template: 'nothing' is undefined")


def test_a_second_process_tells_what_it_met(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_FORKING", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    write(here, "pages/offering.html", "\n{{ nothing }}")
    write(here, "pages/home.html", "\n{{ nothing }}")

    done = run("build")

    assert done.exit_code == 1, done.exception
    assert ".html:2:1: template: 'nothing' is undefined" in done.output


def test_what_is_no_template_is_none(here: Path) -> None:
    for path in ("README.md", "assets/css/own.css", "recipes/proof/own.txt", "pages/home.html~"):
        write(here, path, "{% if %}")
    (here / "templates/.DS_Store").write_bytes(b"\xff\0")

    assert run("check").output == "No problems.\n"
    assert run("build").exit_code == 0


def test_a_template_without_effect_is_a_warning(here: Path) -> None:
    write(here, "partials/cheked.html", "Checked by us.")
    write(here, "pages/home.html", "{% include 'partials/ours.html' %}")
    write(here, "partials/ours.html", "Ours.")

    done = run("check")

    assert done.exit_code == 0
    assert done.output == (
        "templates/partials/cheked.html:1:1: warning: template: this replaces no installed "
        "template, and no other template includes it\n"
        "    hint: did you mean `partials/checked.html`?\n0 errors, 1 warning.\n"
    )


# --- those that are shipped ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["recipes/openai-chat/chat.python", "pages/offering.html", "fragments/calls.html"]
)
def test_a_shipped_template_is_told_as_well(
    here: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    shutil.copytree(project.shipped("templates"), here / "shipped/templates")
    monkeypatch.setattr(project, "PACKAGE", here / "shipped")
    (here / "shipped/templates" / path).write_text("\n{% if %}")

    checked, built = run("check"), run("build")

    assert f"shipped/templates/{path}:2:1: template: " in checked.output
    assert built.exit_code == 1, built.exception
    assert built.output.startswith(f"shipped/templates/{path}:2:1: template: ")


def test_a_fault_of_our_own_code_is_no_fault_of_a_template(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("llmref.pages.call_block.run_status", None)

    done = run("build")

    assert done.exit_code == 1
    assert "TypeError" in done.output
    assert "a fault of llmref, not of your files" in done.output
