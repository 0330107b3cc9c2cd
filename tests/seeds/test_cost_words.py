"""The calculator of pages says word for word what `llmref cost` and MCP say, of all real prices."""

from __future__ import annotations

import json
import random  # noqa: TID251  # of a seed: the same requests in each run
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.entities import Offering
from llmref.costs.compared import RankedQuote, ranked_quotes
from llmref.costs.hours import usage_of as usage_of_example
from llmref.costs.usage import Usage
from llmref.costs.wording import quote_cells, quote_data, standings_text
from llmref.insights.market import Market
from llmref.lookups.facts import load_facts
from llmref.pages.index_json import model_data
from tests import tools
from tests.sites import REAL
from tests.usages import asked, plain, usage_of

pytestmark = pytest.mark.site  # the quotes of all models take their time
JS = REAL.parent / "templates/assets/js"
Asked = tuple[Market, Usage, Sequence[RankedQuote]]


@pytest.fixture(scope="module")
def quoted() -> list[Asked]:
    """Each model for its example, and for a request that is likely to meet one of its prices."""
    context = load_facts(REAL).context
    catalogue, chance = context.catalogue, random.Random(17)
    made: list[Asked] = []
    for model in catalogue.models.values():
        market, offerings = context.market(model), catalogue.at_model[model.slug]
        usages = [usage_of_example(market, work) for work in market.workloads.values()]
        several: list[Offering] = chance.sample(list(offerings), min(3, len(offerings)))
        usages += [usage_of(offering, catalogue, chance) for offering in several]
        exchange = catalogue.site.exchange_rates
        made += [(market, usage, ranked_quotes(offerings, usage, exchange)) for usage in usages]
    return made


def test_the_script_says_the_same_of_every_cost(quoted: list[Asked]) -> None:
    by_script = _by_script(quoted)

    different = [
        (market.model.slug, dict(usage.uses), said, written)
        for (market, usage, places), made in zip(quoted, by_script, strict=True)
        for said, written in zip(
            [
                *map(list, map(quote_cells, places)),
                standings_text(places, usage, market.catalogue.today),
            ],
            [*made["rows"], made["note"]],
            strict=True,
        )
        if said != written
    ]
    assert different[:3] == []
    assert len(by_script) > 5_000


def test_costs_of_every_sort_are_said(quoted: list[Asked]) -> None:
    cells = [quote_cells(place) for _, _, places in quoted for place in places]

    figures, notes = {cell[2] for cell in cells}, " ".join({cell[3] for cell in cells})
    assert {"Free", "Not sourced", "In subscription"} <= figures
    assert {figure.split("$")[0] for figure in figures if "$" in figure} >= {"", "over ", "about "}
    for said in (
        "converted.",
        "Converted from",
        "Not ranked: far",
        "long before",
        "Fri:",
        "public holidays",
    ):
        assert said in notes


def test_programs_get_the_words_of_pages(quoted: list[Asked]) -> None:
    for _, _, places in quoted[:500]:
        for place in places:
            data, cells = quote_data(place), quote_cells(place)
            assert (data["cost"], " ".join(data["notes"])) == (cells[2], cells[3])


def _by_script(quoted: Sequence[Asked]) -> list[dict[str, Any]]:
    markets = list({market: None for market, _, _ in quoted})
    places = {market: place for place, market in enumerate(markets)}
    context = load_facts(REAL).context
    data = {
        "models": [plain(model_data(context, market, ())) for market in markets],
        "asked": [[places[market], asked(usage)] for market, usage, _ in quoted],
    }
    command: list[str | Path] = [
        tools.node(),
        Path(__file__).with_name("words.mjs"),
        (JS / "cost-quotes.js").as_uri(),
    ]
    done = subprocess.run(
        command, input=json.dumps(data), capture_output=True, text=True, check=True
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers
