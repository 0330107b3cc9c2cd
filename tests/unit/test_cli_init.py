"""`llmref init` writes a catalog that builds without a warning, and overwrites nothing."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import main
from tests.sites import tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "my modèles")])
    assert done.exit_code == 0, done.output
    return tmp_path / "my modèles"


def test_the_next_command_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, ["init", "our $models"])

    assert done.output.endswith("Next: cd 'our $models' && llmref serve --open\n")


def test_a_name_that_begins_with_a_dash_is_no_option_of_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, ["init", "--", "-models"])

    assert done.output.endswith("Next: cd ./-models && llmref serve --open\n")


@pytest.mark.parametrize("name", ["", " ", "our\nmodels", "our\u200bmodels"])
def test_a_name_that_nobody_sees_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, ["init", name])

    assert done.exit_code == 2
    assert "FOLDER needs a name of visible characters" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to("nowhere")

    done = CliRunner().invoke(main, ["init", str(tmp_path / "models")])

    assert done.exit_code == 2
    assert "models is a link that leads nowhere; name a new folder" in done.output


def test_it_has_one_of_everything_and_what_is_beside(folder: Path) -> None:
    assert {
        ".gitignore", ".github/workflows/publish.yml", ".vscode/settings.json", "README.md",
        "requirements.txt", "seeds/.schema/site.schema.json", "seeds/creators/acme.yaml",
        "seeds/models/acme/anvil-1.yaml", "seeds/offerings/acme.yaml", "seeds/pages/about.md",
        "seeds/providers/acme.yaml", "seeds/site.yaml",
    } <= set(tree(folder))  # fmt: skip


def test_it_builds_without_a_warning_from_any_folder_inside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "seeds" / "models")

    judged = CliRunner().invoke(main, ["check", "--strict"])
    built = CliRunner().invoke(main, ["build"])

    assert (judged.exit_code, judged.output) == (0, "No problems.\n")
    assert built.exit_code == 0, built.output
    assert (folder / "site/model/anvil-1/acme/index.html").is_file()


def test_its_seeds_are_in_order_and_its_schemas_fresh(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    assert CliRunner().invoke(main, ["fmt", "--check"]).exit_code == 0
    assert CliRunner().invoke(main, ["schema", "--check"]).exit_code == 0


def test_its_requirements_pin_this_version(folder: Path) -> None:
    lines = (folder / "requirements.txt").read_text().splitlines()

    assert [line for line in lines if line[0] != "#"] == [f"llmref=={version('llmref')}"]


def test_without_a_repository_no_page_leads_to_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    CliRunner().invoke(main, ["build"])

    page = (folder / "site/model/anvil-1/acme/index.html").read_text().replace("<wbr>", "")
    assert "/edit/" not in page
    assert "<code>seeds/offerings/acme.yaml</code>" in page


@pytest.mark.parametrize("name", ["a folder", "a file"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder" / "notes").write_text("mine")
    (tmp_path / "a file").write_text("mine")

    done = CliRunner().invoke(main, ["init", str(tmp_path / name)])

    assert done.exit_code == 2
    assert "; name a new folder" in done.output
    assert set(tree(tmp_path)) == {"a folder/notes", "a file"}


def test_a_new_repository_keeps_what_it_has(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("README.md", "LICENSE", ".gitignore"):
        (tmp_path / name).write_text("ours")

    done = CliRunner().invoke(main, ["init", str(tmp_path)])

    assert done.exit_code == 0, done.output
    assert "add these lines to it: /site/ /.site.* /.venv/" in done.output
    assert (tmp_path / "seeds/site.yaml").is_file()
    for name in ("README.md", "LICENSE", ".gitignore"):
        assert (tmp_path / name).read_text() == "ours"


def test_the_lines_of_gitignore_are_those_of_a_new_project(folder: Path) -> None:
    assert (folder / ".gitignore").read_text().split() == ["/site/", "/.site.*", "/.venv/"]


def test_outside_of_a_project_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, ["check"])

    assert done.exit_code == 2
    assert "no project found: neither" in done.output
    assert "create one with `llmref init FOLDER`" in done.output


def test_a_site_has_its_own_logo_navigation_footer_and_templates(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with (folder / "seeds/site.yaml").open("a") as file:
        file.write("logo: /logo.svg\n")
        file.write("navigation:\n- {text: Ours, path: /models/}\nfooter: Run by `us` alone.\n")
    for path, text in {
        "seeds/static/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "templates/partials/checked.html": "<p>Checked by us.</p>",
        "templates/assets/css/tokens.css": ":root { --accent: teal }",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)

    done = CliRunner().invoke(main, ["build"])

    assert done.exit_code == 0, done.output
    page = (folder / "site/model/anvil-1/acme/index.html").read_text()
    assert 'src="/logo.svg"' in page
    assert '<li><a href="/models/">Ours</a>' in page
    assert "Run by <code>us</code> alone." in page
    assert "Checked by us." in page
    css = next((folder / "site/assets").glob("site.*.css")).read_text()
    assert "@layer overrides {\n:root { --accent: teal }}" in css


def test_a_link_of_the_site_that_leads_nowhere_has_a_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with (folder / "seeds/site.yaml").open("a") as file:
        file.write("logo: /logo.svg\nnavigation:\n- {text: Ours, path: /modles/}\n")

    done = CliRunner().invoke(main, ["check"])

    assert "seeds/site.yaml:14:1: dead-link: there is no file '/logo.svg'" in done.output
    assert (
        "dead-link: '/modles/' leads to no page\n    hint: did you mean `/models/`?" in done.output
    )


def test_the_site_of_named_seeds_goes_beside_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never into the project that the current folder happens to lie in."""
    shutil.copytree(folder, tmp_path / "another")
    monkeypatch.chdir(folder)

    done = CliRunner().invoke(main, ["build", "--seeds", str(tmp_path / "another/seeds")])

    assert done.exit_code == 0, done.output
    assert (tmp_path / "another/site/index.html").is_file()
    assert not (folder / "site").exists()


def test_seeds_outside_of_a_project_need_an_output_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "seeds").rename(tmp_path / "data")
    monkeypatch.chdir(tmp_path)

    refused = CliRunner().invoke(main, ["build", "--seeds", "data"])
    built = CliRunner().invoke(main, ["build", "--seeds", "data", "--out", "site"])

    assert refused.exit_code == 2
    assert "data is not the seeds/ folder of a project; name the output folder with --out" in (
        refused.output
    )
    assert built.exit_code == 0, built.output
