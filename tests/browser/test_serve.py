"""The live preview: every edit is seen, and what is wrong lies over the last good page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import BrowserType, Error, Locator, Page, expect

from llmref.cli.report import report
from llmref.judge import check
from llmref.project import shipped
from llmref.serve.server import BrowserLink
from tests.browser.faults import Faults
from tests.browser.patience import patient
from tests.fates import FATES, Fate
from tests.previews import change, previewing
from tests.worlds import lay

pytestmark = pytest.mark.browser
OFFERING = "/model/anvil-1/acme/"
ATTEMPTS = 20
INTERRUPTED = re.compile("interrupted by another navigation|net::ERR_ABORTED")


@pytest.fixture
def prices(seeds: Path) -> Path:
    return seeds / "offerings" / "acme.yaml"


@pytest.fixture
def preview(seeds: Path) -> Iterator[str]:
    with previewing(seeds) as address:
        yield address


@pytest.fixture
def own_templates(tmp_path: Path) -> Path:
    return shutil.copytree(shipped("templates"), tmp_path / "templates")


def visit(page: Page, address: str) -> None:
    """Go to an address, though a change may make the page before load itself anew meanwhile."""
    for _ in range(ATTEMPTS):
        try:
            page.goto(address)
        except Error as failure:
            if not INTERRUPTED.search(str(failure)):
                raise
        else:
            return
    raise AssertionError(f"{address} was not loaded")


def main(page: Page) -> Locator:
    return page.locator("main")


def test_an_edit_is_shown(page: Page, preview: str, prices: Path, faults: Faults) -> None:
    visit(page, f"{preview}{OFFERING}")
    expect(main(page)).to_contain_text("$0.40")

    change(prices, "0.40", "0.47")

    expect(main(page)).to_contain_text("$0.47")
    assert faults.said == []


@pytest.mark.parametrize("fate", FATES)
def test_edits_are_shown_whatever_became_of_the_seeds_folder(
    page: Page, tmp_path: Path, fate: Fate
) -> None:
    seeds = lay(tmp_path / "project" / "seeds", "tiny")
    prices = seeds / "offerings" / "acme.yaml"
    with previewing(seeds) as address:
        visit(page, f"{address}{OFFERING}")
        expect(main(page)).to_contain_text("$0.40")

        fate(seeds)
        change(prices, "0.40", "0.47")

        expect(main(page)).to_contain_text("$0.47")
        expect(page.locator("preview-link")).to_be_empty()

        change(prices, "0.47", "0.48")
        expect(main(page)).to_contain_text("$0.48")


def test_a_page_that_is_loaded_again_shows_what_is_there_now(
    page: Page, preview: str, prices: Path
) -> None:
    visit(page, f"{preview}{OFFERING}")
    change(prices, "rates:", "rate:")
    expect(page.locator("preview-link")).to_contain_text("acme.yaml")
    change(prices, "rate:", "rates:")
    change(prices, "0.40", "0.47")
    expect(main(page)).to_contain_text("$0.47")

    page.reload()

    expect(main(page)).to_contain_text("$0.47")
    expect(page.locator("preview-link")).to_be_empty()


def test_the_policy_holds(page: Page, preview: str, prices: Path, faults: Faults) -> None:
    visit(page, preview)
    change(prices, "rates", "rate")
    expect(page.locator("preview-link")).to_contain_text("rate")

    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")

    assert "unsafe" not in (policy or "unsafe")
    assert page.locator("script:not([src]):not([type='application/ld+json']), style").count() == 0
    assert all(address.startswith(f"{preview}/") for address in faults.requests)
    assert faults.said == []


def test_no_edit_of_a_burst_is_lost(page: Page, preview: str, prices: Path) -> None:
    visit(page, f"{preview}{OFFERING}")

    for cents in range(41, 60):
        change(prices, f"0.{cents - 1}", f"0.{cents}")

    expect(main(page)).to_contain_text("$0.59")


def test_edits_of_many_files_at_once_are_all_shown(page: Page, preview: str, seeds: Path) -> None:
    visit(page, f"{preview}{OFFERING}")

    change(seeds / "offerings/acme.yaml", "0.40", "0.48")
    change(seeds / "models/acme/anvil-1.yaml", "name: Anvil 1", "name: Anvil One")
    change(seeds / "providers/acme.yaml", "name: Acme", "name: Acme & Sons")

    for text in ("$0.48", "Anvil One", "Acme & Sons"):
        expect(main(page)).to_contain_text(text)


@pytest.mark.parametrize(
    "wrong",
    [
        ("rates:", "rate:"),  # not valid in itself
        ("model: anvil-1", "model: anvil-2"),  # refused by a rule
        ("0.40", "0.40]"),  # not YAML
    ],
)
def test_a_wrong_seed_leaves_the_last_good_page_under_an_overlay(
    page: Page, preview: str, seeds: Path, prices: Path, wrong: tuple[str, str]
) -> None:
    visit(page, f"{preview}{OFFERING}")

    change(prices, *wrong)

    overlay = page.locator("preview-link")
    told = report(check(seeds)[1], "seeds", "text").strip()
    for line in told.splitlines():
        expect(overlay).to_contain_text(line)
    expect(main(page)).to_contain_text("$0.40")
    visit(page, f"{preview}/models/")
    expect(overlay).to_contain_text(told.splitlines()[0])

    change(prices, *reversed(wrong))

    expect(overlay).to_be_empty()


def test_what_is_changed_while_something_is_wrong_is_shown_once_it_is_mended(
    page: Page, preview: str, prices: Path
) -> None:
    visit(page, f"{preview}{OFFERING}")
    change(prices, "rates:", "rate:")
    expect(page.locator("preview-link")).to_contain_text("acme.yaml")

    change(prices, "0.40", "0.49")
    change(prices, "rate:", "rates:")

    expect(page.locator("preview-link")).to_be_empty()
    expect(main(page)).to_contain_text("$0.49")


def test_a_page_that_missed_what_it_was_sent_shows_it_all_the_same(
    page: Page, preview: str, prices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(page, f"{preview}{OFFERING}")
    monkeypatch.setattr(BrowserLink, "reload_waiters", lambda: None)

    change(prices, "0.40", "0.48")

    expect(main(page)).to_contain_text("$0.48")


def test_seeds_that_are_wrong_at_first_are_shown_when_mended(
    page: Page, seeds: Path, prices: Path
) -> None:
    change(prices, "rates:", "rate:")
    with previewing(seeds) as address:
        visit(page, f"{address}{OFFERING}")
        expect(page.locator("preview-link")).to_contain_text("acme.yaml")

        change(prices, "rate:", "rates:")

        expect(main(page)).to_contain_text("$0.40")


def test_an_edit_of_a_template_is_shown(page: Page, seeds: Path, own_templates: Path) -> None:
    with previewing(seeds, own_templates) as address:
        visit(page, f"{address}/models/")

        change(own_templates / "base.html", "Skip to the content", "Go to the content")

        expect(page.locator("a.skip")).to_have_text("Go to the content")


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("{% block scripts %}{% if %}", "pages/not-found.html:5:1: template: Expected"),
        ("{% block main %}{{ page.nothing }}", "pages/not-found.html:5:1: template: "),
    ],
)
def test_a_template_that_fails_leaves_the_last_good_page_under_an_overlay(
    page: Page, seeds: Path, own_templates: Path, broken: str, line: str
) -> None:
    template = own_templates / "pages" / "not-found.html"
    with previewing(seeds, own_templates) as address:
        visit(page, f"{address}/404.html")

        change(template, "{% block main %}", broken)

        expect(page.locator("preview-link")).to_contain_text(f"templates/{line}")
        expect(main(page)).to_contain_text("The address may be old")

        change(template, broken, "{% block main %}")

        expect(page.locator("preview-link")).to_be_empty()


def test_a_page_that_was_not_open_tells_that_its_template_fails(
    page: Page, seeds: Path, own_templates: Path
) -> None:
    template = own_templates / "pages" / "docs.html"
    change(template, "{% block main %}", "{% block main %}{{ page.nothing }}")
    with previewing(seeds, own_templates) as address:
        visit(page, f"{address}/docs/about/")
        expect(page.locator("preview-link")).to_contain_text("templates/pages/docs.html")

        change(template, "{{ page.nothing }}", "")

        expect(main(page)).to_contain_text("About")
        expect(page.locator("preview-link")).to_be_empty()


def test_an_edit_of_a_style_or_script_is_shown(
    page: Page, seeds: Path, own_templates: Path
) -> None:
    with previewing(seeds, own_templates) as address:
        visit(page, address)

        sheet, script = own_templates / "assets/css/base.css", own_templates / "assets/js/theme.js"
        sheet.write_text(sheet.read_text() + "\nbody { outline: 3px solid red; }\n")
        expect(page.locator("body")).to_have_css("outline-width", "3px")
        script.write_text(script.read_text() + '\ndocument.documentElement.lang = "la";\n')
        expect(page.locator("html")).to_have_attribute("lang", "la")


def test_new_renamed_and_deleted_files_are_noticed(page: Page, preview: str, seeds: Path) -> None:
    about, help_ = seeds / "pages" / "about.md", seeds / "pages" / "help.md"
    visit(page, f"{preview}/docs/help/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")

    help_.write_text(about.read_text().replace("title: ", "title: New "))
    expect(page.get_by_role("heading", level=1)).to_contain_text("New ")

    help_.rename(seeds / "pages" / "faq.md")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    visit(page, f"{preview}/docs/faq/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("New ")

    (seeds / "pages" / "faq.md").unlink()
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")


def test_a_renamed_folder_is_noticed(page: Page, preview: str, seeds: Path) -> None:
    visit(page, f"{preview}/creator/wile/")

    (seeds / "creators" / "wile.yaml").write_text("name: Wile\n")
    (seeds / "models" / "acme").rename(seeds / "models" / "wile")

    expect(page.locator("preview-link")).to_contain_text("anvil-1")


def test_an_address_without_a_page_has_the_sites_own_and_the_right_status(
    page: Page, preview: str
) -> None:
    answer = page.goto(f"{preview}/model/nothing/")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    expect(page.locator("preview-link")).to_be_attached()


def test_axe_finds_nothing_in_the_overlay(page: Page, preview: str, prices: Path) -> None:
    visit(page, preview)
    change(prices, "rates:", "rate:")
    expect(page.get_by_role("alert")).to_contain_text("acme.yaml")

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert Axe().run(page, context="preview-link").response["violations"] == []


def test_a_place_is_copied(page: Page, preview: str, prices: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, preview)
    change(prices, "rates:", "rate:")

    page.get_by_role("button", name="Copy seeds/offerings/acme.yaml").first.click()

    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("seeds/offerings/acme.yaml:9:5")


def test_a_place_opens_the_editor(page: Page, seeds: Path, prices: Path) -> None:
    with previewing(seeds, editor_url="vscode://file/{path}:{line}:{col}") as address:
        visit(page, address)
        change(prices, "rates:", "rate:")

        link = page.get_by_role("link", name="seeds/offerings/acme.yaml").first

        expect(link).to_have_attribute("href", f"vscode://file/{prices}:9:5")


def test_a_page_finds_a_preview_that_was_started_anew(
    page: Page, seeds: Path, prices: Path
) -> None:
    with previewing(seeds) as address:
        visit(page, f"{address}{OFFERING}")
        expect(main(page)).to_contain_text("$0.40")
    change(prices, "0.40", "0.45")

    with previewing(seeds, port=int(address.rpartition(":")[2])):
        expect(main(page)).to_contain_text("$0.45")


def test_every_open_page_follows(page: Page, preview: str, prices: Path) -> None:
    other = patient(page.context.new_page())
    visit(page, f"{preview}{OFFERING}")
    visit(other, f"{preview}/provider/acme/")

    change(prices, "0.40", "0.46")

    expect(main(page)).to_contain_text("$0.46")
    expect(main(other)).to_contain_text("$0.46")


def test_a_foreign_name_that_leads_here_can_read_nothing(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], preview: str
) -> None:
    """As when the name of a page's host is changed to lead to this machine."""
    foreign = preview.replace("127.0.0.1", "foreign.example")
    rule = "--host-resolver-rules=MAP foreign.example 127.0.0.1"
    options = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], rule]}
    with browser_type.launch(**options) as browser:
        page = patient(browser.new_page())

        answer = page.goto(f"{foreign}/")
        link = page.evaluate(_LINK_UP, foreign.replace("http", "ws"))

    assert answer is not None
    assert answer.status == 403
    assert link == "refused"


_LINK_UP = """(address) => new Promise((resolve) => {
  const link = new WebSocket(`${address}/livereload`);
  link.addEventListener("open", () => resolve("open"));
  link.addEventListener("error", () => resolve("refused"));
})"""
