"""Readers put models into a tray on any page and see them side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import Faults

pytestmark = pytest.mark.browser
TWO = "/compare/?m=anvil-2.1,anvil-2.1/acme"


def test_a_tray_on_every_page_leads_to_the_comparison(page: Page, faults: Faults) -> None:
    page.goto("/model/anvil-2.1/")
    page.get_by_role("button", name="Add to comparison").click()
    expect(page.get_by_role("button", name="In your comparison")).to_be_visible()
    page.goto("/model/anvil-2.1-mini/")
    page.get_by_role("button", name="Add to comparison").click()
    page.get_by_role("link", name="Compare 2").click()

    expect(page.locator("compare-page thead th")).to_have_count(3)
    assert page.url.endswith("/compare/?m=anvil-2.1,anvil-2.1-mini")
    assert faults.said == []


def test_the_table_says_what_the_static_page_of_the_pair_says(page: Page) -> None:
    page.goto("/compare/anvil-2.1-vs-anvil-2.1-mini/")
    rows = page.locator("tbody tr").all_inner_texts()
    page.goto("/compare/?m=anvil-2.1,anvil-2.1-mini")
    expect(page.locator("compare-page tbody tr").first).to_be_visible()
    shown = page.locator("compare-page tbody tr").all_inner_texts()

    assert {" ".join(row.split()) for row in rows} <= {" ".join(row.split()) for row in shown}


def test_a_status_that_nobody_states_is_said_to_be_unknown(page: Page) -> None:
    page.goto("/compare/?m=ear-2,horn-tts")
    row = page.locator("compare-page tr", has=page.get_by_role("rowheader", name="Status"))

    expect(row.locator("td")).to_have_text(["Not known", "Not known"])
    expect(row.locator("[data-state=unknown]")).to_have_count(2)


def test_facts_are_grouped_in_one_order(page: Page) -> None:
    page.goto("/compare/?m=anvil-2.1,anvil-2.1-mini/acme")
    expect(page.locator("compare-page tbody tr").first).to_be_visible()

    groups = page.locator("compare-page [scope=rowgroup]").all_inner_texts()
    assert groups[:5] == ["Status", "Prices", "Limits", "Specifications", "Capabilities"]
    assert groups[-4:] == ["Benchmark scores", "Data policy", "Recipe", "Sources"]
    rates = page.locator("compare-page tr", has_text="Input per 1M tokens")
    assert [cell.inner_text()[:1] for cell in rates.locator("td > span").all()] == ["$", "$"]
    costs = page.locator("compare-page tr", has_text="Cost of 1,000 chats")
    # The lowest of the model, and that of the offering at any time and in peak hours.
    assert costs.count() == 3
    recipe = page.locator("compare-page tr", has_text="Install")
    assert recipe.locator("td").nth(1).inner_text().startswith("pip install")


def test_the_data_policy_of_an_offering_is_that_of_its_provider(page: Page) -> None:
    page.goto("/compare/?m=anvil-2.1/acme,anvil-2.1/nuts-and-bolts")
    expect(page.locator("compare-page tbody tr").first).to_be_visible()

    def answers(label: str) -> list[str]:
        cells = page.locator("compare-page tr", has_text=label).locator("td > span")
        return [cell.inner_text() for cell in cells.all()]

    assert answers("Retention of prompts") == ["For 30 days", "Not retained"]
    assert answers("Zero retention") == ["Offered", "Not known"]


def test_only_differences_can_be_shown_and_shared(page: Page) -> None:
    page.goto(TWO)
    expect(page.locator("compare-page tbody tr").first).to_be_visible()
    before = page.locator("compare-page tbody tr").count()
    page.get_by_label("Only differences").check()

    expect(page.locator("compare-page tbody tr:not(.differs) td")).to_have_count(0)
    assert page.locator("compare-page tbody tr").count() < before
    assert page.url.endswith("&only=different")
    page.reload()
    expect(page.get_by_label("Only differences")).to_be_checked()


def test_the_keyboard_stays_where_it_was(page: Page) -> None:
    page.goto(TWO)
    page.get_by_label("Only differences").focus()
    page.keyboard.press("Space")

    expect(page.get_by_label("Only differences")).to_be_focused()
    page.goto("/model/anvil-2.1/")
    page.get_by_role("button", name="Remove").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("compare-tray").get_by_role("button")).to_be_focused()


def test_columns_are_added_by_name_and_removed(page: Page) -> None:
    page.goto("/compare/?m=anvil-2.1")
    page.get_by_label("Model, or model and provider").fill("anvil 2.1 mini")
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator(".compare-found button").first.click()
    expect(page.locator("compare-page thead th")).to_have_count(3)
    page.get_by_role("button", name="Remove").first.click()

    expect(page.locator("compare-page thead th")).to_have_count(2)


def test_an_address_that_leads_nowhere_is_named_and_stays_on_the_site(page: Page) -> None:
    page.goto("/compare/?m=anvil-2.1,../../etc,nobody,https://evil.example/x")

    expect(page.locator("compare-page [role=status]")).to_contain_text("no page of “nobody”")
    expect(page.locator("compare-page thead th")).to_have_count(2)


def test_the_comparison_is_copied_as_markdown(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(TWO)
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("| | Anvil 2.1")
    assert "| Creator | Acme" in copied


def test_the_copy_says_what_the_markdown_of_the_pair_says(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/compare/?m=anvil-2.1,anvil-2.1-mini")
    page.get_by_role("button", name="Copy as Markdown").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = _rows(page.evaluate("navigator.clipboard.readText()"))
    published = _rows(page.request.get("/compare/anvil-2.1-vs-anvil-2.1-mini/index.md").text())

    notes = [row for row in published if "(" in row]
    assert notes
    assert [row for row in published if row not in copied] == []


def _rows(markdown: str) -> list[str]:
    """The rows of facts of tables, as they are read."""
    lines = [line.replace("\\", "") for line in markdown.splitlines() if line.startswith("| ")]
    return [" ".join(line.split()) for line in lines if not line.startswith("| Fact |")]
