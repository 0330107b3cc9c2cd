"""The page of a benchmark says first what it lacks, and ranks nobody in words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from llmref import judge
from llmref.catalogue.link import Catalogue
from llmref.pages.benchmark import benchmark_page, benchmarks_page
from llmref.pages.context import PageContext
from llmref.pages.score_chart import NEW
from llmref.pages.scores import score_rows
from llmref.urls import Addresses
from tests.worlds import WORLDS, lay

SMITHING = "benchmarks/smithing.yaml"
NEWEST = date(2026, 11, 1)


def context_of(seeds: Path, today: date | None = None) -> PageContext:
    catalogue, _ = judge.check(seeds, today)
    assert isinstance(catalogue, Catalogue)
    return PageContext(catalogue, Addresses(catalogue.site.base_url))


@pytest.fixture(scope="module")
def typical() -> PageContext:
    return context_of(WORLDS / "typical")


def test_scores_stand_in_the_order_of_the_direction(typical: PageContext) -> None:
    page = benchmark_page(typical, typical.catalogue.benchmarks["smithing"])

    assert [row.score for row in page.body.rows] == ["62.5%", "62.5%", "41.25%", "4%"]
    assert page.body.caption.endswith(", highest first")


def test_a_table_that_lacks_no_current_model_says_so(typical: PageContext) -> None:
    page = benchmark_page(typical, typical.catalogue.benchmarks["smithing"])

    assert page.body.missing == "No current model is without a score here (2 in all)."
    assert page.body.featured == []


def test_featured_models_without_a_score_are_named(tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "typical")
    file = seeds / SMITHING
    file.write_text(
        "".join(
            line
            for line in file.read_text().splitlines(keepends=True)
            if "anvil-2.1-mini" not in line
        )
    )

    context = context_of(seeds)
    page = benchmark_page(context, context.catalogue.benchmarks["smithing"])

    assert page.body.missing == (
        "1 of 2 current chat models and completion models has no score here."
    )
    assert page.data is not None
    assert page.data["current_models_without_score"] == 1
    assert [link.path for link in page.body.featured] == ["/model/anvil-2.1-mini/"]


def test_what_a_table_does_not_state_is_said_to_be_unknown(typical: PageContext) -> None:
    page = benchmark_page(typical, typical.catalogue.benchmarks["smithing"])
    last = page.body.rows[-1]

    assert (last.setting, last.day, last.by, last.is_by_known) == ("", None, "Not stated", False)
    assert page.data is not None
    assert page.data["scores"][-1]["date"] is None
    assert page.data["scores"][-1]["self_reported"] is None


def test_a_chart_needs_new_scores_of_half_of_the_featured_models() -> None:
    for days, is_drawn in ((0, True), (NEW.days, True), (NEW.days + 1, False)):
        context = context_of(WORLDS / "typical", NEWEST + timedelta(days=days))
        page = benchmark_page(context, context.catalogue.benchmarks["smithing"])

        assert (page.body.chart is not None) == is_drawn, days
        assert bool(page.body.priced) == is_drawn
        assert (page.body.no_chart == "") == is_drawn


def test_a_page_without_a_chart_says_why() -> None:
    context = context_of(WORLDS / "typical", NEWEST + NEW + timedelta(days=1))
    page = benchmark_page(context, context.catalogue.benchmarks["smithing"])

    assert page.body.no_chart.startswith("Not drawn: 0 of ")
    assert "a score of the last 200 days here; a chart needs half of them." in page.body.no_chart


def test_the_figures_of_the_chart_stand_beside_it() -> None:
    context = context_of(WORLDS / "typical", NEWEST)
    page = benchmark_page(context, context.catalogue.benchmarks["smithing"])

    assert len(page.body.priced) == len(page.body.chart.marks)
    assert page.body.priced[0].score == "62.5%"
    assert page.body.priced[0].price.endswith(" per 1M input tokens")


def test_a_model_lists_its_scores_and_another_one_has_no_such_section(
    typical: PageContext,
) -> None:
    models = typical.catalogue.models

    rows = score_rows(typical, models["anvil-2.1"])

    assert [(row.head.path, row.setting) for row in rows] == [
        ("/benchmarks/smithing/", "effort high"),
        ("/benchmarks/smithing/", "effort low"),
    ]
    assert score_rows(typical, models["lens-1"]) == ()


def test_the_list_has_a_benchmark_below_each_of_its_kinds(typical: PageContext) -> None:
    groups = {
        group.id: [card.head.path for card in group.cards]
        for group in benchmarks_page(typical).body.groups
    }

    assert groups == {
        "chat": ["/benchmarks/smithing/"],
        "completion": ["/benchmarks/smithing/"],
        "transcription": ["/benchmarks/hearing/"],
    }


def test_no_page_of_a_benchmark_calls_a_model_the_best(typical: PageContext) -> None:
    for benchmark in typical.catalogue.benchmarks.values():
        body = benchmark_page(typical, benchmark).body
        texts = [body.missing, body.caption, body.note, *(fact.text for fact in body.facts)]
        texts += [body.chart.title, body.chart.description, body.chart.note] if body.chart else []

        assert not [text for text in texts if "best" in text.casefold().split()]
