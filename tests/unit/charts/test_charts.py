"""What charts show, what they leave out and say so."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from llmref.catalogue.entities import Cited
from llmref.charts import drawing
from llmref.charts.ages import age_counts, ages
from llmref.charts.drawing import Chart, short, width, words_at
from llmref.charts.patterns import chart_patterns
from llmref.charts.price_and_context import ModelPoint, price_and_context
from llmref.charts.price_steps import price_steps
from llmref.charts.provider_costs import CostBar, cost_chart, provider_costs
from llmref.charts.releases import Release, release_chart
from llmref.charts.score_and_price import ScorePoint, ScoreScale, score_and_price
from llmref.records.source import Origin
from tests.unit.insights.factories import RATES, free, market_of, offer, offering_of

TODAY = date(2026, 11, 20)
DRAWN = {name: chart for name, chart in chart_patterns().items() if chart is not None}
OLD = {"rates": {"input": "4", "output": "8"}, "ends": "2026-01-01"}
NEW = {"rates": RATES, "starts": "2026-01-01"}


def _texts(chart: Chart | None) -> list[str]:
    assert chart is not None
    return [words.text for words in chart.words]


def test_costs_are_bars_from_nothing_and_the_creators_own_has_a_form_of_its_own() -> None:
    chart = provider_costs(market_of(offer("maker"), offer("acme", {"input": "1", "output": "4"})))

    assert chart is not None
    assert [(line.x1, line.x2, line.tone) for line in chart.lines] == [
        ("0", "48", "first"),
        ("0", "96", "second"),
    ]
    assert [tone for tone, _ in chart.key] == ["second", "first"]


def test_providers_that_charge_alike_are_no_chart() -> None:
    assert provider_costs(market_of(offer("acme"), offer("other"))) is None


def test_a_chart_of_many_amounts_says_how_many_it_leaves_out() -> None:
    bars = [CostBar(f"Provider {n}", Decimal(n), False) for n in range(1, 41)]

    chart = cost_chart(bars, "Cost")

    assert _texts(chart)[-2:] == ["Provider 40", "$40.00"]
    assert chart.note == "28 amounts between the last two bars are not drawn."


def test_providers_without_a_rank_are_counted_below_the_bars() -> None:
    bars = offer("acme"), offer("beta", {"input": "1", "output": "1"})

    chart = provider_costs(market_of(*bars, offer("gap", {"input": "1"}), free("free")))

    assert chart is not None
    assert chart.note == "2 more providers have no ranked cost."


@pytest.mark.parametrize("values", ["one", "many", "missing", "tied"])
@pytest.mark.parametrize(
    "kind", ["Costs", "History", "Releases", "Price and context", "Score and price", "Ages"]
)
def test_each_chart_is_shown_with_every_sort_of_values(kind: str, values: str) -> None:
    shown = {name: chart for name, chart in chart_patterns().items() if name.startswith(kind)}

    drawn = [chart for name, chart in shown.items() if values in name.split(", ", 1)[1]]
    assert drawn
    assert values == "one" or all(drawn)


def test_every_sort_of_chart_is_shown() -> None:
    ids = {chart.id.rsplit("-", 1)[0] for chart in DRAWN.values()}
    charts = Path(drawing.__file__).parent.glob("*.py")

    assert ids == {
        found[1] for file in charts for found in re.finditer(r'id="(chart-\w+)"', file.read_text())
    }


def test_a_changed_price_is_a_step_and_free_is_nothing() -> None:
    free = {"rates": {"input": "free", "output": "8"}, "starts": "2026-01-01"}

    chart = price_steps(offering_of(offer(rates=None, prices=[free, OLD])), TODAY)

    assert chart is not None
    assert (
        chart.description == "Input per 1M tokens: $4.00, then free. Output per 1M tokens: $8.00."
    )
    assert [words.text for words in chart.words if words.tone != "quiet"] == [
        "Output $8.00",
        "Input free",
    ]


def test_a_price_that_never_changed_is_no_chart() -> None:
    assert price_steps(offering_of(offer()), TODAY) is None
    again = {"rates": RATES, "ends": "2026-01-01"}
    assert price_steps(offering_of(offer(rates=None, prices=[NEW, again])), TODAY) is None


def test_prices_under_conditions_are_not_drawn() -> None:
    batch = {**OLD, "when": {"mode": "batch"}}

    assert price_steps(offering_of(offer(rates=None, prices=[NEW, batch])), TODAY) is None


def test_a_release_ends_where_its_creator_says_so() -> None:
    chart = release_chart(
        [Release("A", date(2025, 1, 1), date(2026, 12, 1)), Release("B", date(2026, 1, 1), None)],
        3,
        TODAY,
        "Acme",
    )

    assert chart is not None
    assert [mark.tone for mark in chart.marks] == ["first", "first", "end"]
    assert chart.note == "The dashed line is 2026-11-20. 3 more models have no release date."
    assert "1 with an end" in chart.description


def test_one_release_shows_no_order() -> None:
    assert release_chart([Release("A", TODAY, None)], 0, TODAY, "Acme") is None


def test_price_and_context_names_what_is_featured_and_counts_what_it_lacks() -> None:
    points = [ModelPoint(f"M{n}", Decimal(n), 1_000 * n, n == 5) for n in range(1, 6)]

    chart = price_and_context(points, "Chat", 2, 50)

    assert chart is not None
    assert [mark.label for mark in chart.marks][-1] == "M5: $5.00, 5K"
    assert "M5" in _texts(chart)
    assert chart.note.endswith(
        "Of 50 models, the 7 that most providers offer. 2 without one of the two are left out."
    )
    assert price_and_context(points[:4], "Chat", 0, 4) is None


def test_ages_tell_what_was_read_from_what_a_catalogue_states() -> None:
    page = Origin.model_validate({"url": "https://acme.example/", "via": "page"})
    catalogue = page.model_copy(update={"via": "catalogue"})
    days = [(page, 3), (catalogue, 30), (catalogue, 31), (catalogue, 400)]
    cited = [Cited(origin, date.fromordinal(TODAY.toordinal() - age)) for origin, age in days]

    counts = age_counts(cited, TODAY)

    assert [(count.read, count.listed) for count in counts] == [
        (1, 1),
        (0, 1),
        (0, 0),
        (0, 0),
        (0, 1),
    ]
    chart = ages(counts)
    assert chart is not None
    assert [line.tone for line in chart.lines].count("second") == 1
    assert ages(age_counts([], TODAY)) is None


def test_every_mark_and_word_stands_inside_its_drawing() -> None:
    for name, chart in DRAWN.items():
        across = [float(mark.x) for mark in chart.marks] + [float(text.x) for text in chart.words]
        across += [float(x) for line in chart.lines for x in (line.x1, line.x2)]
        down = [float(mark.y) for mark in chart.marks] + [float(text.y) for text in chart.words]
        assert 0 <= min(across) <= max(across) <= 100, name
        assert 0 <= min(down) <= max(down) <= chart.height, name


def test_names_fit_the_narrowest_screen() -> None:
    assert width(short("w" * 100)) <= 200
    assert short("w" * 100).endswith("…")
    for chart in DRAWN.values():
        assert all(width(text.text) <= 200 for text in chart.words)


@pytest.mark.parametrize("name", ["Nova", "A name in some words", "w" * 100])
@pytest.mark.parametrize("x", range(0, 101, 5))
def test_a_name_stays_by_its_mark(name: str, x: int) -> None:
    words = words_at(x, "0", short(name), "first")

    assert abs(float(words.x) - x) < 8


def test_the_ids_of_charts_on_one_page_differ() -> None:
    ids = [chart.id for chart in DRAWN.values()]

    assert len(ids) == len(set(ids)) > 10


SCALE = ScoreScale("Smithing", "per 1M input tokens", Decimal(0), Decimal(100))
POINT = ScorePoint("Anvil 1", Decimal(2), Decimal(50), "50 points", True)


def test_a_score_stands_at_its_height_and_its_price() -> None:
    other = ScorePoint("Anvil 2", Decimal(8), Decimal(100), "100 points", False)

    chart = score_and_price([POINT, other], SCALE, 1)

    assert chart is not None
    assert [(mark.y, mark.tone) for mark in chart.marks] == [("20", "first"), ("152", "second")]
    assert float(chart.marks[0].x) > float(chart.marks[1].x)
    assert chart.description == (
        "2 scores: 50 points to 100 points, of models that cost $2.00 to $8.00 per 1M input tokens."
    )
    assert chart.note.endswith(" 1 score of models without a known price is left out.")


def test_scores_that_tie_are_drawn_and_named_once() -> None:
    chart = score_and_price([POINT, POINT], SCALE, 0)

    assert chart is not None
    assert len(chart.marks) == 2
    assert _texts(chart).count("Anvil 1") == 1
    assert "2 scores: 50 points, of models that cost $2.00 per" in chart.description


def test_scores_without_any_price_are_no_chart() -> None:
    assert score_and_price([], SCALE, 4) is None
