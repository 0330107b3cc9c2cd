"""The monthly cost of DeepSeek V4 Pro at all its providers, on the site of the real seeds."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from llmref import formats
from llmref.cli import main
from tests.browser.faults import Faults
from tests.sites import REAL

pytestmark = pytest.mark.browser
COMMAND = "cost deepseek-v4-pro --in 50M --cached 30M --out 5M --json --seeds"


def test_four_actions_give_what_the_command_says(page: Page, real_url: str, faults: Faults) -> None:
    page.goto(f"{real_url}/")
    page.get_by_role("combobox").first.fill("deepseek v4 pro")
    with page.expect_event("load"):  # 1: the model
        page.get_by_role("option").first.click()
    page.get_by_label("Input tokens", exact=True).fill("50M")  # 2 to 4: three numbers
    page.get_by_label("Of these, cached").fill("60%")
    page.get_by_label("Output tokens", exact=True).fill("5M")

    rows = page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    shown = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    assert [_of_page(row) for row in shown] == [_of_command(each) for each in _quotes()]
    notes = {row[1]: row[3] for row in shown}
    assert "01:00\N{EN DASH}04:00 UTC · Mon\N{EN DASH}Fri: $47.52." in notes["DeepSeek"]
    assert "06:00\N{EN DASH}10:00 UTC · Mon\N{EN DASH}Fri: $47.52." in notes["DeepSeek"]
    assert "No price is documented for cache read." in notes["Poe"]
    assert faults.said == []


def _quotes() -> list[dict[str, Any]]:
    done = CliRunner().invoke(main, [*COMMAND.split(), str(REAL)])
    quotes: list[dict[str, Any]] = json.loads(done.stdout)["offerings"]
    return quotes


def _of_page(row: list[str]) -> tuple[str, str | None]:
    rank, _, figure, _ = row
    return rank, figure if any(letter.isdigit() for letter in figure) else None


def _of_command(each: dict[str, Any]) -> tuple[str, str | None]:
    rank = f"{each['rank']}." if each["rank"] else ""
    if not each["total"] or not each["rates"] or not Decimal(each["total"]):
        return rank, None
    figure = formats.money(Decimal(each["total"]), each["currency"])
    return rank, f"over {figure}" if each["missing"] else figure
