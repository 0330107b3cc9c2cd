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


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        # tiers: requests of 500,000 tokens, and the same tokens in short ones
        ("gemini-2.5-pro/?in=50M&out=1M&requests=100", "--in 50M --out 1M --requests 100"),
        ("gemini-2.5-pro/?in=50M&out=1M&requests=1000", "--in 50M --out 1M --requests 1000"),
        ("gemini-2.5-pro/?in=50M&out=1M", "--in 50M --out 1M"),
        # images, minutes with a minimum, vectors
        ("flux-pro-1.1/?image=100&requests=100", "--use image=100 --requests 100"),
        (
            "whisper-large-v3-turbo/?audio_minute=100&requests=1000",
            "--use audio_minute=100 --requests 1000",
        ),
        ("text-embedding-3-small/?in=10M", "--in 10M"),
        # a region, the day before an announced price and its first day, modes, cache writes
        ("gpt-5.5/?in=2M&out=1M&region=eu", "--in 2M --out 1M --region eu"),
        ("gemini-3.8-flash/?in=2M&out=1M&on=2026-12-31", "--in 2M --out 1M --on 2026-12-31"),
        ("gemini-3.8-flash/?in=2M&out=1M&on=2027-01-01", "--in 2M --out 1M --on 2027-01-01"),
        ("gpt-5.5/?in=2M&out=300k&mode=batch", "--in 2M --out 300k --batch"),
        ("gpt-5.5/?in=2M&out=300k&mode=flex", "--in 2M --out 300k --mode flex"),
        (
            "claude-sonnet-4.5/?in=1M&out=100k&cache_write=500k",
            "--in 1M --out 100k --use cache_write=500k",
        ),
        (
            "deepseek-v4-pro/?preset=peak-hours",
            "--in 3M --out 500k --requests 1000 --at 02:00 --on 2026-11-30",
        ),
    ],
)
def test_page_and_command_agree_whatever_is_asked(
    page: Page, real_url: str, faults: Faults, asked: str, command: str
) -> None:
    page.goto(f"{real_url}/model/{asked}")

    rows = page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    shown = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    quotes = _quotes(f"cost {asked.partition('/')[0]} {command} --json --seeds")
    assert [_of_page(row) for row in shown] == [_of_command(each) for each in quotes]
    assert any(each["rank"] for each in quotes)
    for row, each in zip(shown, quotes, strict=True):
        for rate in each["missing"]:
            assert rate.replace("_", " ") in row[3]
        for use in each["allowances"]:
            assert use["text"] in row[3]
        for rate in each["rates"]:
            assert rate["minimum"] is None or rate["minimum"]["text"] in row[3]
    assert faults.said == []


def _quotes(command: str = COMMAND) -> list[dict[str, Any]]:
    done = CliRunner().invoke(main, [*command.split(), str(REAL)])
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
