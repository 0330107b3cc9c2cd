"""The monthly cost of DeepSeek V4 Pro at all its providers, on the site of the real seeds."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

import llmref
from llmref import formats
from llmref.cli import main
from llmref.lookups.facts import Facts
from llmref.lookups.tools import Tools
from tests.browser.asked_costs import COSTS, AskedCost
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


@pytest.mark.parametrize("asked", COSTS, ids=lambda asked: f"{asked.model}?{asked.query}")
def test_page_copies_command_and_agents_say_the_same(
    page: Page,
    real_url: str,
    answers: Answers,
    faults: Faults,
    asked: AskedCost,
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{real_url}/model/{asked.model}/?{asked.query}")

    rows = page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    shown = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    note = page.locator("cost-calculator [role=status]").inner_text()
    as_markdown, as_csv = _copied(page, "Copy as Markdown"), _copied(page, "Copy as CSV")

    in_table, data = answers.command(asked, "--table"), answers.command(asked, "--json")
    by_command, by_agent = json.loads(data), Tools(answers.facts).cost(**asked.arguments)
    assert shown == [_row(each, answers.facts) for each in by_command["offerings"]]
    assert [_plain(row) for row in shown] == [_plain(row) for row in _cells(as_markdown)]
    table = list(csv.reader(StringIO(as_csv)))
    assert shown == [row[:4] for row in table[1:]]
    assert [(row[4], row[5]) for row in table[1:]] == [
        _exact(each) for each in by_agent["offerings"]
    ]
    words = " ".join(in_table.split())
    assert all(" ".join(" ".join(row).split()) in words for row in shown)
    assert " ".join(note.split()) == " ".join(by_command["note"].split())
    assert by_agent["note"] == by_command["note"]
    assert by_agent["offerings"] == by_command["offerings"]
    assert faults.said == []


def test_a_comparison_says_of_each_offering_what_its_command_says(
    page: Page, real_url: str, facts: Facts, faults: Faults
) -> None:
    models = ("deepseek-v4-pro", "gemini-3.8-flash", "gemini-3.1-pro-preview")
    page.goto(f"{real_url}/compare/?m={','.join(models)}&in=50M&cached=30M&out=5M")

    rows = page.locator("cost-calculator tbody tr")
    expect(rows.first).to_be_visible()
    shown = {row[1]: (row[2], row[3]) for row in (_texts(row) for row in rows.all())}
    offered = [
        (f"{facts.models[model].name} at {facts.providers[each['provider']].name}", each)
        for model in models
        for each in Tools(facts).cost(model, 50_000_000, 5_000_000, 30_000_000)["offerings"]
    ]
    said = {name: (each["cost"], " ".join(each["notes"])) for name, each in offered}
    assert len(shown) == min(100, len(said))
    assert shown == {name: cells for name, cells in said.items() if name in shown}
    costs = [Decimal(each["total_usd"]) for _, each in offered if each["rank"]]
    assert shown[next(iter(shown))][0] == next(
        each["cost"]
        for _, each in offered
        if each["rank"] and Decimal(each["total_usd"]) == min(costs)
    )
    assert faults.said == []


@pytest.fixture(scope="module")
def facts() -> Facts:
    """Those of the real seeds, read once for all commands and agents."""
    return llmref.load(REAL)


@pytest.fixture
def answers(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Commands that do not read the seeds again."""
    monkeypatch.setattr(llmref, "load", lambda _: facts)
    return Answers(facts)


@dataclass(frozen=True)
class Answers:
    """What is told of the same facts elsewhere."""

    facts: Facts

    def command(self, asked: AskedCost, form: str) -> str:
        """What `llmref cost` prints."""
        done = CliRunner().invoke(main, ["cost", *asked.command, form, "--seeds", str(REAL)])
        assert done.exit_code == 0, done.output
        return done.stdout


def _copied(page: Page, button: str) -> str:
    page.locator("cost-calculator").get_by_role("button", name=button).click()
    return str(page.evaluate("navigator.clipboard.readText()"))


def _texts(row: Locator) -> list[str]:
    return row.locator("th, td").all_inner_texts()


def _row(each: dict[str, Any], facts: Facts) -> list[str]:
    """A row of the page, as programs are told it."""
    rank = f"{each['rank']}." if each["rank"] else ""
    name = facts.providers[each["provider"]].name
    return [rank, name, each["cost"], " ".join(each["notes"])]


def _cells(table: str) -> list[list[str]]:
    """The cells below the head of a table in Markdown."""
    lines = table.splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\\\)\|", line)[1:-1]] for line in lines]


def _plain(row: Sequence[str]) -> list[str]:
    return [cell.replace("\\|", "|").strip() for cell in row]


def _exact(each: dict[str, Any]) -> tuple[str, str]:
    total = None if each["missing"] else each["total"]
    exact = "" if total is None else f"{Decimal(total).normalize():f}"
    return exact, each["currency"] or ""


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
