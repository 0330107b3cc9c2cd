"""Readers calculate what their own use of a model costs at each of its providers."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from llmref.cli import main
from tests.browser.faults import Faults
from tests.sites import world

pytestmark = pytest.mark.browser
ASKED = "/model/anvil-2.1/?in=50M&cached=60%25&out=5M"


def test_three_numbers_give_the_cost_at_each_provider(page: Page, faults: Faults) -> None:
    page.goto("/model/anvil-2.1/")
    page.get_by_label("Input tokens", exact=True).fill("50M")
    page.get_by_label("Of these, cached").fill("60%")
    page.get_by_label("Output tokens", exact=True).fill("5M")

    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()
    assert page.url.endswith("?in=50M&cached=60%25&out=5M")
    assert faults.said == []


def test_the_command_says_the_same(page: Page) -> None:
    page.goto(ASKED)
    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()
    shown = {
        row.locator("th").inner_text(): row.locator("td").nth(0).inner_text()
        for row in page.locator("cost-calculator tbody tr").all()
    }

    command = "cost anvil-2.1 --in 50M --cached 30M --out 5M --json --seeds"
    done = CliRunner().invoke(main, [*command.split(), str(world("typical"))])
    quotes = json.loads(done.stdout)["offerings"]

    assert len(shown) == len(quotes)
    assert sorted(shown.values()) == sorted(
        f"{each['rank']}." if each["rank"] else "" for each in quotes
    )
    assert any(Decimal(each["total"] or 0) for each in quotes)


def test_the_usage_object_of_an_api_can_be_pasted(page: Page) -> None:
    page.goto("/model/anvil-2.1/")
    field = page.get_by_label("Input tokens", exact=True)
    usage = {"prompt_tokens": 900, "completion_tokens": 80, "prompt_tokens_details": {"cached_tokens": 500}}  # fmt: skip # noqa: E501
    field.evaluate(
        "(field, text) => { const data = new DataTransfer(); data.setData('text', text);"
        "field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true})) }",
        json.dumps({"usage": usage}),
    )

    expect(page.get_by_label("Of these, cached")).to_have_value("500")
    expect(field).to_have_value("900")
    expect(page.get_by_label("Output tokens", exact=True)).to_have_value("80")


@pytest.mark.parametrize(
    "asked", ["in=x", "in=1&cached=2", "in=1.5", "in=%3Cimg%20src=x%3E", "in=1e9", "at=nonsense"]
)
def test_what_is_no_amount_is_explained(page: Page, faults: Faults, asked: str) -> None:
    page.goto(f"/model/anvil-2.1/?{asked}")

    expect(page.locator("cost-calculator [role=status]")).to_contain_text(
        re.compile("tokens|amounts")
    )
    expect(page.locator("cost-calculator tbody tr")).to_have_count(0)
    assert faults.said == []


def test_an_example_fills_the_fields_and_stands_in_the_address(page: Page, faults: Faults) -> None:
    page.goto("/model/anvil-2.1/")
    example = page.get_by_label("Example")
    example.select_option(index=1)

    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()
    expect(page.get_by_label("Requests", exact=True)).not_to_have_value("")
    chosen = example.input_value()
    assert f"preset={chosen}" in page.url
    page.goto(f"/model/anvil-2.1/?preset={chosen}&mode=batch")
    expect(page.get_by_label("Input tokens", exact=True)).not_to_have_value("")
    assert faults.said == []


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/model/lens-1/", "Images"),
        ("/model/ear-2/", "Minutes of audio"),
        ("/model/horn-tts/", "Characters"),
    ],
)
def test_other_kinds_are_asked_for_what_they_charge(page: Page, address: str, label: str) -> None:
    page.goto(address)
    page.get_by_label(label, exact=True).fill("100")

    expect(page.locator("cost-calculator tbody tr").first).to_be_visible()
    assert page.locator("cost-calculator").get_by_label("Input tokens", exact=True).count() == 0


@pytest.mark.parametrize(
    ("address", "heads"),
    [
        ("/model/anvil-2.1/acme/", "Provider"),
        ("/provider/acme/", "Model"),
        ("/compare/anvil-2.1-vs-anvil-2.1-mini/", "Offering"),
        ("/compare/?m=anvil-2.1,anvil-2.1-mini", "Offering"),
        ("/docs/how-to-read/", "Provider"),
    ],
)
def test_other_pages_load_it_when_it_is_opened(
    page: Page, faults: Faults, address: str, heads: str
) -> None:
    page.goto(address)
    opener = page.locator("cost-open summary").first
    expect(opener).to_be_visible()
    assert not [asked for asked in faults.requests if "cost-calculator" in asked]

    opener.click()
    page.get_by_label("Input tokens", exact=True).fill("50M")
    page.get_by_label("Output tokens", exact=True).fill("5M")

    table = page.locator("cost-calculator table")
    expect(table.locator("tbody tr").first).to_be_visible()
    assert heads in table.locator("thead").inner_text()
    link = table.locator("tbody a").first
    assert page.request.get(link.evaluate("link => link.href")).ok
    assert faults.said == []


def test_a_day_on_which_nobody_read_a_price_has_no_ranks(page: Page) -> None:
    page.goto(f"{ASKED}&on=2020-01-01")

    rows = page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    command = "cost anvil-2.1 --in 50M --cached 30M --out 5M --on 2020-01-01 --json --seeds"
    done = CliRunner().invoke(main, [*command.split(), str(world("typical"))])
    quotes = json.loads(done.stdout)["offerings"]
    assert sorted(row.locator("td").nth(0).inner_text() for row in rows.all()) == sorted(
        f"{each['rank']}." if each["rank"] else "" for each in quotes
    )


def test_the_table_of_providers_is_ranked_by_another_example(page: Page, faults: Faults) -> None:
    page.goto("/model/anvil-2.1/")
    chosen = page.get_by_label("Ranked for")
    expect(chosen).to_be_visible()
    table = page.locator("#providers table").first
    before = table.inner_text()
    chosen.select_option("nightly")

    expect(table.locator("caption")).to_have_text(
        "Sorted by cost, for 1,000 batch requests of 2,000 input and 400 output tokens"
    )
    assert page.url.endswith("?rank=nightly")
    command = "cost anvil-2.1 --in 2M --out 400k --requests 1000 --batch --json --seeds"
    done = CliRunner().invoke(main, [*command.split(), str(world("typical"))])
    quotes = json.loads(done.stdout)["offerings"]
    order = [Path(link.get_attribute("href") or "").name for link in table.locator("th a").all()]
    ranked = [each["provider"] for each in quotes if each["rank"]]
    assert order[: len(ranked)] == ranked
    assert len(order) == len(quotes)
    assert table.get_by_text("Not sourced").count()
    page.reload()
    expect(table.locator("caption")).to_contain_text("batch requests")
    chosen.select_option("chat-1k")
    expect(table).to_have_text(before, use_inner_text=True)
    assert faults.said == []


def test_every_rate_that_enters_has_its_source_and_date(page: Page) -> None:
    page.goto(ASKED)
    rows = page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    command = "cost anvil-2.1 --in 50M --cached 30M --out 5M --json --seeds"
    done = CliRunner().invoke(main, [*command.split(), str(world("typical"))])

    for each in json.loads(done.stdout)["offerings"]:
        row = rows.filter(has=page.locator(f"a[href*='/{each['provider']}/']"))
        notes = row.locator("td").last.inner_text()
        for rate in each["rates"]:
            assert rate["rate"].replace("_", " ") in notes
            assert rate["source"]["name"] in notes
            assert rate["source"]["checked"] in notes
        for rate in each["missing"]:
            assert rate.replace("_", " ") in notes
    said = page.locator("cost-calculator [role=status]").inner_text()
    assert said.startswith("Lowest: ")
    assert "Without volume discounts and taxes; minimums and allowances" in said


def test_an_example_in_a_mode_chooses_the_mode(page: Page) -> None:
    page.goto("/model/anvil-2.1/?preset=nightly")

    expect(page.get_by_label("Mode", exact=True)).to_have_value("batch")
    expect(
        page.locator("cost-calculator tbody").get_by_text("No batch price is").first
    ).to_be_visible()


@pytest.mark.parametrize("width", [320, 480, 768, 1280])
def test_there_is_room_for_the_calculator_before_it_comes(page: Page, width: int) -> None:
    """Else an address that leads to a section below it would end above that section."""
    page.set_viewport_size({"width": width, "height": 900})
    section = page.locator("#calculator")

    def height() -> float:
        box = section.bounding_box()
        assert box is not None
        return box["height"]

    page.route("**/cost-calculator.*.js", lambda route: route.abort())
    page.goto("/model/anvil-2.1/")
    before = height()
    page.unroute_all()
    page.reload()
    expect(page.get_by_label("Input tokens", exact=True)).to_be_visible()

    assert abs(height() - before) <= 8


def test_a_price_of_weekdays_is_ranked_at_a_time_of_the_week_and_on_no_day(page: Page) -> None:
    """An example means a usual week; of a day nobody knows whether it is a public holiday."""
    page.goto("/model/anvil-2.1-mini/?preset=night")
    own = page.locator("cost-calculator tbody tr", has_text="Acme")

    expect(page.get_by_label("Time of day in UTC")).to_have_value("23:00")
    expect(page.get_by_label("Day", exact=True)).to_have_value("")
    expect(own.locator("td").first).to_have_text("1.")
    expect(own).to_contain_text("For working days;")
    cost = own.locator("td").nth(1).inner_text()
    page.reload()
    expect(own.locator("td").first).to_have_text("1.")

    page.get_by_label("Day", exact=True).fill("2026-11-23")
    expect(own.locator("td").first).to_have_text("")
    expect(own.locator("td").nth(1)).to_have_text(cost)
    expect(own).to_contain_text("Not ranked: that day may be a public holiday.")
    page.get_by_label("Day", exact=True).fill("2026-11-22")
    expect(own).not_to_contain_text("Not ranked")
