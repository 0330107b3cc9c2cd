"""`llmref cost` on a terminal and for programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from llmref.costs.usage import Usage
from llmref.lookups.costing import cost_answer
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.unit.insights.factories import catalogue, offer

pytestmark = pytest.mark.world("typical")


def _run(seeds: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["cost", *arguments, "--seeds", str(seeds)])


def test_providers_are_listed_by_cost(seeds: Path) -> None:
    result = _run(seeds, "anvil-2.1", "--in", "2M", "--out", "300k", "--table")

    assert result.exit_code == 0
    first, *rows = result.output.splitlines()
    assert first.startswith("Anvil 2.1")
    assert rows[0].lstrip().startswith("1.")
    assert "compared, at prices of 2026-11-20." in rows[-1]


def test_programs_get_the_same_with_every_rate(seeds: Path) -> None:
    result = _run(seeds, "anvil-2.1/acme", "--in", "2M", "--out", "300k", "--json")

    data = json.loads(result.output)
    assert [each["provider"] for each in data["offerings"]] == ["acme"]
    assert data["uses"] == {"input": 2_000_000, "output": 300_000}
    every = json.loads(_run(seeds, "anvil-2.1", "--in", "2M", "--out", "300k", "--json").output)
    assert data["note"] == every["note"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["anvil-9", "--in", "1k"], "There is no model 'anvil-9'"),
        (["anvil-2.1/nobody", "--in", "1k"], "is not at 'nobody'; it is at"),
        (["anvil-2.1"], "nothing is used"),
        (["anvil-2.1", "--in", "x"], "is not a number"),
        (["anvil-2.1", "--in", "1", "--cached", "2"], "2 cached tokens are more"),
        (["anvil-2.1", "--in", "1k", "--at", "25:00"], "is not a time"),
        (["anvil-2.1", "--in", "1,5k"], "is not a number"),
        (["anvil-2.1", "--in", "1k", "--use", "input=2"], "input is counted twice"),
        (["anvil-2.1", "--use", "page=2", "--use", "page=3"], "page is given twice"),
        (["anvil-2.1", "--in", "1k", "--batch", "--mode", "flex"], "are two modes; give one"),
    ],
)
def test_what_cannot_be_answered_ends_in_a_sentence(
    seeds: Path, arguments: list[str], words: str
) -> None:
    result = _run(seeds, *arguments)

    assert result.exit_code in {1, 2}
    assert words in result.output


def test_a_condition_that_no_price_names_is_said() -> None:
    there = {"when": {"region": "EU"}, "rates": {"input": "4", "output": "16"}}
    context = PageContext(catalogue(offer(prices=[there])), Addresses("https://x.example/"))

    note, other = (
        cost_answer(
            context, "m", Usage({"input": 1000}, None, date(2026, 11, 20), asks={"region": region})
        ).data["note"]
        for region in ("EU", "eu")
    )

    assert "No price names" not in note
    assert other.endswith(" No price names the region 'eu'; prices name EU.")
