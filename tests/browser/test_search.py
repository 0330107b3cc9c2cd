"""The search field finds models, providers and ids on every page, with and without mistakes."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # has none
    Axe,
)
from playwright.sync_api import Locator, Page, expect

from tests.browser.faults import Faults
from tests.browser.server import serving
from tests.sites import built
from tests.worlds import lay

pytestmark = pytest.mark.browser
QUERIES = json.loads((Path(__file__).parent / "search-queries.json").read_text(encoding="utf-8"))
FIELD = "Search models, providers and IDs"
LOG_ID = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
_LOAD = """async (folder) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { Matcher } = await import(loaded.find((name) => /\\/match\\./.test(name)));
  const data = (name) => fetch(`${folder}${name}.json`).then((answer) => answer.json());
  window.matcher = new Matcher(await data("names"));
  window.matcher.addIds(await data("ids"));
}"""
_FIND = "(queries) => queries.map((query) => matcher.find(query, 5).map(({ path }) => path))"


@pytest.fixture
def finder(page: Page, real_url: str) -> Page:
    """A page with the matcher of the real seeds, all data loaded."""
    page.goto(f"{real_url}/search/?q=a")
    expect(page.get_by_role("status").filter(has_text="results")).to_be_visible()
    page.evaluate(_LOAD, f"{real_url}/search/")
    return page


def found(finder: Page, queries: list[str]) -> list[list[str]]:
    """The addresses of the first five results of each query."""
    results: list[list[str]] = finder.evaluate(_FIND, queries)
    return results


def test_queries_as_people_type_them_find_what_they_mean(finder: Page) -> None:
    results = found(finder, [each["query"] for each in QUERIES])

    missed = {
        each["query"]: paths
        for each, paths in zip(QUERIES, results, strict=True)
        if not paths or paths[0].rstrip("/") not in each["first"]
    }
    assert len(missed) <= 2, missed


def test_most_mistyped_names_are_found_first(finder: Page) -> None:
    names = finder.evaluate(
        "() => matcher.names.names.slice(0, matcher.names.groups[0][2])"
        ".filter((_, number) => matcher.popularity[number] > 33)"
    )
    slips = list(mistyped(names, 200))

    results = found(finder, [slip for slip, _ in slips])

    paths = dict(
        finder.evaluate("() => matcher.names.names.map((name, n) => [name, matcher.slug(n)])")
    )
    meant = [f"/model/{paths[name]}/" for _, name in slips]
    first = sum(path == held[0] for path, held in zip(meant, results, strict=True) if held)
    five = sum(path in held for path, held in zip(meant, results, strict=True))
    assert (first, five) >= (184, 198), (first, five)


def mistyped(names: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Names with one letter left out, added, exchanged or replaced, and the names themselves."""
    typed = [name for name in names if re.search("[A-Za-z]{3}", name)]
    for number in range(count):
        name = typed[number * 37 % len(typed)]
        letters = [place for place, letter in enumerate(name[:-1]) if letter.isalpha()]
        at = letters[number * 11 % len(letters)]
        other = string.ascii_lowercase[number * 7 % 26]
        before, here, after = name[:at], name[at], name[at + 1 :]
        yield (
            (
                before + after,
                before + other + here + after,
                before + other + after,
                before + after[0] + here + after[1:],
            )[number % 4],
            name,
        )


def test_nearly_every_id_finds_its_model_first(finder: Page) -> None:
    pairs: list[dict[str, Any]] = finder.evaluate(
        "() => matcher.ids.map(({ text, entry }) => "
        "({ text, path: `/model/${matcher.slug(entry)}/` }))"
    )

    results = found(finder, [pair["text"] for pair in pairs])

    first = sum(
        pair["path"] == paths[0] for pair, paths in zip(pairs, results, strict=True) if paths
    )
    assert len(pairs) > 4000
    assert first >= 0.98 * len(pairs)


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def test_an_id_from_a_log_leads_to_its_model(page: Page, real_url: str, faults: Faults) -> None:
    page.goto(f"{real_url}/docs/about/")

    page.keyboard.press("/")
    page.keyboard.insert_text(LOG_ID)
    expect(options(page).first).to_contain_text("Amazon Bedrock")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{real_url}/model/claude-sonnet-4.5/")
    assert faults.said == []


def test_a_misspelled_name_leads_to_its_model(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/provider/openai/")

    page.keyboard.press("Control+k")
    page.keyboard.type("claude sonet 4.5")
    expect(options(page).first).to_contain_text("Claude Sonnet 4.5")
    expect(options(page).first).to_contain_text("200K context")
    options(page).first.click()

    expect(page).to_have_url(f"{real_url}/model/claude-sonnet-4.5/")


def test_keys_move_through_the_list_and_close_it(page: Page) -> None:
    page.goto("/docs/")
    field = page.get_by_role("combobox", name=FIELD)
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("anvil")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("group", name="Models")).to_be_visible()
    first, last = options(page).first, options(page).last
    expect(first).to_have_attribute("aria-selected", "true")

    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(last.get_attribute("id")))
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")

    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("anvil")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_a_slash_within_a_field_is_a_slash(page: Page) -> None:
    page.goto("/providers/")
    field = page.get_by_role("searchbox").last
    field.focus()
    page.keyboard.type("a/b")

    expect(field).to_have_value("a/b")


def test_a_list_of_results_has_no_fault_for_axe(page: Page) -> None:
    page.goto("/")
    for theme in ("light", "dark"):
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.get_by_role("combobox", name=FIELD).fill("acme")
            expect(options(page).first).to_be_visible()
            assert [each["id"] for each in Axe().run(page).response["violations"]] == []
            wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not page.evaluate(wider)
            page.keyboard.press("Escape")


def test_a_query_has_an_address_of_its_own(page: Page, faults: Faults) -> None:
    page.goto("/")
    page.get_by_role("combobox", name=FIELD).fill("anvil 2.1")
    expect(options(page).first).to_be_visible()
    options(page).last.click()

    expect(page).to_have_url(re.compile(r"/search/\?q=anvil%202\.1$"))
    expect(page.locator("search-results a").first).to_contain_text("Anvil 2.1 (Turbo)")
    expect(page.get_by_role("combobox", name=FIELD)).to_have_value("anvil 2.1")
    page.keyboard.press("Tab")
    expect(page.locator("search-results a").first).to_be_focused()
    assert faults.said == []


def test_an_address_that_leads_nowhere_is_searched_for(page: Page) -> None:
    page.goto("/model/anvl-2.1-mni/")

    expect(page.locator("h1")).to_have_text("There is no such page")
    expect(page.locator("search-results a").first).to_contain_text("Anvil 2.1 mini")


def test_without_scripts_the_form_leads_to_complete_lists(still: Page) -> None:
    still.goto("/model/anvil-2.1/")
    still.get_by_role("searchbox", name=FIELD).fill("anvil")
    still.get_by_role("searchbox", name=FIELD).press("Enter")

    expect(still).to_have_url(re.compile(r"/search/\?q=anvil$"))
    still.locator("#ids a").first.click()
    expect(still.locator("tbody th code").first).to_be_visible()
    still.get_by_role("link", name="Acme & Co.", exact=True).first.click()
    expect(still).to_have_url(re.compile(r"/model/[^/]+/acme/$"))


def test_what_names_and_queries_hold_is_text(page: Page, tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "typical")
    seed = seeds / "models/acme/anvil-1.yaml"
    hostile = 'Anvil &lt;img src=x onerror="window.ran = 1"&gt;'
    seed.write_text(
        seed.read_text(encoding="utf-8").replace("name: Anvil 1", f"name: '{hostile}'"), "utf-8"
    )
    built(seeds, tmp_path / "site", "https://owner.example/repo/")
    faults = Faults.of(page)
    with serving(tmp_path / "site", "/repo") as address:
        page.goto(f"{address}/repo/docs/")
        page.get_by_role("combobox", name=FIELD).fill("onerror <b>")
        expect(options(page).first).to_contain_text(hostile)
        options(page).last.click()
        expect(page.locator("search-results a").first).to_contain_text(hostile)
        expect(page.locator("search-results")).to_contain_text("“onerror <b>”")
        page.locator("search-results a").first.click()
        expect(page).to_have_url(f"{address}/repo/model/anvil-1/")
        assert page.evaluate("window.ran") is None
        assert faults.said == []
