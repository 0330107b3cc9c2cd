"""What the summary of each pair says is what its table says, today and on the days to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from llmref.catalogue.entities import Model
from llmref.catalogue.link import link
from llmref.insights.lifecycle import model_status
from llmref.memo import Memo
from llmref.pages.compare_models import facts_of_model
from llmref.pages.context import PageContext
from llmref.pages.model_pairs import ModelPair, model_pairs
from llmref.pages.pair_summary import pair_summary
from llmref.seeds import load
from llmref.urls import Addresses
from tests.sites import REAL

pytestmark = pytest.mark.site  # the markets of all models in pairs take their time
AMOUNT = re.compile(r"(?:about )?(?:\$|CN¥|€|£|JP¥)[\d,]+(?:\.\d+)?")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b[A-Z][a-z]+ 20\d\d\b")
SIZE = re.compile(r"\b\d[\d,]+(?= tokens| *\.$)")
JUDGED = re.compile(
    r"\b(cheap|better|best|worse|faster|smarter|recommend|only \d|no provider)", re.IGNORECASE
)


class Said(NamedTuple):
    """A sentence of a pair, with all that the tables say of its models."""

    pair: ModelPair
    sentence: str
    facts: str


@pytest.fixture(scope="module", params=[0, 1, 2, 33, 120])
def said(request: pytest.FixtureRequest) -> list[Said]:
    """All sentences on the day of the site, or some days later."""
    seeds = load(REAL)[0]
    today: date = link(seeds, None).today
    context = PageContext(link(seeds, today + timedelta(request.param)), Addresses(""), Memo())
    return [each for pair in model_pairs(context) for each in _said(context, pair)]


def _said(context: PageContext, pair: ModelPair) -> Iterator[Said]:
    facts = " | ".join(_facts(context, model) for model in (pair.first, pair.second))
    for sentence in pair_summary(context, pair):
        yield Said(pair, sentence, facts)


def _facts(context: PageContext, model: Model) -> str:
    groups = facts_of_model(context, model)
    texts = [
        f"{fact.label}: {fact.text}. {fact.note}" for facts in groups.values() for fact in facts
    ]
    status = model_status(context.market(model))
    return " | ".join([*texts, status[0] if status else ""])


@pytest.mark.parametrize("figure", [AMOUNT, DAY, SIZE])
def test_every_figure_of_a_summary_is_one_of_its_table(
    said: list[Said], figure: re.Pattern[str]
) -> None:
    other = [
        (each.pair.path, number, each.sentence)
        for each in said
        for number in figure.findall(each.sentence)
        if number not in each.facts
    ]

    assert other == []
    assert sum(bool(figure.search(each.sentence)) for each in said) > 50


def test_nothing_is_judged_that_no_fact_bears(said: list[Said]) -> None:
    assert [each.sentence for each in said if JUDGED.search(each.sentence)] == []
    for each in said:
        if each.sentence.startswith("Both "):
            assert len(AMOUNT.findall(each.sentence)) < 3, each.sentence


def test_amounts_are_equal_where_both_are_said_to_cost_so(said: list[Said]) -> None:
    for each in said:
        if " are alike: " in each.sentence or " differ: " in each.sentence:
            first, second = AMOUNT.findall(each.sentence)
            low, high = sorted(float(re.sub(r"[^\d.]", "", text)) for text in (first, second))
            assert ("alike" in each.sentence) == (high <= low * 1.001), each.sentence


def test_what_has_ended_is_not_said_to_come(said: list[Said]) -> None:
    for each in said:
        if " retires it on " in each.sentence:
            assert "retires" in each.facts or "Retires" in each.facts, each.sentence
