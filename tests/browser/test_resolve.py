"""The resolver says which model and provider an ID means, by the same rules as the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import Faults

pytestmark = pytest.mark.browser
VECTORS = json.loads((Path(__file__).parents[1] / "resolve-forms.json").read_text(encoding="utf-8"))


def test_the_script_leaves_out_what_the_command_does(page: Page) -> None:
    page.goto("/resolve/")

    levels = page.evaluate(
        """async (ids) => {
          const { forms } = await import(document.querySelector("script[src*=resolve-page]").src);
          return ids.map((id) => forms(id).map((level) => level.map(([text]) => text)));
        }""",
        [vector["id"] for vector in VECTORS],
    )

    assert levels == [vector["forms"] for vector in VECTORS]


def test_an_id_leads_to_its_offering(page: Page, faults: Faults) -> None:
    page.goto("/resolve/?id=router/anvil-2.1@default:free")

    expect(page.get_by_role("status").filter(has_text="means one model")).to_be_visible()
    expect(page.locator("resolve-id")).to_contain_text("Anvil 2.1 (Turbo)")
    expect(page.locator("resolve-id")).to_contain_text("Left out to find it: router/ :free")
    page.locator("resolve-id").get_by_role("link", name="Acme & Co.", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Acme & Co.")
    assert faults.said == []


def test_an_id_has_the_price_and_the_status_that_its_provider_states(page: Page) -> None:
    page.goto("/resolve/?id=anvil-2.1@default")
    main = page.locator("resolve-id li").filter(has_text="Acme & Co.").inner_text()
    page.goto("/resolve/?id=anvil-2.1@thinking")
    variant = page.locator("resolve-id li").filter(has_text="Acme & Co.").inner_text()

    assert "Input $1.25 per 1M tokens" in main
    assert "Output / 1M tokens: $12.00" in variant


def test_an_unknown_id_is_not_guessed(page: Page) -> None:
    page.goto("/resolve/")
    page.get_by_label("Model ID").fill("<b>anvil-2.1")
    page.get_by_role("button", name="Resolve").click()

    expect(page.locator("resolve-id")).to_contain_text("No provider here lists this ID.")
    expect(page.get_by_label("Model ID")).to_have_value("<b>anvil-2.1")
    page.get_by_role("link", name="Search for similar names").click()
    expect(page.locator("search-results a").first).to_contain_text("Anvil 2.1")
