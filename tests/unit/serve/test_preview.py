"""What the preview shows and tells after a change, without a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import TEMPLATES, build, check
from generator.problems import Verdict
from generator.serve.preview import Preview, Sources
from tests.previews import change
from tests.sites import tree
from tests.worlds import lay

OFFERING = "/model/anvil-1/acme/"
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


@pytest.fixture
def prices(seeds: Path) -> Path:
    return seeds / "offerings" / "acme.yaml"


def started(seeds: Path, templates: Path = TEMPLATES, said: list[Verdict] | None = None) -> Preview:
    said = [] if said is None else said
    preview = Preview(Sources(seeds, "seeds", templates, BASE), said.append)
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
    del files[".llmref.json"]
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

    preview.change()

    assert "$0.44" in shown(preview)
    assert preview.message(before) == {"command": "reload", "path": "*"}
    assert told(preview) == ""


def test_nothing_is_done_where_nothing_changed(seeds: Path) -> None:
    preview = started(seeds)
    before = preview.version

    assert not preview.change({seeds / ".acme.yaml.swp"})
    assert preview.version == before


def test_what_the_rules_refuse_is_taken_back(seeds: Path, prices: Path) -> None:
    said: list[Verdict] = []
    preview = started(seeds, said=said)
    change(prices, "model: anvil-1", "model: anvil-2")

    judged(preview)

    assert "$0.40" in shown(preview)
    assert "there is no model &#39;anvil-2&#39;" in told(preview)
    assert said == [check(seeds)[1]]


def test_while_something_is_wrong_the_rules_are_asked_first(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    change(prices, "model: anvil-1", "model: anvil-2")
    judged(preview)
    before = preview.version
    change(prices, "0.40", "0.44")

    judged(preview)
    assert preview.version == before

    change(prices, "model: anvil-2", "model: anvil-1")
    judged(preview)
    assert "$0.44" in shown(preview)
    assert told(preview) == ""


def test_a_seed_that_is_not_valid_is_told_at_once(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    change(prices, "rates:", "rate:")

    preview.change()

    assert "seeds/offerings/acme.yaml:9:5" in told(preview)
    assert "$0.40" in shown(preview)


def test_warnings_are_told_beside_errors_only(seeds: Path, prices: Path) -> None:
    preview = started(seeds)
    change(prices, "output: 1.60", "output: 0.10")
    judged(preview)
    assert told(preview) == ""

    change(seeds / "creators" / "acme.yaml", "name: Acme", "nam: Acme")
    judged(preview)
    assert "output-cheaper-than-input" in told(preview)


def test_a_folder_without_a_site_record_waits_for_one(seeds: Path) -> None:
    site = (seeds / "site.yaml").read_text()
    (seeds / "site.yaml").unlink()
    preview = started(seeds)
    assert preview.answer("/").status == 500
    assert "there is no such file" in told(preview)

    (seeds / "site.yaml").write_text(site)
    judged(preview)

    assert preview.answer("/").status == 200


def test_a_template_that_fails_leaves_what_was_shown(seeds: Path, tmp_path: Path) -> None:
    said: list[Verdict] = []
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    preview = started(seeds, templates, said)
    page = templates / "pages" / "docs.html"
    before = shown(preview, "/docs/about/")
    change(page, "{% block main %}", "{% block main %}{{ page.nothing }}")

    judged(preview, page, readers=("/docs/about/",))
    assert shown(preview, "/docs/about/") == before
    assert "templates/pages/docs.html:" in told(preview)
    assert [verdict.problems[0].rule for verdict in said] == ["template"]

    change(page, "{{ page.nothing }}", "")
    judged(preview, page, readers=("/docs/about/",))
    assert told(preview) == ""


def test_a_failure_of_our_own_code_is_told_with_its_place(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = started(seeds)
    monkeypatch.setattr("generator.serve.showing.unquote", lambda text: text.nothing)

    assert preview.answer("/").status == 500

    assert "test_preview.py:" in told(preview)
    assert "generator: AttributeError" in told(preview)
