"""What the preview shows and tells after a change, without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmref.build import build
from llmref.judge import check
from llmref.problems import Verdict
from llmref.project import Templates, project_of, shipped
from llmref.recipes import classes
from llmref.records import recipe_class
from llmref.serve.preview import Preview, Sources
from tests.previews import change
from tests.sites import tree
from tests.worlds import lay

OFFERING = "/model/anvil-1/acme/"
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return shutil.copytree(shipped("templates"), tmp_path / "templates")


@pytest.fixture
def prices(seeds: Path) -> Path:
    return seeds / "offerings" / "acme.yaml"


Reports = list[tuple[Verdict, Path]]
"""Problems, and the folder that their paths are relative to."""


def started(seeds: Path, templates: Path | None = None, reports: Reports | None = None) -> Preview:
    reports = [] if reports is None else reports
    folder = templates or shipped("templates")
    sources = Sources(seeds, "seeds", Templates((folder,)), BASE)
    preview = Preview(sources, lambda verdict, folder: reports.append((verdict, folder)))
    preview.start()
    return preview


def judged(preview: Preview, *files: Path, readers: tuple[str, ...] = ()) -> None:
    preview.change(set(files), readers)
    while preview.judge():
        pass


def told(preview: Preview) -> str:
    return preview.message(preview.version)["html"]


def shown(preview: Preview, address: str = OFFERING) -> str:
    return preview.answer(address).content.decode()


def test_every_file_of_a_built_site_is_served_as_it_was_built(tmp_path: Path, seeds: Path) -> None:
    (seeds / "static").mkdir()
    (seeds / "static/CNAME").write_bytes(b"reference.example.com\n")
    build(seeds, tmp_path / "site", BASE)
    files = tree(tmp_path / "site")
    preview = started(seeds)

    for name, content in files.items():
        answer = preview.answer(f"/{name}")
        plain = answer.content.replace(b"</preview-link>\n", b"")
        assert answer.status == 200, name
        if answer.kind == "text/html":
            assert plain.count(b"livereload") == 2, name
        else:
            assert answer.content == content, name
        assert answer.keeps == name.startswith("assets/")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CNAME", "text/plain; charset=utf-8"),
        (".well-known/security.txt", "text/plain; charset=utf-8"),
        ("images/dot.png", "image/png"),
        ("report.pdf", "application/pdf"),
        ("data.unheard-of", "application/octet-stream"),
        ("logo.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_static_files_are_served_with_their_kind(seeds: Path, name: str, kind: str) -> None:
    (seeds / "static" / name).parent.mkdir(parents=True)
    (seeds / "static" / name).write_bytes(b"as it is")

    answer = started(seeds).answer(f"/{name}")

    assert (answer.status, answer.content, answer.content_type) == (200, b"as it is", kind)


def test_a_static_file_that_comes_and_changes_is_followed(seeds: Path) -> None:
    preview = started(seeds)
    (seeds / "static").mkdir()

    for content in (b"one", b"two"):
        (seeds / "static/CNAME").write_bytes(content)
        judged(preview, seeds / "static/CNAME")
        assert preview.answer("/CNAME").content == content


def test_a_static_file_at_the_address_of_a_page_is_told(seeds: Path) -> None:
    preview = started(seeds)
    (seeds / "static").mkdir()
    (seeds / "static/index.html").write_bytes(b"mine")

    judged(preview, seeds / "static/index.html")

    assert "/ is a page of the site" in told(preview)
    assert b"mine" not in preview.answer("/").content


def test_a_folder_leads_to_its_page(seeds: Path) -> None:
    answer = started(seeds).answer("/models")

    assert (answer.status, answer.location) == (302, "/models/")


def test_other_addresses_have_the_sites_own_page(seeds: Path) -> None:
    answer = started(seeds).answer("/../seeds/site.yaml")

    assert answer.status == 404
    assert b"There is no such page" in answer.content


@pytest.mark.parametrize(
    ("name", "status"), [("reload.js", 200), ("overlay.css", 200), ("../base.html", 404)]
)
def test_the_previews_own_files_are_two(seeds: Path, name: str, status: int) -> None:
    assert started(seeds).answer(f"/livereload/{name}").status == status


def test_a_change_is_shown_before_it_is_judged(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    before = preview.version
    change(prices, "0.40", "0.44")

    preview.change({prices})

    assert "$0.44" in shown(preview)
    assert preview.message(before) == {"command": "reload", "path": "*"}
    assert told(preview) == ""


def test_nothing_is_done_where_nothing_changed(seeds: Path) -> None:
    preview = started(seeds)
    before = preview.version

    assert not preview.change({seeds / ".acme.yaml.swp"})
    assert preview.version == before


def test_what_the_rules_refuse_is_taken_back(seeds: Path, prices: Path) -> None:
    reports: Reports = []
    preview = started(seeds, reports=reports)
    change(prices, "model: anvil-1", "model: anvil-2")

    judged(preview, prices)

    assert "$0.40" in shown(preview)
    assert "there is no model &#39;anvil-2&#39;" in told(preview)
    assert reports == [(check(seeds)[1], seeds)]


def test_while_something_is_wrong_the_rules_are_asked_first(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    change(prices, "model: anvil-1", "model: anvil-2")
    judged(preview, prices)
    before = preview.version
    change(prices, "0.40", "0.44")

    judged(preview, prices)
    assert preview.version == before

    change(prices, "model: anvil-2", "model: anvil-1")
    judged(preview, prices)
    assert "$0.44" in shown(preview)
    assert told(preview) == ""


def test_a_seed_that_is_not_valid_is_told_at_once(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    change(prices, "rates:", "rate:")

    preview.change({prices})

    assert "seeds/offerings/acme.yaml:9:5" in told(preview)
    assert "$0.40" in shown(preview)


def test_warnings_are_told_beside_errors_only(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    change(prices, "output: 1.60", "output: 0.10")
    judged(preview, prices)
    assert told(preview) == ""

    change(seeds / "creators" / "acme.yaml", "name: Acme", "nam: Acme")
    judged(preview, seeds / "creators" / "acme.yaml")
    assert "output-cheaper-than-input" in told(preview)


def test_a_folder_without_a_site_record_waits_for_one(seeds: Path) -> None:
    site = (seeds / "site.yaml").read_text()
    (seeds / "site.yaml").unlink()
    preview = started(seeds)
    assert preview.answer("/").status == 500
    assert "the file does not exist" in told(preview)

    (seeds / "site.yaml").write_text(site)
    judged(preview, seeds / "site.yaml")

    assert preview.answer("/").status == 200


def test_a_template_that_fails_leaves_what_was_shown(seeds: Path, templates: Path) -> None:
    reports: Reports = []
    preview = started(seeds, templates, reports)
    page = templates / "pages" / "docs.html"
    before = shown(preview, "/docs/about/")
    change(page, "{% block main %}", "{% block main %}{{ page.nothing }}")

    judged(preview, page, readers=("/docs/about/",))
    assert shown(preview, "/docs/about/") == before
    assert "templates/pages/docs.html:" in told(preview)
    assert [verdict.problems[0].rule for verdict, _ in reports] == ["template"]
    assert reports[0][1] == templates

    change(page, "{{ page.nothing }}", "")
    judged(preview, page, readers=("/docs/about/",))
    assert told(preview) == ""


def test_templates_of_a_project_are_followed_from_when_their_folder_is_made(tmp_path: Path) -> None:
    seeds = lay(tmp_path / "ours" / "seeds", "tiny")
    folders = Templates.of(project_of(seeds))
    preview = Preview(Sources(seeds, "seeds", folders, "http://127.0.0.1:0"), lambda *_: None)
    preview.start()
    assert told(preview) == ""

    page = tmp_path / "ours/templates/pages/home.html"
    page.parent.mkdir(parents=True)
    page.write_text("{% if %}")
    judged(preview, page, readers=("/",))
    assert "templates/pages/home.html:1:1" in told(preview)

    page.write_text("<p>Our own home</p>")
    judged(preview, page, readers=("/",))
    assert told(preview) == ""
    assert "<p>Our own home</p>" in shown(preview, "/")


def test_templates_of_a_project_are_followed(seeds: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    footer = own / "fragments/site-footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("<footer>Ours</footer>")
    folders = Templates((own, shipped("templates")))
    preview = Preview(Sources(seeds, "seeds", folders, "http://127.0.0.1:0"), lambda *_: None)
    preview.start()

    assert "<footer>Ours</footer>" in shown(preview)

    change(footer, "Ours", "{{ nothing }}")
    judged(preview, footer, readers=("/",))
    assert "own/fragments/site-footer.html:1:1" in told(preview)
    assert "<footer>Ours</footer>" in shown(preview)

    change(footer, "{{ nothing }}", "Ours again")
    judged(preview, footer, readers=("/",))
    assert told(preview) == ""
    assert "<footer>Ours again</footer>" in shown(preview)


@pytest.fixture
def recipes(templates: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(templates.parent)
    monkeypatch.setattr(recipe_class, "FOLDER", templates / "recipes")
    classes.forget()
    yield recipe_class.FOLDER
    classes.forget()


def test_recipe_classes_are_followed_and_judged(
    seeds: Path, templates: Path, recipes: Path
) -> None:
    preview = started(seeds, templates)
    file = recipes / "openai-chat" / "class.yaml"
    before = shown(preview)

    change(file, "api: Chat", "apii: Chat")
    judged(preview, file, readers=(OFFERING,))
    assert "templates/recipes/openai-chat/class.yaml:1:1" in told(preview)

    change(file, "apii: Chat", "before: [Say hello first.]\napi: Chat")
    judged(preview, file, readers=(OFFERING,))
    assert told(preview) == ""
    assert "Say hello first." in shown(preview)
    assert "Say hello first." not in before


def test_a_failure_of_our_own_code_is_told_with_its_place(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = started(seeds)
    monkeypatch.setattr("llmref.serve.site.unquote", lambda text: text.nothing)

    assert preview.answer("/").status == 500

    assert "llmref/serve/site.py:" in told(preview)
    assert "generator: AttributeError" in told(preview)
    assert str(shipped("templates").parent) not in told(preview)


def test_a_failure_to_link_or_judge_is_told_until_an_edit_goes_well(
    seeds: Path, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = started(seeds)

    for name in ("llmref.serve.preview.relink", "llmref.rules.by_rule"):
        with monkeypatch.context() as broken:
            broken.setattr(name, lambda *_: 1 / 0)
            change(prices, "0.40", "0.44")
            judged(preview, prices)
            assert "ZeroDivisionError: division by zero" in told(preview)

        change(prices, "0.44", "0.40")
        judged(preview, prices)
        assert told(preview) == ""
        assert "$0.40" in shown(preview)


def test_a_seeds_folder_that_is_gone_leaves_what_was_shown(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    seeds.rename(seeds.with_name("away"))

    judged(preview, prices)
    assert "seeds/.:1:1: no-folder: the folder does not exist" in told(preview)
    assert "$0.40" in shown(preview)

    seeds.with_name("away").rename(seeds)
    change(prices, "0.40", "0.44")
    judged(preview, prices)
    assert told(preview) == ""
    assert "$0.44" in shown(preview)


def test_a_templates_folder_that_is_gone_leaves_what_was_shown(
    seeds: Path, templates: Path
) -> None:
    preview = started(seeds, templates)
    page = templates / "pages" / "docs.html"
    before = shown(preview, "/docs/about/")
    templates.rename(templates.with_name("away"))

    judged(preview, page, readers=("/docs/about/",))
    assert "templates/.:1:1: template: the folder does not exist" in told(preview)
    assert shown(preview, "/docs/about/") == before
    assert preview.answer("/livereload/reload.js").status == 200

    templates.with_name("away").rename(templates)
    judged(preview, page, readers=("/docs/about/",))
    assert told(preview) == ""
    assert preview.answer("/docs/about/").status == 200


def test_templates_are_followed_while_a_seed_is_wrong(
    seeds: Path, prices: Path, templates: Path
) -> None:
    preview = started(seeds, templates)
    page = templates / "pages" / "docs.html"
    change(prices, "model: anvil-1", "model: anvil-2")
    judged(preview, prices)
    change(page, "{% block main %}", "{% block main %}{{ page.nothing }}")
    judged(preview, page, readers=("/docs/about/",))
    assert "templates/pages/docs.html:" in told(preview)

    change(page, "{{ page.nothing }}", "A word.")
    judged(preview, page, readers=("/docs/about/",))

    assert "docs.html" not in told(preview)
    assert "anvil-2" in told(preview)
    assert "A word." in shown(preview, "/docs/about/")


def test_what_is_taken_back_is_shown_with_templates_as_they_are(
    seeds: Path, prices: Path, templates: Path
) -> None:
    preview = started(seeds, templates)
    page = templates / "pages" / "docs.html"
    shown(preview, "/docs/about/")
    change(prices, "model: anvil-1", "model: anvil-2")
    change(page, "{% block main %}", "{% block main %}A word.")

    judged(preview, prices, page)

    assert "anvil-2" in told(preview)
    assert "A word." in shown(preview, "/docs/about/")


def test_an_error_is_reported_and_its_end(seeds: Path, prices: Path) -> None:
    reports: Reports = []
    preview = started(seeds, reports=reports)

    for old, new in [("rates:", "rate:"), ("0.40", "0.44"), ("rate:", "rates:"), ("0.44", "0.45")]:
        change(prices, old, new)
        judged(preview, prices)

    assert [verdict.errors > 0 for verdict, _ in reports] == [True, False]


def test_problems_are_shown_whatever_is_wrong_with_the_overlay(
    seeds: Path, prices: Path, templates: Path
) -> None:
    for name in ("overlay.html", "no-page.html"):
        (templates / "preview" / name).write_text("{% if %}")
    change(prices, "rates:", "rate:")
    preview = started(seeds, templates)

    assert "seeds/offerings/acme.yaml:9:5: unknown-key: " in told(preview)
    assert preview.answer("/").status == 500


def test_no_path_of_this_machine_is_told(seeds: Path, prices: Path, templates: Path) -> None:
    preview = started(seeds, templates)
    page = templates / "pages" / "docs.html"
    change(prices, "rates:", "rate:")
    change(page, "{% block main %}", "{% block main %}{% include 'pages/nothing.html' %}")

    judged(preview, prices, page, readers=("/docs/about/",))

    assert "seeds/offerings/acme.yaml:9:5" in told(preview)
    assert "templates/pages/docs.html:" in told(preview)
    assert str(seeds.parent) not in told(preview)


def test_while_an_edit_is_not_finished_the_last_good_page_stays_with_a_notice(
    seeds: Path, prices: Path, templates: Path
) -> None:
    reports: Reports = []
    preview = started(seeds, templates, reports)
    docs = templates / "pages" / "docs.html"
    (seeds / ".edit").mkdir()
    change(prices, "model: anvil-1", "model: anvil-2")

    judged(preview, prices)
    change(docs, "{% block main %}", "{% block main %}A word.")
    judged(preview, docs)

    assert "seeds/.edit:1:1: unfinished-edit" in told(preview)
    assert "anvil-2" not in told(preview)
    assert "$0.40" in shown(preview)

    change(prices, "model: anvil-2", "model: anvil-1")
    change(prices, "0.40", "0.44")
    (seeds / ".edit").rmdir()
    judged(preview, seeds / ".edit")

    assert told(preview) == ""
    assert "$0.44" in shown(preview)
    assert "A word." in shown(preview, "/docs/about/")
    assert [verdict.errors for verdict, _ in reports] == [1, 0]


def test_an_edit_that_is_given_up_leaves_what_was_shown(seeds: Path) -> None:
    preview = started(seeds)
    (seeds / ".edit").mkdir()
    judged(preview, seeds / ".edit")
    (seeds / ".edit").rmdir()

    judged(preview, seeds / ".edit")

    assert told(preview) == ""
    assert "$0.40" in shown(preview)
